package org.countersign.app.service.revocation;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Name;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.PublishedCrl;
import org.countersign.model.request.Results;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.Heard;
import org.countersign.model.vault.Kinds;

/** Records that a trust path has seen the list that revokes a key: one person's signed entry. */
public final class Sightings {
  private final Vault vault;
  private final Sessions sessions;

  public Sightings(Vault vault, Sessions sessions) {
    this.vault = vault;
    this.sessions = sessions;
  }

  /** As a person states it, of the very list that has to be seen. */
  public void state(Heard heard, String words) throws Failure {
    BigInteger number = heard.publication().numberToSee().orElseThrow(() -> notSeen(heard));
    append(
        heard,
        Confirmation.seen(
            heard.path().id(),
            heard.publication().issuerKey().orElseThrow(),
            number,
            checked(words)));
  }

  /**
   * As the place’s own copy of the list shows, which may be a later one.
   *
   * @param name of the file
   * @param file PEM or DER; kept as DER
   * @throws Refused {@code crl.too-old} for one that does not have the revocation yet
   */
  public void show(Heard heard, String name, byte[] file) throws Failure {
    X509CRL crl = Certificates.readCrl(file);
    BigInteger wanted = heard.publication().numberToSee().orElseThrow(() -> notSeen(heard));
    BigInteger number =
        PublishedCrl.number(crl).orElseThrow(() -> new Refused("crl.no-number", name));
    if (number.compareTo(wanted) < 0) {
      throw new Refused("crl.too-old", number, wanted);
    }
    byte[] der = CrlBytes.der(crl);
    Results.Attachment kept =
        new Results.Attachment(vault.journal().attach(der), der.length, CrlObservation.CRL_TYPE);
    append(
        heard,
        Confirmation.seen(
            heard.path().id(),
            heard.publication().issuerKey().orElseThrow(),
            number,
            new Confirmation.File(name, kept)));
  }

  private void append(Heard heard, Confirmation what) throws Failure {
    Object ignored =
        sessions.act(signer ->
            vault.append(Draft.of(Kinds.CONFIRMED, heard.path().domain(), what, false), signer));
  }

  private static Refused notSeen(Heard heard) {
    return new Refused("crl.not-seen-yet", heard.publication().name());
  }

  private static String checked(String words) throws Refused {
    try {
      return Name.checkText("words", words);
    } catch (IllegalArgumentException e) {
      throw new Refused("input.text", String.valueOf(e.getMessage()));
    }
  }
}
