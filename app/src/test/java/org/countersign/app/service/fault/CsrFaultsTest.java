package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.SoftCsr;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.request.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing requests from outside: refused before anybody is asked to sign for them. */
class CsrFaultsTest {
  private static final String SUBJECT = "CN=Partner";

  private VaultOnSoftHsm vault;
  private Inventory inventory;
  private Spki root;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    inventory = new Inventory(vault);
    root = inventory.root("root", KeyAlgorithm.EC_P256);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private String refusal(Operation wish) {
    long size = vault.services().vault().head().size();
    String code = Sentences.codeOf(() -> vault.raise(wish, Charter.DOMAIN));
    assertThat(vault.services().vault().head().size()).isEqualTo(size);
    return code;
  }

  @Test
  void aTruncatedOneIsRefused() throws Exception {
    SoftCsr csr = SoftCsr.ec(SUBJECT);
    byte[] half = Arrays.copyOf(csr.der(), csr.der().length / 2);
    assertThat(refusal(csr.wish(inventory, root, SUBJECT, half))).isEqualTo("csr.truncated");
  }

  @Test
  void oneWithABadSignatureIsRefused() throws Exception {
    SoftCsr csr = SoftCsr.ec(SUBJECT);
    byte[] other = SoftCsr.ec("CN=Somebody else").der();
    byte[] bad = csr.der().clone();
    bad[bad.length - 1] ^= 1;
    assertThat(refusal(csr.wish(inventory, root, SUBJECT, bad))).isEqualTo("csr.signature");
    assertThat(refusal(csr.wish(inventory, root, SUBJECT, other)))
        .isEqualTo("certificate.other-key");
  }

  @Test
  void oneWithAWeakKeyIsRefused() throws Exception {
    SoftCsr csr = SoftCsr.rsa(SUBJECT, 1024);
    assertThat(refusal(csr.wish(inventory, root, SUBJECT, csr.der()))).isEqualTo("csr.weak-key");
  }

  @Test
  void oneForAKeyOfTheVaultIsRefused() throws Exception {
    byte[] der = vault.services().vault().read(s -> s.keys().key(root).orElseThrow().publicKey());
    Operation wish =
        new Operation.IssueForCsr(
            root,
            root,
            SoftCsr.ec(SUBJECT).der(),
            inventory.plan(
                CertificateProfile.CODE_SIGNING,
                SUBJECT,
                Optional.of(inventory.certificate(root)),
                PublicKeyDer.read(der),
                1));
    assertThat(refusal(wish)).isIn("certificate.other-key", "key.known");
  }

  @Test
  void aKeyKnownUnderAnotherNameIsRefusedAndTheSameNameIsARenewal() throws Exception {
    SoftCsr csr = SoftCsr.ec(SUBJECT);
    Object ignored =
        vault.carryOut(csr.wish(inventory, root, SUBJECT, csr.der()), Charter.DOMAIN, Charter.BEN);
    SoftCsr other = csr.renamed("CN=Impostor");
    assertThat(refusal(other.wish(inventory, root, "CN=Impostor", other.der())))
        .isEqualTo("csr.key-known");
    Object renewed =
        vault.carryOut(csr.wish(inventory, root, SUBJECT, csr.der()), Charter.DOMAIN, Charter.BEN);
    assertThat(renewed).isNotNull();
  }
}
