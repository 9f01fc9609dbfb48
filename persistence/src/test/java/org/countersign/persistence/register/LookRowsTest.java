package org.countersign.persistence.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.TokenLook;
import org.countersign.persistence.JournalFixture;
import org.junit.jupiter.api.Test;

class LookRowsTest {
  private static final Instant AT = Instant.parse("2026-11-21T18:00:00Z");
  private static final TokenIdentity TOKEN = new TokenIdentity("hsm", "01");

  private static TokenLook look(List<TokenLook.Standing> standings) {
    return new TokenLook(TOKEN, 2, AT, Depth.PUBLIC, Optional.empty(), 2, standings);
  }

  private static Map<String, String> digests(TokenLook... looks) throws Failure {
    JournalFixture journal = JournalFixture.founded();
    JournalVerifier.Checked first = new JournalVerifier().next(journal.last());
    List<Change> changes = new java.util.ArrayList<>(first.changes());
    for (TokenLook look : looks) {
      changes.add(new Change.LookIs(look));
    }
    try (H2Register register = H2Register.inMemory()) {
      register.apply(first.entry(), changes);
      return register.digests();
    }
  }

  @Test
  void theRegisterHasTheLastLookAndNoDifferenceOfAnEarlierOne() throws Failure {
    Difference difference =
        new Difference(Difference.Kind.KEY_UNKNOWN, TOKEN, "a:01", Map.of("label", "x"));
    TokenLook.Disposition left = new TokenLook.Disposition("known", AT.plusSeconds(9), "ada", AT);
    TokenLook one = look(List.of(new TokenLook.Standing(difference, false, AT, Optional.of(left))));
    TokenLook none = look(List.of());

    assertThat(digests(one).get("token_difference"))
        .isNotEqualTo(digests(none).get("token_difference"));
    assertThat(digests(one, none).get("token_difference"))
        .isEqualTo(digests(none).get("token_difference"));
    assertThat(digests(none).get("token_look")).isNotEqualTo(digests().get("token_look"));
  }
}
