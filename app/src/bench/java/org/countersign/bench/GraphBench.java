package org.countersign.bench;

import java.util.Comparator;
import java.util.List;
import org.countersign.model.json.Canonical;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.trust.TrustGraph;
import org.countersign.model.trust.TrustPath;

/** Blast radius, its hash, and one change, among a million trust paths. */
final class GraphBench {
  private GraphBench() {}

  public static void main(String[] args) throws Exception {
    LargeVault vault = new LargeVault(100_000, 1_000_000);
    Figures.Time build = Figures.time(1, 3, () -> new TrustGraph(vault.certificates, vault.paths));
    TrustGraph graph = new TrustGraph(vault.certificates, vault.paths);
    Figures.Time first = Figures.time(0, 1, () -> graph.from(vault.root()));
    Figures.Time root = Figures.time(2, 7, () -> graph.from(vault.root()));
    BlastRadius all = graph.from(vault.root());
    if (all.paths().size() != 1_000_000) {
      throw new AssertionError("the root reaches " + all.paths().size());
    }
    Figures.Time sort =
        Figures.time(
            1,
            3,
            () ->
                vault.paths.stream()
                    .sorted(
                        Comparator.comparing(TrustPath::criticality)
                            .thenComparing(TrustPath::name)
                            .thenComparing(TrustPath::id))
                    .toList());
    Figures.row(
        "blast radius of a root that reaches 1,000,000 trust paths",
        Figures.ms(root.median()) + " (the first after opening " + Figures.ms(first.median()) + ")",
        Figures.spread(root),
        "sorting the same list: "
            + Figures.ms(sort.median())
            + ", ratio "
            + Figures.ratio(root.median() / sort.median()),
        "under 1 s",
        root.median() < 1000);
    Figures.Time typical =
        Figures.time(
            3,
            9,
            () -> {
              BlastRadius last = null;
              for (int i = 0; i < 1000; i++) {
                last = graph.from(vault.keys.get(200 + i * 90).spki());
              }
              return last;
            });
    Figures.row(
        "blast radius of a typical key",
        "%.3f ms".formatted(typical.median() / 1000),
        "%.3f to %.3f ms".formatted(typical.least() / 1000, typical.most() / 1000),
        "",
        "under 50 ms",
        typical.median() / 1000 < 50);
    Figures.Time hash = Figures.time(2, 5, all::hash);
    List<TrustPath> some = all.paths().subList(0, 100_000);
    Figures.Time tree = Figures.time(1, 3, () -> Canonical.hashOf(some));
    Figures.row(
        "impact.hash of 1,000,000 trust paths",
        Figures.ms(hash.median()),
        Figures.spread(hash),
        "through a JSON tree, ten times 100,000: "
            + Figures.ms(10 * tree.median())
            + ", ratio "
            + Figures.ratio(hash.median() / (10 * tree.median())),
        "",
        true);
    TrustPath one = vault.paths.get(77_777);
    Figures.Time change =
        Figures.time(
            2,
            9,
            () -> {
              graph.put(one);
              return graph.from(vault.root());
            });
    Figures.row(
        "one trust path changed, and the root asked again",
        Figures.ms(change.median()),
        Figures.spread(change),
        "building the graph anew: "
            + Figures.ms(build.median())
            + ", ratio "
            + Figures.ratio(change.median() / build.median()),
        "",
        true);
  }
}
