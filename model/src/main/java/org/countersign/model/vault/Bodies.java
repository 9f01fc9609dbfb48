package org.countersign.model.vault;

import java.util.List;
import java.util.Map;
import org.countersign.model.domain.Policy;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import tools.jackson.databind.JsonNode;

/** The bodies of entries that are not requests or approvals. */
public final class Bodies {
  private Bodies() {}

  /** {@code vault.founded}: entry 0. */
  public record Founded(int v, String name, List<Founder> founders, Policy policy) {}

  /** A person with the credential the person founded the vault with. */
  public record Founder(Person person, Credential credential) {}

  /**
   * {@code execution.started}: the intent, on disk before the HSM is called.
   *
   * @param differences what is not as the request pinned it (an emergency goes on and records it)
   * @param crlNumbers CRL numbers taken for it, by issuer; they are spent even if it fails
   */
  public record Started(
      String request,
      List<TokenIdentity> tokens,
      List<String> differences,
      Map<String, Long> crlNumbers) {}

  /** {@code execution.finished}. */
  public record Finished(String request, JsonNode result) {}

  /** {@code execution.failed}: the failure's code and arguments. */
  public record Failed(String request, String code, List<String> arguments) {}

  /**
   * {@code session.opened}: the challenge that was signed, lower-case hex, and its raw signature.
   */
  public record SessionOpened(String challenge, byte[] signature, TokenIdentity token) {}

  /** {@code session.closed}: {@code by} is {@code hand} or {@code idle}. */
  public record SessionClosed(String by) {}

  /** {@code journal.cut}: a torn last line was removed at start. */
  public record Cut(long bytes, String sha256) {}
}
