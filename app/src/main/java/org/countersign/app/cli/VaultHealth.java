package org.countersign.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.cli.Verdict.Facts;
import org.countersign.model.failure.Failure;
import org.countersign.model.json.Utc;
import org.countersign.model.key.KeyState;
import org.countersign.model.key.SigningKey;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView.TokenView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Results.CrlMade;
import org.countersign.model.vault.CommissionedToken;
import org.countersign.model.vault.CrlRecord;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;

/** A vault: its folder, its journal, its register, and what the journal says is due. */
final class VaultHealth {
  private static final int LAST_QUARTER = 4;
  private static final Duration LONG_AGO = Duration.ofDays(400);

  private final Path folder;
  private final List<ModuleView> modules;
  private final Instant now;

  VaultHealth(Path folder, List<ModuleView> modules, Instant now) {
    this.folder = folder;
    this.modules = modules;
    this.now = now;
  }

  /**
   * @param progress of checking the journal, from 0 to 1
   */
  List<Finding> findings(Consumer<Double> progress) {
    if (!Files.isDirectory(folder)) {
      return List.of(Finding.problem("cli.doctor.vault-missing", folder.toString()));
    }
    List<Finding> all = new ArrayList<>(new FolderHealth(folder).findings());
    switch (JournalCheck.of(folder, Optional.empty(), progress)) {
      case Verdict.Sound sound -> sound(sound.facts(), all);
      case Verdict.Torn torn -> {
        all.add(Finding.attention("cli.doctor.torn", torn.tail().bytes()));
        sound(torn.facts(), all);
      }
      case Verdict.Broken broken -> all.add(journal(broken.why()));
      case Verdict.Unreadable unreadable -> all.add(journal(unreadable.why()));
    }
    return all;
  }

  private static Finding journal(Failure why) {
    return new Finding(Finding.Level.PROBLEM, Texts.sentence(why));
  }

  private void sound(Facts facts, List<Finding> all) {
    VaultState state = facts.verifier().state();
    all.add(Finding.ok("cli.doctor.journal", state.name(), state.size()));
    all.add(clock(facts.last()));
    all.add(new RegisterHealth(folder).finding(state.size()));
    state.tokens().all().forEach(token -> all.add(present(token)));
    state.keys().keys().forEach(key -> crl(state, key).ifPresent(all::add));
    state.requests().all().forEach(request -> unfinished(request).ifPresent(all::add));
  }

  private Finding clock(Instant last) {
    if (now.isBefore(last)) {
      return Finding.problem("cli.doctor.clock-behind", Utc.format(now), Utc.format(last));
    }
    return now.isAfter(last.plus(LONG_AGO))
        ? Finding.attention("cli.doctor.clock-far", Utc.format(last))
        : Finding.ok("cli.doctor.last-entry", Utc.format(last));
  }

  private Finding present(CommissionedToken token) {
    TokenIdentity identity = token.ready().token();
    boolean there =
        modules.stream()
            .flatMap(ModuleView::tokens)
            .map(TokenView::identity)
            .anyMatch(identity::equals);
    return there
        ? Finding.ok("cli.doctor.signing-token", identity.label(), identity.serial())
        : Finding.attention("cli.doctor.signing-token-gone", identity.label(), identity.serial());
  }

  /** A CRL that is out of date makes verifiers refuse every certificate of its issuer. */
  private Optional<Finding> crl(VaultState state, SigningKey issuer) {
    List<CrlRecord> crls = state.keys().crlsOf(issuer.spki());
    if (crls.isEmpty() || isOver(issuer.state())) {
      return Optional.empty();
    }
    CrlMade crl = crls.getLast().crl();
    Duration life = Duration.between(crl.thisUpdate(), crl.nextUpdate());
    Object[] arguments = {issuer.label(), crl.number(), Utc.format(crl.nextUpdate())};
    if (!now.isBefore(crl.nextUpdate())) {
      return Optional.of(Finding.problem("cli.doctor.crl-over", arguments));
    }
    boolean soon = now.isAfter(crl.nextUpdate().minus(life.dividedBy(LAST_QUARTER)));
    return Optional.of(
        soon
            ? Finding.attention("cli.doctor.crl-soon", arguments)
            : Finding.ok("cli.doctor.crl", arguments));
  }

  private static boolean isOver(KeyState state) {
    return switch (state) {
      case KeyState.PreActivation p -> false;
      case KeyState.Active a -> false;
      case KeyState.Suspended s -> false;
      case KeyState.Deactivated d -> false;
      case KeyState.Compromised c -> true;
      case KeyState.Destroyed d -> true;
    };
  }

  private static Optional<Finding> unfinished(RequestFile file) {
    return file.execution() instanceof RequestFile.Started started
        ? Optional.of(
            Finding.attention("cli.doctor.unfinished", file.request().operation(), started.seq()))
        : Optional.empty();
  }
}
