package org.countersign.app.service.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.VaultState;

/**
 * What forms let people choose from, taken in one look.
 *
 * @param now the vault's time
 * @param vault its name
 * @param domains signing domains, without the vault's own rules
 * @param tokens commissioned signing tokens
 * @param issuers active keys with a CA certificate
 * @param people everyone who is there
 * @param custodians those who have a token
 */
public record Choices(
    Instant now,
    String vault,
    List<SigningDomain> domains,
    List<TokenIdentity> tokens,
    List<Issuer> issuers,
    List<TrustPath> paths,
    List<Person> people,
    List<Person> custodians) {

  /** A CA of the vault. */
  public record Issuer(SigningKey key, IssuedCertificate certificate) {}

  /** As they are now. */
  public static Choices of(Vault vault) {
    Instant now = vault.now();
    return vault.read(state -> of(state, now));
  }

  private static Choices of(VaultState state, Instant now) {
    return new Choices(
        now,
        state.name(),
        domains(state),
        state.tokens().all().stream().map(token -> token.ready().token()).toList(),
        KeyActions.issuers(state).stream().map(key -> issuer(state, key)).toList(),
        List.copyOf(state.trust().all()),
        state.people().present(),
        state.people().custodians());
  }

  /** Signing domains, without the vault's own rules. */
  public static List<SigningDomain> domains(Vault vault) {
    return vault.read(Choices::domains);
  }

  private static List<SigningDomain> domains(VaultState state) {
    return state.domains().all().stream()
        .filter(domain -> !domain.id().equals(SigningDomain.VAULT))
        .toList();
  }

  private static Issuer issuer(VaultState state, SigningKey key) {
    return new Issuer(key, KeyActions.caCertificate(state, key.spki()).orElseThrow());
  }

  /** The domain of this id. */
  public Optional<SigningDomain> domain(String id) {
    return domains.stream().filter(domain -> domain.id().equals(id)).findFirst();
  }

  /** The name of the person of this id, or the id. */
  public String nameOf(String person) {
    return people.stream()
        .filter(one -> one.id().equals(person))
        .map(Person::name)
        .findFirst()
        .orElse(person);
  }
}
