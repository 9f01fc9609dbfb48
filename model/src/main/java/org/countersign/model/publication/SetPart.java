package org.countersign.model.publication;

import org.countersign.model.Sha256;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.OcspBuilder;
import org.countersign.model.pki.OcspPlan;

/** A file of a set before anything is signed. */
public sealed interface SetPart {
  String path();

  /** As the list has it. */
  SetList.Planned planned(OcspBuilder builder) throws Refused;

  /** Complete as it is. */
  record Whole(String path, byte[] bytes) implements SetPart {
    @Override
    public SetList.Planned planned(OcspBuilder builder) {
      return new SetList.Planned(path, "file", Sha256.hex(bytes));
    }
  }

  /** An OCSP response that its issuer is to sign. */
  record Answered(String path, OcspPlan plan, Spki issuer) implements SetPart {
    @Override
    public SetList.Planned planned(OcspBuilder builder) throws Refused {
      return new SetList.Planned(path, "ocsp", Sha256.hex(builder.toBeSigned(plan)));
    }
  }

  /** A notice that whoever signs the set is to sign. */
  record Notice(String path, byte[] payload) implements SetPart {
    @Override
    public SetList.Planned planned(OcspBuilder builder) {
      return new SetList.Planned(path, "jws", Sha256.hex(payload));
    }
  }
}
