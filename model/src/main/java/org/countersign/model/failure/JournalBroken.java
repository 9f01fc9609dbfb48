package org.countersign.model.failure;

import java.util.ArrayList;
import java.util.List;

/** The journal is not what was signed: the first entry that fails, and why. */
public final class JournalBroken extends Failure {
  private static final long serialVersionUID = 1L;

  private final long seq;

  /**
   * @param seq the first entry that fails, counted from 0
   * @param reason ends the code: {@code journal.signature}, {@code journal.sequence}, …
   */
  public JournalBroken(long seq, String reason, Object... arguments) {
    super("journal." + reason, null, with(seq, arguments));
    this.seq = seq;
  }

  /** The same for what the rules refuse; the refusal's code and arguments follow the seq. */
  public static JournalBroken because(long seq, String reason, Refused refused) {
    List<Object> all = new ArrayList<>();
    all.add(refused.code());
    all.addAll(refused.arguments());
    return new JournalBroken(seq, reason, all.toArray());
  }

  /** The first entry that fails. */
  public long seq() {
    return seq;
  }

  private static Object[] with(long seq, Object[] arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = seq;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }
}
