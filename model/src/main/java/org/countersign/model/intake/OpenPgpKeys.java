package org.countersign.model.intake;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyConverter;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.key.Spki;

/** The keys of one OpenPGP certificate: a primary key, and subkeys that it vouches for. */
final class OpenPgpKeys {
  private static final int MOST_SUBKEYS = 200;

  private final Finds finds;
  private final Where where;

  OpenPgpKeys(Finds finds, Where where) {
    this.finds = finds;
    this.where = where;
  }

  void read(PGPPublicKeyRing ring) {
    read(ring.getPublicKeys());
  }

  /** Secret keys, but those that only say that the secret is on a card. */
  void read(PGPSecretKeyRing ring) {
    PGPPublicKey primary = ring.getPublicKey();
    OpenPgpProof proof = new OpenPgpProof(primary);
    int count = 0;
    for (PGPSecretKey key : ring) {
      if (count++ == MOST_SUBKEYS) {
        finds.problem(where, "openpgp.many", OpenPgpReader.FORMAT, MOST_SUBKEYS);
        return;
      }
      if (!key.isPrivateKeyEmpty()) {
        String owner = owner(proof, key);
        finds.add(new PrivateKey(at(key.getPublicKey()), spki(key), OpenPgpReader.FORMAT, owner));
      } else {
        read(List.of(key.getPublicKey()).iterator());
      }
    }
  }

  private static String owner(OpenPgpProof proof, PGPSecretKey key) {
    Iterator<String> ids = key.getUserIDs();
    return proof.name().orElse(ids.hasNext() ? ids.next() : "");
  }

  private Optional<Spki> spki(PGPSecretKey key) {
    try {
      return Optional.of(Spki.of(encoded(key.getPublicKey())));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private void read(Iterator<PGPPublicKey> keys) {
    Optional<OpenPgpProof> proof = Optional.empty();
    int count = 0;
    while (keys.hasNext()) {
      PGPPublicKey key = keys.next();
      if (count++ == MOST_SUBKEYS) {
        finds.problem(where, "openpgp.many", OpenPgpReader.FORMAT, MOST_SUBKEYS);
        return;
      }
      if (key.isMasterKey()) {
        proof = Optional.of(new OpenPgpProof(key));
      }
      one(key, proof);
    }
  }

  private void one(PGPPublicKey key, Optional<OpenPgpProof> proof) {
    try {
      if (!key.isMasterKey() && !proof.map(by -> by.vouchesFor(key)).orElse(false)) {
        throw new Malformed("openpgp.unbound");
      }
      byte[] spki = encoded(key);
      String name = proof.flatMap(OpenPgpProof::name).orElse("");
      finds.add(new PublicKey(at(key), Kind.OPENPGP, spki, Spki.of(spki), name, facts(key, proof)));
    } catch (Malformed e) {
      finds.problem(at(key), OpenPgpReader.FORMAT, e);
    }
  }

  private Where at(PGPPublicKey key) {
    String before = where.place().isEmpty() ? "" : where.place() + ", ";
    return new Where(where.file(), before + "key " + hex(key));
  }

  private static Map<String, String> facts(PGPPublicKey key, Optional<OpenPgpProof> proof) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("fingerprint", hex(key));
    facts.put("version", String.valueOf(key.getVersion()));
    facts.put("part", key.isMasterKey() ? "primary" : "subkey");
    facts.put("created", key.getCreationTime().toInstant().toString());
    proof.flatMap(by -> by.expires(key)).ifPresent(at -> facts.put("expires", at.toString()));
    proof.filter(by -> by.isRevoked(key)).ifPresent(by -> facts.put("revoked", "yes"));
    proof
        .filter(by -> key.isMasterKey() && by.names().size() > 1)
        .ifPresent(by -> facts.put("user ids", String.join("; ", by.names())));
    return facts;
  }

  private static String hex(PGPPublicKey key) {
    return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
  }

  private static byte[] encoded(PGPPublicKey key) throws Malformed {
    try {
      return SpkiForm.encoded(
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
              new BcPGPKeyConverter().getPublicKey(key)));
    } catch (PGPException | IOException | RuntimeException e) {
      throw new Malformed("openpgp.algorithm", key.getAlgorithm());
    }
  }
}
