package org.countersign.model.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Optional;
import org.bouncycastle.asn1.bc.EncryptedObjectStoreData;
import org.bouncycastle.asn1.bc.ObjectStore;
import org.bouncycastle.asn1.bc.ObjectStoreIntegrityCheck;
import org.bouncycastle.asn1.bc.PbkdMacIntegrityCheck;
import org.countersign.model.intake.Item.PrivateKey;

/** BouncyCastle's own key store, BCFKS. It is encrypted as a whole, and its keys once more. */
final class BcfksReader {
  private static final String FORMAT = "BCFKS";

  private BcfksReader() {}

  static void read(Finds finds, byte[] content, Optional<char[]> password) {
    try {
      Asn1Shape.check(content);
      work(ObjectStore.getInstance(content));
      if (password.isEmpty()) {
        finds.problem(finds.at(""), Reading.PASSWORD_NEEDED, FORMAT);
        return;
      }
      KeyStore store = KeyStore.getInstance(FORMAT, StoreProvider.BOUNCY_CASTLE);
      store.load(new ByteArrayInputStream(content), password.get());
      for (String alias : Collections.list(store.aliases())) {
        entry(finds, store, alias);
      }
    } catch (Malformed e) {
      finds.problem(finds.at(""), FORMAT, e);
    } catch (IOException | GeneralSecurityException e) {
      finds.problem(finds.at(""), Reading.PASSWORD_WRONG, FORMAT);
    } catch (IllegalArgumentException | IllegalStateException e) {
      finds.problem(finds.at(""), FORMAT, new Malformed("asn1.unreadable"));
    }
  }

  private static void work(ObjectStore store) throws Malformed {
    PasswordWork work = new PasswordWork();
    if (store.getStoreData() instanceof EncryptedObjectStoreData data) {
      work.add(data.getEncryptionAlgorithm());
    }
    ObjectStoreIntegrityCheck check = store.getIntegrityCheck();
    if (check.getType() != ObjectStoreIntegrityCheck.PBKD_MAC_CHECK) {
      throw new Malformed("bcfks.signed");
    }
    work.add(PbkdMacIntegrityCheck.getInstance(check.getIntegrityCheck()).getPbkdAlgorithm());
  }

  private static void entry(Finds finds, KeyStore store, String alias)
      throws GeneralSecurityException {
    Where where = finds.at("alias " + alias);
    Certificate[] chain = store.getCertificateChain(alias);
    if (chain == null && store.getCertificate(alias) != null) {
      chain = new Certificate[] {store.getCertificate(alias)};
    }
    String owner = alias;
    Optional<CertificateFacts> first = Optional.empty();
    if (chain != null) {
      for (Certificate certificate : chain) {
        byte[] der = certificate.getEncoded();
        CertificateReader.read(finds, where, der, 0, der.length);
      }
      first = chain.length == 0 ? first : CertificateFacts.read(chain[0].getEncoded());
      owner = first.map(CertificateFacts::subject).orElse(alias);
    }
    if (store.isKeyEntry(alias)) {
      String format = chain == null ? "BCFKS, symmetric" : FORMAT;
      finds.add(new PrivateKey(where, first.map(CertificateFacts::key), format, owner));
    }
  }
}
