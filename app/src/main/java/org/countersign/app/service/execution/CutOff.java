package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.port.PublicationStore;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.RequestFile;

/**
 * Looks, for an execution whose intent is on record and whose outcome is not, at what is in the HSM
 * and in the vault's folders, without a PIN and without changing anything. Two people then say what
 * came of it ({@link Operation.ResolveExecution}).
 */
public final class CutOff {
  private final Vault vault;
  private final Phrases phrases;
  private final CutOffInToken inToken;
  private final CutOffOnDisk onDisk;

  public CutOff(Vault vault, TokenPort tokens, PublicationStore publication, Phrases phrases) {
    this.vault = vault;
    this.phrases = phrases;
    this.inToken = new CutOffInToken(vault, tokens);
    this.onDisk = new CutOffOnDisk(vault, publication);
  }

  /** A sentence: {@code evidence.<code>} with its arguments. */
  record Evidence(String code, Object... arguments) {
    Evidence {
      arguments = arguments.clone();
    }
  }

  /** What was found. {@code text} says what was looked at and seen, one sentence a line. */
  public record Finding(RequestFile file, boolean happened, String text) {
    /** What two people would sign. */
    public Operation.ResolveExecution proposal() {
      return new Operation.ResolveExecution(file.hash(), happened, text);
    }
  }

  /** Requests whose execution has begun and not ended. */
  public List<RequestFile> open() {
    return vault.read(state ->
        state.requests().all().stream()
            .filter(file -> file.execution() instanceof RequestFile.Started)
            .toList());
  }

  /**
   * Looks at one of them.
   *
   * @throws Failure {@code execution.not-started}, or why the HSM cannot be looked at: then nothing
   *     can be said of it
   */
  public Finding look(String hash) throws Failure {
    RequestFile file =
        vault
            .read(state -> state.requests().find(hash))
            .orElseThrow(() -> new Refused("request.unknown", hash));
    if (!(file.execution() instanceof RequestFile.Started started)) {
      throw new Refused("execution.not-started", file.request().id());
    }
    List<Evidence> seen = new ArrayList<>();
    boolean happened =
        switch (file.operation()) {
          case Operation.MakesKey make -> inToken.keyMade(file, make, seen);
          case Operation.DestroyKey destroy -> inToken.keyGone(destroy, seen);
          case Operation.DestroyFound found -> inToken.foundGone(found, seen);
          case Operation.AdoptKey adopt -> nothing(seen, "only-read", adopt.token().label());
          case Operation.ReconcileToken look -> nothing(seen, "only-looked", look.token().label());
          case Operation.CommissionToken commission -> inToken.initialised(commission, seen);
          case Operation.ReshareToken again -> onDisk.sharesWritten(again, seen);
          case Operation.Certify certify -> onDisk.certificateWritten(certify, seen);
          case Operation.IssuePublication issue ->
              nothing(seen, "set-not-recorded", issue.number());
          case Operation.KeepKey keep -> nothing(seen, "no-hsm");
          case Operation.OnKey onKey -> onDisk.revocationWritten(file, onKey, started, seen);
          default -> nothing(seen, "no-hsm");
        };
    return new Finding(file, happened, text(seen));
  }

  private static boolean nothing(List<Evidence> seen, String code, Object... arguments) {
    seen.add(new Evidence(code, arguments));
    return false;
  }

  private String text(List<Evidence> seen) {
    List<String> lines = new ArrayList<>();
    lines.add(phrases.text("evidence.looked", vault.now().toString()));
    for (Evidence one : seen) {
      lines.add(phrases.text("evidence." + one.code(), one.arguments()));
    }
    return String.join("\n", lines);
  }
}
