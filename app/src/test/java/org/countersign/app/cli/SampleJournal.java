package org.countersign.app.cli;

import java.time.Duration;
import java.util.List;
import org.countersign.model.request.Results;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;

/**
 * A journal made by the real rules: a domain, a token, a root, a certificate and its revocation.
 */
final class SampleJournal {
  static final String CRL = "not a real CRL, but a file that an entry names";

  private SampleJournal() {}

  /** Writes it and the attachment it names into the folder. Returns the lines. */
  static List<byte[]> into(JournalFolder folder) {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    String attachment = folder.attach(CRL);
    vault.must(() -> {
      VaultLife.SoftKey root = life.root("root");
      VaultLife.SoftKey leaf = life.issued("release-2026", root);
      Results.CrlMade crl =
          new Results.CrlMade(
              root.spki(),
              vault.state().keys().nextCrlNumber(root.spki()),
              vault.now(),
              vault.now().plus(Duration.ofDays(30)),
              new Results.Attachment(attachment, CRL.length(), "application/pkix-crl"),
              life.serials(leaf));
      vault.run(VaultLife.DOMAIN, VaultLife.emergency(leaf), VaultLife.changed(crl));
    });
    folder.lines(vault.lines());
    return vault.lines();
  }
}
