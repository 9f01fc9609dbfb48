package org.countersign.model.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;

/**
 * Reads the lines of a journal for their hashes only, on all processors: that each is an entry in
 * canonical spelling with the body its header names, at the place the header says, and what root
 * all of them have. Rules and signatures are {@link JournalVerifier}'s.
 */
public final class JournalScan {
  private static final int BATCH = 1024;
  private static final int AHEAD = 2 * ForkJoinPool.getCommonPoolParallelism();

  private final MerkleTree tree = new MerkleTree();
  private final Visitor visitor;
  private final Deque<ForkJoinTask<List<Leaf>>> under = new ArrayDeque<>();
  private List<byte[]> batch = new ArrayList<>(BATCH);

  /** What is told of each entry, in order, on the thread that reads. */
  public interface Visitor {
    /** {@code line} is the whole of entry 0, {@code credential} the hex that a header names. */
    void entry(long seq, byte[] line, String credential) throws JournalBroken;
  }

  private record Leaf(byte[] line, long seq, String credential, byte[] hash) {}

  public JournalScan(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Takes the next line, without its newline. What is wrong with it may be told later. */
  public void line(byte[] line) throws JournalBroken {
    batch.add(line);
    if (batch.size() == BATCH) {
      hand();
      if (under.size() > AHEAD) {
        join();
      }
    }
  }

  /** The tree over all lines. */
  public MerkleTree end() throws JournalBroken {
    hand();
    while (!under.isEmpty()) {
      join();
    }
    return tree;
  }

  private void hand() {
    List<byte[]> lines = batch;
    Callable<List<Leaf>> work = () -> leaves(lines);
    under.add(ForkJoinPool.commonPool().submit(work));
    batch = new ArrayList<>(BATCH);
  }

  private void join() throws JournalBroken {
    for (Leaf leaf : under.remove().join()) {
      long seq = tree.size();
      if (leaf.hash().length == 0) {
        throw unreadable(seq, leaf.line());
      }
      if (leaf.seq() != seq) {
        throw new JournalBroken(seq, "sequence", leaf.seq());
      }
      visitor.entry(seq, leaf.line(), leaf.credential());
      tree.append(leaf.hash());
    }
  }

  private static List<Leaf> leaves(List<byte[]> lines) {
    List<Leaf> leaves = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      Optional<EntryScan> scan = EntryScan.of(line);
      leaves.add(scan.isPresent() && scan.get().holds() ? leaf(line, scan.get()) : leaf(line));
    }
    return leaves;
  }

  private static Leaf leaf(byte[] line, EntryScan scan) {
    return new Leaf(line, scan.seq(), scan.credential(), scan.leafHash());
  }

  private static Leaf leaf(byte[] line) {
    try {
      Header header = Entry.parse(line).header();
      return new Leaf(line, header.seq(), header.credential().hex(), header.leafHash());
    } catch (Refused e) {
      return new Leaf(line, 0, "", new byte[0]);
    }
  }

  private static JournalBroken unreadable(long seq, byte[] line) {
    try {
      Entry entry = Entry.parse(line);
      return new JournalBroken(seq, "unreadable", "entry.unforeseen", entry.header().kind());
    } catch (Refused e) {
      return JournalBroken.because(seq, "unreadable", e);
    }
  }
}
