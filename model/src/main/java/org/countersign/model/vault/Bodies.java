package org.countersign.model.vault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.countersign.model.domain.Policy;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Name;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import tools.jackson.databind.JsonNode;

/** The bodies of entries that are not requests or approvals. */
public final class Bodies {
  private Bodies() {}

  /** {@code vault.founded}: entry 0. */
  public record Founded(int v, String name, List<Founder> founders, Policy policy) {
    /** Refuses an unknown version and a name that does not show. */
    public Founded {
      if (v != 1) {
        throw new IllegalArgumentException("vault version " + v + " is not known here");
      }
      name = Name.check("name of the vault", name);
      founders = List.copyOf(founders);
    }
  }

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
      Map<String, Long> crlNumbers) {
    /** Refuses an issuer that is no SPKI hash, and a number below 1. */
    public Started {
      tokens = List.copyOf(tokens);
      differences = List.copyOf(differences);
      crlNumbers = Map.copyOf(crlNumbers);
      crlNumbers.forEach((issuer, number) -> {
        if (new Spki(issuer).hex().isEmpty() || number < 1) {
          throw new IllegalArgumentException("CRL numbers count from 1");
        }
      });
    }
  }

  /** {@code execution.finished}. */
  public record Finished(String request, JsonNode result) {}

  /** {@code execution.failed}: the failure's code and arguments. */
  public record Failed(String request, String code, List<String> arguments) {
    public Failed {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code session.opened}: 32 random bytes, lower-case hex, and the raw signature over {@link
   * #challengeBytes}.
   */
  public record SessionOpened(String challenge, byte[] signature, TokenIdentity token) {
    public SessionOpened {
      if (!challenge.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("a challenge is 32 bytes in lower-case hex");
      }
    }

    /**
     * What a custodian's token signs to sign in. Bare random bytes would do as a challenge, and
     * would let a false console have anything signed that looks like them.
     */
    public static byte[] challengeBytes(String vault, String challenge) {
      String text = "countersign.session/" + vault + "\n" + challenge + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** {@code session.closed}: {@code by} is {@code hand} or {@code idle}. */
  public record SessionClosed(String by) {}

  /** {@code journal.cut}: a torn last line was removed at start. */
  public record Cut(long bytes, String sha256) {}
}
