package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.intake.ImportLines;
import org.countersign.model.intake.Item;
import org.countersign.model.intake.Where;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.Spki;
import org.countersign.model.request.ImportCounts;

/** Writes the list that two people will sign: what is new or changed, with who issued what. */
public final class ImportList {
  private final String domain;
  private final List<ImportCandidate> taken;
  private final IssuerSearch search;
  private final ImportCounts counts;
  private Map<String, Spki> issuers = Map.of();

  private ImportList(
      String domain, List<ImportCandidate> taken, IssuerSearch search, ImportCounts counts) {
    this.domain = domain;
    this.taken = taken;
    this.search = search;
    this.counts = counts;
  }

  /**
   * Of what people want taken, all that would be. Asks the vault and is quick; {@link #link} asks
   * it no more.
   *
   * @throws Refused {@code import.nothing} when none of it is new or changed
   */
  public static ImportList of(
      VaultState state, String domain, Instant at, List<ImportCandidate> wanted) throws Refused {
    ImportJudge.Judged judged = ImportJudge.judge(state, domain, at, wanted);
    List<ImportCandidate> taken = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (judged.verdicts().get(i).taken()) {
        taken.add(wanted.get(i));
      }
    }
    if (taken.isEmpty()) {
      throw new Refused("import.nothing");
    }
    return new ImportList(domain, taken, IssuerSearch.of(state, domain, judged), judged.counts());
  }

  /** Finds who issued what, verifying each signature; may take minutes, and runs once. */
  public void link(IssuerSearch.Progress progress) {
    issuers = search.answers(progress);
  }

  /** What the list brings. */
  public ImportCounts counts() {
    return new ImportCounts(
        counts.certificates(),
        linked().size(),
        counts.keys(),
        counts.keysChanged(),
        counts.paths(),
        counts.pathsChanged(),
        counts.findings());
  }

  /** The list as it is attached to the request (docs/import-format.md). */
  public byte[] bytes() {
    ImportLines lines = new ImportLines(domain);
    for (ImportCandidate candidate : taken) {
      lines.add(new ImportLine(candidate.item(), issuer(candidate.certificate())));
    }
    for (IssuedCertificate before : linked()) {
      Item again =
          new Item.Certificate(new Where("", ""), before.der(), before.subjectKey(), List.of());
      lines.add(new ImportLine(again, issuer(Optional.of(before))));
    }
    return lines.bytes();
  }

  private Optional<Spki> issuer(Optional<IssuedCertificate> certificate) {
    return certificate.map(one -> issuers.get(one.id()));
  }

  private List<IssuedCertificate> linked() {
    return search.waiting().stream().filter(one -> issuers.containsKey(one.id())).toList();
  }
}
