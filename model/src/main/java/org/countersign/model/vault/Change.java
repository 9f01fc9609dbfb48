package org.countersign.model.vault;

import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.people.Person;
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
}
