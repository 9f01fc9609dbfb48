package org.countersign.app.hsm;

import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.hsm.Session.KeyPairHandles;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.KeyNotAsAsked;
import org.countersign.model.failure.TokenFailure.LabelTaken;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.GeneratedKey;

/**
 * Generates key pairs, and believes nothing: what was made is read back, and destroyed if it is not
 * what was asked for.
 */
final class KeyMaker {
  private static final int ID_LENGTH = 16;

  private final Login login;
  private final KeyAlgorithm algorithm;
  private final String label;

  KeyMaker(Login login, KeyAlgorithm algorithm, String label) {
    this.login = login;
    this.algorithm = algorithm;
    this.label = label;
  }

  GeneratedKey make(KeyUse use) throws CkrException, TokenFailure {
    byte[] id = login.session().random(ID_LENGTH);
    Template publicKey = use.publicKey(algorithm, label, id);
    return make(publicKey, use.privateKey(algorithm, label, id), use.mustBe(algorithm));
  }

  /** Makes a pair by these templates and holds the private key to these attributes. */
  GeneratedKey make(Template publicKey, Template privateKey, Map<Long, Boolean> mustBe)
      throws CkrException, TokenFailure {
    login.mustTakeWriting();
    refuseTakenLabel();
    long mechanism =
        switch (algorithm) {
          case RSA_3072, RSA_4096 -> Ck.CKM_RSA_PKCS_KEY_PAIR_GEN;
          case EC_P256, EC_P384 -> Ck.CKM_EC_KEY_PAIR_GEN;
          case ED25519 -> Ck.CKM_EC_EDWARDS_KEY_PAIR_GEN;
        };
    KeyPairHandles pair = login.session().generate(mechanism, publicKey, privateKey);
    try {
      return checked(pair, mustBe);
    } catch (KeyNotAsAsked e) {
      destroy(pair);
      throw e;
    } catch (CkrException e) {
      undo(pair, e);
      throw e;
    }
  }

  private void destroy(KeyPairHandles pair) throws CkrException {
    login.session().destroy(pair.privateKey());
    login.session().destroy(pair.publicKey());
  }

  /**
   * A key that could not be read back is not left behind either, if the token still does what it is
   * told.
   */
  private void undo(KeyPairHandles pair, CkrException why) {
    try {
      destroy(pair);
    } catch (CkrException e) {
      why.addSuppressed(e);
    }
  }

  private void refuseTakenLabel() throws CkrException, LabelTaken {
    Template labelled = new Template().text(Ck.CKA_LABEL, label);
    for (long handle : login.session().find(labelled)) {
      if (Found.read(login.session(), handle).isKey()) {
        throw new LabelTaken(login.label(), label);
      }
    }
  }

  private GeneratedKey checked(KeyPairHandles pair, Map<Long, Boolean> mustBe)
      throws CkrException, KeyNotAsAsked {
    Found privateKey = Found.read(login.session(), pair.privateKey());
    Map<Long, String> names = Attributes.of(Ck.CKO_PRIVATE_KEY);
    for (Map.Entry<Long, Boolean> asked : mustBe.entrySet()) {
      String found = Attributes.shown(privateKey.values().get(asked.getKey()));
      if (!found.equals(asked.getValue().toString())) {
        throw new KeyNotAsAsked(login.label(), names.get(asked.getKey()), found);
      }
    }
    return described(privateKey, publicKey(pair));
  }

  private PublicKey publicKey(KeyPairHandles pair) throws CkrException, KeyNotAsAsked {
    Optional<PublicKey> key = Found.read(login.session(), pair.publicKey()).publicKey();
    String found = key.flatMap(KeyAlgorithm::of).map(KeyAlgorithm::display).orElse("unreadable");
    if (!found.equals(algorithm.display())) {
      throw new KeyNotAsAsked(login.label(), "CKA_KEY_TYPE", found);
    }
    return key.orElseThrow();
  }

  private GeneratedKey described(Found privateKey, PublicKey publicKey) throws KeyNotAsAsked {
    if (privateKey.id().length() != HexFormat.of().formatHex(new byte[ID_LENGTH]).length()) {
      throw new KeyNotAsAsked(login.label(), "CKA_ID", privateKey.id());
    }
    return new GeneratedKey(
        Spki.of(publicKey),
        publicKey,
        algorithm,
        label,
        privateKey.id(),
        Attributes.shown(Ck.CKO_PRIVATE_KEY, privateKey.values()));
  }
}
