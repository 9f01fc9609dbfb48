package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.journal.EntrySearch;
import org.countersign.model.port.RegisterStore.EntryFilter;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.register.H2Register;
import org.countersign.persistence.register.RegisterRebuild;

/** A million entries searched as the Journal screen does it. */
final class SearchBench {
  private static final int ENTRIES = 1_000_000;
  private static final int PAGE = 200;
  private static final int RUNS = 5;

  private SearchBench() {}

  public static void main(String[] args) throws Exception {
    Path vault = Files.createDirectories(Path.of(args[0]));
    JournalLinesMade.unsigned(vault.resolve(FileJournal.NAME), ENTRIES);
    try (FileJournal journal = FileJournal.open(vault);
        H2Register register = H2Register.open(vault)) {
      long begin = System.nanoTime();
      RegisterRebuild.Replayed ignored =
          RegisterRebuild.replay(journal, register, Long.MAX_VALUE, done -> {});
      double rebuilt = (System.nanoTime() - begin) / 1e6;
      Figures.row(
          "register on disk rebuilt from a journal of 1,000,000 entries",
          Figures.rate(ENTRIES * 1000 / rebuilt),
          Figures.ms(rebuilt),
          "",
          "20,000/s or more",
          ENTRIES * 1000 / rebuilt >= 20_000);
      EntrySearch search = new EntrySearch(register);
      search(search, "Journal screen: 1,000,000 entries, no filter", EntryFilter.ALL);
      search(search, "… words that every third has", EntryFilter.saying("ada hand"));
      search(search, "… words that none has", EntryFilter.saying("emergency"));
    }
  }

  /** When the first page was there, when all had been looked at, and the longest step of it. */
  private record Took(double first, double all, double step) {}

  private static void search(EntrySearch search, String what, EntryFilter filter) throws Exception {
    List<Took> took = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      Took one = once(search, filter);
      if (run >= 0) {
        took.add(one);
      }
    }
    Figures.Time first = Figures.of(took.stream().mapToDouble(Took::first).toArray());
    Figures.Time all = Figures.of(took.stream().mapToDouble(Took::all).toArray());
    Figures.Time step = Figures.of(took.stream().mapToDouble(Took::step).toArray());
    Figures.row(
        what,
        "first answer "
            + Figures.ms(first.median())
            + ", all looked at "
            + Figures.ms(all.median()),
        Figures.spread(all),
        "whoever appends waits for one step of it, at most " + Figures.ms(step.most()),
        "",
        true);
  }

  private static Took once(EntrySearch search, EntryFilter filter) throws Exception {
    long begin = System.nanoTime();
    double[] seen = new double[3];
    search.run(
        filter,
        ENTRIES,
        PAGE,
        new EntrySearch.Finder() {
          private double last;

          @Override
          public void found(List<EntryRow> rows) {
            if (seen[0] == 0) {
              seen[0] = (System.nanoTime() - begin) / 1e6;
            }
          }

          @Override
          public void reached(long matching, long down) {
            double now = (System.nanoTime() - begin) / 1e6;
            seen[2] = Math.max(seen[2], now - last);
            last = now;
          }
        });
    seen[1] = (System.nanoTime() - begin) / 1e6;
    return new Took(seen[0], seen[1], seen[2]);
  }
}
