package org.countersign.model.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import tools.jackson.databind.JsonNode;

/** How operations are called in requests, and which record their parameters are. */
public final class OperationKinds {
  private static final Map<String, Class<? extends Operation>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("key.generate", Operation.GenerateKey.class);
    KINDS.put("certificate.root", Operation.IssueRoot.class);
    KINDS.put("certificate.issue", Operation.IssueCertificate.class);
    KINDS.put("certificate.issue-csr", Operation.IssueForCsr.class);
    KINDS.put("certificate.import", Operation.ImportCertificate.class);
    KINDS.put("crl.issue", Operation.IssueCrl.class);
    KINDS.put("key.activate", Operation.ActivateKey.class);
    KINDS.put("key.suspend", Operation.SuspendKey.class);
    KINDS.put("key.reinstate", Operation.ReinstateKey.class);
    KINDS.put("key.revoke", Operation.RevokeKey.class);
    KINDS.put("key.retire", Operation.RetireKey.class);
    KINDS.put("key.rotate", Operation.RotateKey.class);
    KINDS.put("key.emergency-revoke", Operation.EmergencyRevoke.class);
    KINDS.put("key.destroy", Operation.DestroyKey.class);
    KINDS.put("key.keep", Operation.KeepKey.class);
    KINDS.put("watched.distrust", Operation.DistrustKey.class);
    KINDS.put("watched.trust-again", Operation.TrustKeyAgain.class);
    KINDS.put("trust.add", Operation.AddTrustPath.class);
    KINDS.put("trust.change", Operation.ChangeTrustPath.class);
    KINDS.put("trust.remove", Operation.RemoveTrustPath.class);
    KINDS.put("inventory.import", Operation.ImportInventory.class);
    KINDS.put("publication.issue", Operation.IssuePublication.class);
    KINDS.put("finding.close", Operation.CloseFindings.class);
    KINDS.put("domain.create", Operation.CreateDomain.class);
    KINDS.put("domain.change", Operation.ChangeDomain.class);
    KINDS.put("domain.review", Operation.ReviewDomain.class);
    KINDS.put("policy.change", Operation.ChangePolicy.class);
    KINDS.put("person.enrol", Operation.EnrolPerson.class);
    KINDS.put("person.remove", Operation.RemovePerson.class);
    KINDS.put("token.commission", Operation.CommissionToken.class);
    KINDS.put("token.reshare", Operation.ReshareToken.class);
    KINDS.put("token.reconcile", Operation.ReconcileToken.class);
    KINDS.put("key.adopt", Operation.AdoptKey.class);
    KINDS.put("key.destroy-found", Operation.DestroyFound.class);
    KINDS.put("execution.resolve", Operation.ResolveExecution.class);
    KINDS.put("clock.state", Operation.StateTime.class);
  }

  private OperationKinds() {}

  /** All kinds, in the order people meet them. */
  public static Iterable<String> all() {
    return KINDS.keySet();
  }

  /** {@code key.generate} for a {@code GenerateKey}. */
  public static String kindOf(Operation operation) {
    return KINDS.entrySet().stream()
        .filter(kind -> kind.getValue() == operation.getClass())
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** Reads parameters; refuses an unknown kind with {@code request.operation}. */
  public static Operation read(String kind, JsonNode parameters) throws Refused {
    Class<? extends Operation> type = KINDS.get(kind);
    if (type == null) {
      throw new Refused("request.operation", kind);
    }
    return Canonical.read(parameters, type);
  }
}
