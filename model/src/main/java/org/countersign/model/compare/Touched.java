package org.countersign.model.compare;

import java.util.Optional;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.Change;

/** Which thing a change is of. */
public final class Touched {
  private Touched() {}

  /** The thing, where it is one that two moments are compared by. */
  public static Optional<Thing> by(Change change) {
    return switch (change) {
      case Change.KeyIs is -> thing(Thing.Kind.KEY, is.key().spki().hex());
      case Change.CertificateIs is -> thing(Thing.Kind.CERTIFICATE, is.certificate().id());
      case Change.TrustPathIs is -> thing(Thing.Kind.TRUST_PATH, is.path().id());
      case Change.TrustPathGone gone -> thing(Thing.Kind.TRUST_PATH, gone.id());
      case Change.DomainIs is -> thing(Thing.Kind.DOMAIN, is.domain().id());
      case Change.PersonIs is -> thing(Thing.Kind.PERSON, is.person().id());
      case Change.CredentialIs is -> thing(Thing.Kind.PERSON, is.credential().person());
      case Change.TokenIs is -> thing(Thing.Kind.TOKEN, is.token().ready().token().serial());
      case Change.WatchedKeyIs is ->
          thing(Thing.Kind.WATCHED_KEY, watched(is.key().spki(), is.key().domain()));
      default -> Optional.empty();
    };
  }

  private static Optional<Thing> thing(Thing.Kind kind, String id) {
    return Optional.of(new Thing(kind, id));
  }

  /** Two domains may each watch one key. */
  static String watched(Spki key, String domain) {
    return key.hex() + " " + domain;
  }
}
