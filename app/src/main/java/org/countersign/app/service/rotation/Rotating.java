package org.countersign.app.service.rotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Results;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.ConfirmationRules;
import org.countersign.model.vault.Kinds;

/** What people confirm of trust paths, signed by whoever is signed in. */
public final class Rotating {
  /** What a place trusts is small; a file beyond this was taken by mistake. */
  static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final String TYPE = "application/octet-stream";

  private final Vault vault;
  private final Sessions sessions;

  public Rotating(Vault vault, Sessions sessions) {
    this.vault = vault;
    this.sessions = sessions;
  }

  /** A step and the key it is about. */
  public record Task(Step step, Spki key) {}

  /** A file of a place, as it was chosen. */
  public record Shown(String name, byte[] content) {
    /** Lower-case hex. */
    public String sha256() {
      return Sha256.hex(content);
    }
  }

  /** What a file shows of a step; the refusal says why it does not show it. */
  public record Look(Task task, Optional<Refused> refusal) {}

  /**
   * What was recorded.
   *
   * @param steps in order
   * @param left why a later step was not; empty when all were
   */
  public record Recorded(List<Step> steps, Optional<Refused> left) {}

  /** Reads a file that was chosen. */
  public Shown read(Path file) throws Failure {
    byte[] content = ChosenFiles.read(file, MOST_BYTES);
    if (content.length > MOST_BYTES) {
      throw new Refused("evidence.too-long", file.getFileName().toString(), MOST_BYTES >> 20);
    }
    return new Shown(file.getFileName().toString(), content);
  }

  /** What a file would show of each step, if it were all that the place trusts. */
  public List<Look> look(TrustPath path, List<Task> tasks, Shown shown) throws Failure {
    return vault.ask(state -> {
      ConfirmationRules rules = new ConfirmationRules(state);
      List<Look> looks = new ArrayList<>();
      for (Task task : tasks) {
        Confirmation what = shown(path, task, shown, true);
        looks.add(
            new Look(task, refusal(() -> rules.checkFile(what, shown.content(), vault.now()))));
      }
      return looks;
    });
  }

  /**
   * Records each step that the file shows, in their order, an entry each; the file is kept.
   *
   * @param whole whether the person says that the file is all that the place trusts
   * @throws Refused why the file shows none of them; nothing is recorded then, and nothing kept
   */
  public Recorded show(TrustPath path, List<Task> tasks, Shown shown, boolean whole)
      throws Failure {
    return sessions.act(signer -> {
      List<Step> steps = new ArrayList<>();
      Optional<Refused> left = Optional.empty();
      for (Task task : tasks) {
        Confirmation what = shown(path, task, shown, whole);
        Optional<Refused> refused = refused(signer, what, shown.content());
        if (refused.isPresent()) {
          left = left.or(() -> refused.filter(r -> !r.code().equals("confirm.already")));
          continue;
        }
        String ignored = vault.journal().attach(shown.content());
        append(signer, path, what);
        steps.add(task.step());
      }
      if (steps.isEmpty()) {
        throw left.orElseGet(() -> new Refused("confirm.already", path.name()));
      }
      return new Recorded(steps, left);
    });
  }

  /** Records that a person states a step. */
  public Step state(TrustPath path, Task task, String words) throws Failure {
    return sessions.act(signer -> {
      append(signer, path, Confirmation.stated(path.id(), task.step(), task.key(), words));
      return task.step();
    });
  }

  /** The same, with a file that shows nothing of it to the console; it is kept. */
  public Step state(TrustPath path, Task task, String words, Shown shown) throws Failure {
    Confirmation what =
        Confirmation.stated(path.id(), task.step(), task.key(), words, Optional.of(file(shown)));
    return sessions.act(signer -> {
      Optional<Refused> refused = refused(signer, what, shown.content());
      if (refused.isPresent()) {
        throw refused.get();
      }
      String ignored = vault.journal().attach(shown.content());
      append(signer, path, what);
      return task.step();
    });
  }

  /** Takes back what was confirmed. */
  public Step withdraw(TrustPath path, Task task, String why) throws Failure {
    return sessions.act(signer -> {
      append(
          signer,
          path,
          Confirmation.stated(path.id(), task.step(), task.key(), why).withdrawn(why));
      return task.step();
    });
  }

  private void append(TokenSigner signer, TrustPath path, Confirmation what) throws Failure {
    vault.append(Draft.of(Kinds.CONFIRMED, path.domain(), what, false), signer);
  }

  private Optional<Refused> refused(TokenSigner signer, Confirmation what, byte[] content)
      throws Failure {
    return vault.ask(state -> {
      ConfirmationRules rules = new ConfirmationRules(state);
      return refusal(() -> {
        rules.check(signer.person(), what);
        rules.checkFile(what, content, vault.now());
      });
    });
  }

  private static Confirmation shown(TrustPath path, Task task, Shown shown, boolean whole) {
    boolean all = whole && task.step() == Step.DISTRUSTS_OLD;
    return Confirmation.shown(path.id(), task.step(), task.key(), file(shown), all);
  }

  private static Confirmation.File file(Shown shown) {
    return new Confirmation.File(
        shown.name(), new Results.Attachment(shown.sha256(), shown.content().length, TYPE));
  }

  private interface Rule {
    void check() throws Refused;
  }

  private static Optional<Refused> refusal(Rule rule) {
    try {
      rule.check();
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(e);
    }
  }
}
