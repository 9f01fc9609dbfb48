package org.countersign.model.compare;

import static org.countersign.model.compare.Facts.Fact.ACTIVATED;
import static org.countersign.model.compare.Facts.Fact.CONTACT;
import static org.countersign.model.compare.Facts.Fact.CREDENTIAL;
import static org.countersign.model.compare.Facts.Fact.CRITICALITY;
import static org.countersign.model.compare.Facts.Fact.DEPENDS_ON;
import static org.countersign.model.compare.Facts.Fact.DOMAIN;
import static org.countersign.model.compare.Facts.Fact.ENVIRONMENT;
import static org.countersign.model.compare.Facts.Fact.ISSUER;
import static org.countersign.model.compare.Facts.Fact.KIND;
import static org.countersign.model.compare.Facts.Fact.NAME;
import static org.countersign.model.compare.Facts.Fact.NOT_AFTER;
import static org.countersign.model.compare.Facts.Fact.OWNER;
import static org.countersign.model.compare.Facts.Fact.PINS;
import static org.countersign.model.compare.Facts.Fact.POLICY;
import static org.countersign.model.compare.Facts.Fact.PURPOSE;
import static org.countersign.model.compare.Facts.Fact.PURPOSE_ENDS;
import static org.countersign.model.compare.Facts.Fact.REVIEWED;
import static org.countersign.model.compare.Facts.Fact.REVOKED;
import static org.countersign.model.compare.Facts.Fact.ROLES;
import static org.countersign.model.compare.Facts.Fact.SERIAL;
import static org.countersign.model.compare.Facts.Fact.SHARES;
import static org.countersign.model.compare.Facts.Fact.STAKEHOLDERS;
import static org.countersign.model.compare.Facts.Fact.STATE;
import static org.countersign.model.compare.Facts.Fact.TOKEN;
import static org.countersign.model.compare.Facts.Fact.TRUSTS;
import static org.countersign.model.compare.Facts.Fact.UPDATE_METHOD;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.json.Utc;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.people.Person;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.CommissionedToken;

/** What is told of each kind of thing. What never changes while a thing exists is left out. */
final class FactsOf {
  private final Map<Facts.Fact, String> values = new LinkedHashMap<>();

  private FactsOf() {}

  /** A person as enrolled. */
  record Human(Person person, boolean present, Optional<String> credential) {}

  static Facts record(Object thing) {
    FactsOf facts = new FactsOf();
    return switch (thing) {
      case SigningKey key -> facts.key(key);
      case IssuedCertificate certificate -> facts.certificate(certificate);
      case TrustPath path -> facts.path(path);
      case SigningDomain domain -> facts.domain(domain);
      case Human human -> facts.human(human);
      case CommissionedToken token -> facts.token(token);
      case WatchedKey key -> facts.watched(key);
      default -> throw new IllegalArgumentException("no thing of a vault: " + thing.getClass());
    };
  }

  private FactsOf with(Facts.Fact fact, String value) {
    values.put(fact, value);
    return this;
  }

  private Facts named(String name) {
    return new Facts(name, values);
  }

  private Facts key(SigningKey key) {
    return with(STATE, key.state().id())
        .with(NAME, key.label())
        .with(DOMAIN, key.domain())
        .with(PURPOSE, key.purpose())
        .with(PURPOSE_ENDS, Utc.format(key.purposeEnds()))
        .with(TOKEN, key.token().label())
        .with(ACTIVATED, key.activatedAt().map(Utc::format).orElse(""))
        .named(key.label());
  }

  private Facts certificate(IssuedCertificate one) {
    String revoked =
        one.revoked().map(mark -> Utc.format(mark.at()) + " " + mark.reason()).orElse("");
    return with(REVOKED, revoked)
        .with(DOMAIN, one.domain())
        .with(ISSUER, one.issuer())
        .with(SERIAL, one.serial().toString(16))
        .with(NOT_AFTER, Utc.format(one.notAfter()))
        .named(one.subject());
  }

  private Facts path(TrustPath path) {
    return with(TRUSTS, path.trusts().map(Spki::hex).orElse(""))
        .with(NAME, path.name())
        .with(PINS, lower(path.pins()))
        .with(DEPENDS_ON, path.dependsOn().orElse(""))
        .with(KIND, path.kind())
        .with(CONTACT, path.contact())
        .with(ENVIRONMENT, path.environment())
        .with(CRITICALITY, lower(path.criticality()))
        .with(UPDATE_METHOD, path.updateMethod())
        .with(DOMAIN, path.domain())
        .named(path.name());
  }

  private Facts domain(SigningDomain domain) {
    return with(OWNER, domain.owner())
        .with(STAKEHOLDERS, String.join(", ", domain.stakeholders()))
        .with(POLICY, domain.policy().version() + " " + domain.policy().hash())
        .with(REVIEWED, Utc.format(domain.reviewedAt()))
        .with(NAME, domain.name())
        .with(PURPOSE, domain.purpose())
        .named(domain.name());
  }

  private Facts human(Human human) {
    Person person = human.person();
    return with(STATE, human.present() ? "enrolled" : "removed")
        .with(NAME, person.name())
        .with(ROLES, person.roles().stream().map(FactsOf::lower).collect(Collectors.joining(", ")))
        .with(CREDENTIAL, human.credential().orElse(""))
        .with(CONTACT, person.contact())
        .named(person.name());
  }

  private Facts token(CommissionedToken token) {
    String shares =
        token.ready().shares().stream()
            .map(share -> share.person())
            .sorted()
            .collect(Collectors.joining(", "));
    return with(SHARES, token.ready().generation() + " " + token.ready().k() + " " + shares)
        .with(TOKEN, token.ready().token().label())
        .named(token.ready().token().label());
  }

  private Facts watched(WatchedKey key) {
    return with(NAME, key.name())
        .with(KIND, lower(key.kind()))
        .with(DOMAIN, key.domain())
        .named(key.name());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
