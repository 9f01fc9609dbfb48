package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.audit.BundleForge;
import org.countersign.model.audit.Scope;
import org.countersign.model.journal.Level;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verify.java and the console's own verifier, held against each other. */
class VerifiersAgreeTest {
  @TempDir static Path folder;
  private static AuditorsVerifier auditor;
  private static int next;

  @BeforeAll
  static void compile() throws Exception {
    auditor = new AuditorsVerifier(folder.resolve("verifier"));
  }

  @AfterAll
  static void close() throws Exception {
    auditor.close();
  }

  static Path place() {
    return folder.resolve("bundle-" + next++);
  }

  @Test
  void eachJournalThatSaysWhatMustNeverBeIsRefusedForThat() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, WrongJournals.Wrong> one : WrongJournals.all().entrySet()) {
      WrongJournals.Wrong journal = one.getValue();
      BundleForge forge = new BundleForge(journal.vault());
      Path broken = BundleForge.folder(forge.bundle(journal.lines(), Scope.ALL), place());
      AuditorsVerifier.Said said = auditor.say(broken);
      String entry = "entry " + journal.vault().lines().size() + ":";
      if (said.exit() != 1
          || !said.text().contains(entry)
          || !said.text().contains(journal.why())) {
        wrong.add(one.getKey() + ": " + said.text());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsWithheldOrLeftOutIsSaidAndIsNoRefusal() throws Exception {
    VaultLife life = VaultLife.begun();
    life.vault.must(() -> {
      life.root("root");
      life.domain("other", org.countersign.model.testing.VaultFixture.policy(1));
      life.generate("other", "elsewhere");
    });
    BundleForge forge = new BundleForge(life.vault);
    Scope open = new Scope(Level.PUBLIC, "", Optional.empty(), Optional.empty());
    Scope domain =
        new Scope(Level.RESTRICTED, VaultLife.DOMAIN, Optional.empty(), Optional.empty());
    Scope period =
        new Scope(
            Level.RESTRICTED, "", Optional.of(life.vault.now().plusSeconds(1)), Optional.empty());
    for (Scope scope : List.of(Scope.ALL, open, domain, period)) {
      Path bundle = BundleForge.folder(forge.bundle(life.vault.lines(), scope), place());
      assertThat(auditor.say(bundle)).satisfies(said -> assertThat(said.exit())
          .as(said.text())
          .isZero());
    }
  }
}
