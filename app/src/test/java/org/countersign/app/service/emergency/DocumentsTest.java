package org.countersign.app.service.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.request.Requests;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where no CRL can say it: the right document instead, signed by the people; and drills. */
class DocumentsTest {
  private VaultOnSoftHsm vault;
  private Inventory inventory;

  @BeforeEach
  void found() throws Exception {
    vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    inventory = new Inventory(vault);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private static Operation compromise(Spki key) {
    return new Operation.EmergencyRevoke(key, "keyCompromise", Optional.empty(), "INC-7");
  }

  private Results.KeyChanged revoke(Spki key) throws Exception {
    return (Results.KeyChanged) vault.carryOut(compromise(key), Charter.DOMAIN, Charter.BEN);
  }

  private void signedByBoth(Results.Document document) throws Exception {
    assertThat(document.signatures())
        .extracting(Results.DocumentSignature::person)
        .containsExactlyInAnyOrder(Charter.ADA, Charter.BEN);
    Path folder = vault.folder().resolve("openssl");
    Files.createDirectories(folder);
    byte[] text = vault.services().vault().journal().attachment(document.file().attachment());
    Files.write(folder.resolve("text"), text);
    for (Results.DocumentSignature one : document.signatures()) {
      Credential credential =
          vault
              .services()
              .vault()
              .read(s -> s.people().credential(one.credential()).orElseThrow())
              .credential();
      Files.write(folder.resolve("key.der"), credential.signing());
      Files.write(folder.resolve("sig"), one.signature());
      assertThat(
              Openssl.run(
                  folder,
                  "dgst",
                  "-sha384",
                  "-verify",
                  "key.der",
                  "-keyform",
                  "DER",
                  "-signature",
                  "sig",
                  "text"))
          .isEqualTo("0 Verified OK");
    }
  }

  @Test
  void aSelfSignedRootGetsADistrustNoticeThatOpensslVerifies() throws Exception {
    Spki root = inventory.root("root", KeyAlgorithm.EC_P256);
    Results.KeyChanged changed = revoke(root);
    assertThat(changed.crls()).isEmpty();
    assertThat(changed.documents())
        .singleElement()
        .satisfies(document -> assertThat(document.kind()).isEqualTo("distrust-notice"));
    signedByBoth(changed.documents().getFirst());
    assertThat(vault.stateOf(root)).isEqualTo("compromised");
  }

  @Test
  void aKeyWithoutACertificateGetsADistrustNoticeAndNeedsNoHsm() throws Exception {
    Spki bare = inventory.active("bare", KeyAlgorithm.EC_P256);
    TokenIdentity signing = vault.signingToken();
    vault.hsm().pull(signing);
    Results.KeyChanged changed = revoke(bare);
    assertThat(changed.documents())
        .extracting(Results.Document::kind)
        .containsExactly("distrust-notice");
    signedByBoth(changed.documents().getFirst());
  }

  @Test
  void aCertificateOfAnOutsideCaGetsARequestToThatCa() throws Exception {
    Spki key = inventory.active("partner", KeyAlgorithm.EC_P256);
    byte[] outside = OutsideCa.certificateFor(vault, key);
    Object ignored =
        vault.carryOut(new Operation.ImportCertificate(key, outside), Charter.DOMAIN, Charter.BEN);
    Results.KeyChanged changed = revoke(key);
    assertThat(changed.documents())
        .extracting(Results.Document::kind)
        .containsExactlyInAnyOrder("distrust-notice", "revocation-request");
    for (Results.Document document : changed.documents()) {
      signedByBoth(document);
    }
  }

  @Test
  void aTokenThatIsGoneByNowDoesNotStopTheNotice() throws Exception {
    Spki bare = inventory.active("bare", KeyAlgorithm.EC_P256);
    TokenIdentity ben = vault.tokenOf(Charter.BEN);
    String hash = vault.raise(compromise(bare), Charter.DOMAIN);
    try (DualControl control = vault.services().controls().open(hash, Optional.empty())) {
      control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
      var changed =
          (Results.KeyChanged)
              control.execute(step -> {
                if (step.code().equals("intent")) {
                  vault.hsm().pull(ben);
                }
              });
      assertThat(changed.documents().getFirst().signatures())
          .extracting(Results.DocumentSignature::person)
          .containsExactly(Charter.ADA);
    }
  }

  @Test
  void aDrillChangesNothingAndPublishesNothingThatCouldPassAsReal() throws Exception {
    Spki root = inventory.root("root", KeyAlgorithm.EC_P256);
    Spki release = inventory.issued(root, "release", KeyAlgorithm.EC_P256);
    List<Path> before = published();
    Requests.Wish drill = new Requests.Wish(compromise(release), Charter.DOMAIN, "Drill", true);
    String hash = vault.services().controls().raise(vault.services().controls().draft(drill));
    Results.KeyChanged changed = (Results.KeyChanged) vault.carryOut(hash, Charter.BEN);

    assertThat(changed.crls()).isEmpty();
    assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTED);
    assertThat(vault.stateOf(release)).isEqualTo("active");
    long next = vault.services().vault().read(s -> s.keys().nextCrlNumber(root));
    assertThat(next).isEqualTo(1);
    List<Path> after = published();
    after.removeAll(before);
    assertThat(after).allMatch(path -> path.toString().contains("publication/drill"));
    Results.KeyChanged real = revoke(release);
    assertThat(real.crls().getFirst().number()).isEqualTo(1);
  }

  private List<Path> published() throws Exception {
    return new java.util.ArrayList<>(Folders.files(vault.folder().resolve(Services.PUBLICATION)));
  }
}
