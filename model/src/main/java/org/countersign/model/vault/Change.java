package org.countersign.model.vault;

import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.people.Person;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.KeptKey;
import org.countersign.model.rotation.Rotation;
import org.countersign.model.trust.TrustPath;

/** What an entry changed, as the thing now is: one row of the register each. */
public sealed interface Change {
  record PersonIs(Person person, boolean removed) implements Change {}

  record CredentialIs(EnrolledCredential credential) implements Change {}

  record DomainIs(SigningDomain domain) implements Change {}

  record TokenIs(CommissionedToken token) implements Change {}

  record KeyIs(SigningKey key) implements Change {}

  record CertificateIs(IssuedCertificate certificate) implements Change {}

  record TrustPathIs(TrustPath path) implements Change {}

  record TrustPathGone(String id) implements Change {}

  record RequestIs(RequestFile file) implements Change {}

  record CrlIs(CrlRecord crl) implements Change {}

  record LookIs(TokenLook look) implements Change {}

  record RotationIs(Rotation rotation) implements Change {}

  record TrustConfirmed(Confirmed confirmed) implements Change {}

  record KeyKept(KeptKey kept) implements Change {}

  record CrlSeen(ObservedCrl crl) implements Change {}

  record WatchedKeyIs(WatchedKey key) implements Change {}

  /** No domain watches the key any more: the vault holds it itself. */
  record WatchedKeyGone(Spki spki) implements Change {}

  record ExportIs(RecordedExport export) implements Change {}

  /** A publication set was issued. */
  record SetIs(PublishedSet set) implements Change {}

  record FindingIs(SprawlFinding finding) implements Change {}

  /** What concerns the vault as a whole: its backups, and what was lost of it. */
  sealed interface OfRecovery extends Change {}

  record RestoredIs(Restoration restoration) implements OfRecovery {}

  /** A head that a token remembered is in this journal no more; {@code seq}: who says so. */
  record HeadGivenUp(long seq, RememberedHead head) implements OfRecovery {}

  record BackupIs(BackupRecord backup) implements OfRecovery {}

  record DrilledIs(DrillRecord drill) implements OfRecovery {}
}
