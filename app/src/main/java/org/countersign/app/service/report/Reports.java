package org.countersign.app.service.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.inventory.Wording;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.vault.VaultState;

/** The reports there are of a vault. Each is of the vault at the time it is written. */
public final class Reports {
  private final Vault vault;
  private final StateView view;
  private final Wording wording;
  private final Say say;

  /**
   * {@code wording} says in a sentence what a request does; {@code phrases} are those of {@code
   * report.…}.
   */
  public Reports(Vault vault, Wording wording, Phrases phrases) {
    this.vault = vault;
    this.view = StateView.of(vault);
    this.wording = wording;
    this.say = new Say(phrases);
  }

  public ReportWriter inventory() {
    return new InventoryReport(view, say);
  }

  /** Of a domain by its id; of the vault's own rules for the empty one. */
  public ReportWriter domain(String id) {
    return new DomainDossier(view, say, id);
  }

  public ReportWriter key(Spki spki) {
    return new KeyDossier(view, wording, say, spki);
  }

  public ReportWriter revocations() {
    return new RevocationReport(view, say);
  }

  public ReportWriter access() {
    return new AccessReport(vault, say);
  }

  public ReportWriter coverage() {
    return new CoverageReport(vault, say);
  }

  /**
   * The journal's head on one page, to sign and file. It goes into no bundle, which has its own.
   */
  public ReportWriter head() {
    return new HeadSheet(view, say);
  }

  /**
   * The reports about the vault as a whole, and a dossier of each domain: what goes into an audit
   * bundle. Those of single keys are made as they are wanted.
   */
  public List<ReportWriter> all() {
    List<ReportWriter> all = new ArrayList<>();
    all.add(inventory());
    all.add(revocations());
    all.add(access());
    all.add(coverage());
    List<String> domains =
        view.read(state -> state.domains().all().stream().map(SigningDomain::id).sorted().toList());
    domains.forEach(id -> all.add(domain(id)));
    return List.copyOf(all);
  }

  static Basis basis(StateView view, VaultState state) {
    return new Basis(state.name(), view.headAt(state.size()), view.now());
  }

  /** Hands out the rows one by one, and tells how far it is. */
  static <T> void rows(List<T> rows, ReportWriter.Progress progress, Consumer<T> row) {
    int done = 0;
    for (T one : rows) {
      progress.at(done++, rows.size());
      row.accept(one);
    }
  }
}
