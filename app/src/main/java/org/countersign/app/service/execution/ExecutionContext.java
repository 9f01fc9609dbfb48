package org.countersign.app.service.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.service.memory.TokenMemories;
import org.countersign.app.service.vault.Signer;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Authorised;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.vault.CommissionedToken;

/**
 * What an execution works with: the authority, the people who are here, and the HSM opened by their
 * shares.
 */
final class ExecutionContext implements AutoCloseable {
  private final Parts parts;
  private final Map<TokenIdentity, SigningToken> open = new LinkedHashMap<>();

  /**
   * @param crlNumbers the CRL numbers the intent took, by issuer's SPKI hash
   * @param openedAt when the person opened the dialog, where the time is measured
   */
  record Parts(
      Vault vault,
      TokenPort tokens,
      PublicationStore publication,
      TokenMemories memories,
      Authorised authorised,
      Presence presence,
      Map<String, Long> crlNumbers,
      Optional<Instant> openedAt,
      Instant startedAt,
      Consumer<Step> steps) {}

  ExecutionContext(Parts parts) {
    this.parts = parts;
  }

  Vault vault() {
    return parts.vault();
  }

  TokenPort tokens() {
    return parts.tokens();
  }

  Authorised authorised() {
    return parts.authorised();
  }

  Request request() {
    return parts.authorised().request();
  }

  Presence presence() {
    return parts.presence();
  }

  Instant startedAt() {
    return parts.startedAt();
  }

  long crlNumber(String issuer) throws Refused {
    Long number = parts.crlNumbers().get(issuer);
    if (number == null) {
      throw new Refused("crl.number", issuer, 0);
    }
    return number;
  }

  /** What people call a key. */
  String labelOf(Spki key) {
    return parts.vault().read(s -> s.keys().key(key).map(k -> k.label()).orElse(key.brief()));
  }

  void step(String code, Object... arguments) {
    parts.steps().accept(Step.of(code, arguments));
  }

  /** The signing token, opened by the shares of the custodians present, once. */
  SigningToken signing(TokenIdentity identity) throws Failure {
    SigningToken token = open.get(identity);
    if (token == null) {
      CommissionedToken commissioned =
          parts
              .vault()
              .read(state -> state.tokens().find(identity.serial()))
              .orElseThrow(() -> new Refused("token.not-commissioned", identity.label()));
      token =
          pins(commissioned.ready())
              .withUserPin(
                  parts.presence(),
                  pins -> parts.tokens().openSigning(parts.authorised(), identity, pins));
      open.put(identity, token);
      parts.memories().checkSigning(token);
      step("token-opened", identity.label());
    }
    return token;
  }

  /** The PINs of a commissioned token. */
  PinAssembly pins(Results.TokenReady ready) throws Failure {
    return new PinAssembly(
        parts.vault().head().vault(), new ShareSets(parts.vault()).candidates(ready));
  }

  /** Keeps bytes as an attachment of the vault. */
  Results.Attachment attach(byte[] content, String type) throws Failure {
    return new Results.Attachment(parts.vault().journal().attach(content), content.length, type);
  }

  /** Writes a file for others. Drills write under {@code drill/}. */
  String publish(String name, byte[] content) throws Failure {
    String place = parts.publication().write(request().drill() ? "drill/" + name : name, content);
    step("file", place);
    return place;
  }

  /** Milliseconds since the dialog was opened, where that is measured. */
  Optional<Long> elapsed() {
    return parts
        .openedAt()
        .map(then -> Duration.between(then, parts.vault().clockTime()).toMillis());
  }

  /** Has the signing tokens that were opened remember the head with the outcome in it. */
  void remember(Signer actor) {
    open.values().forEach(token -> parts.memories().remember(token, actor));
  }

  @Override
  public void close() {
    open.values().forEach(SigningToken::close);
  }
}
