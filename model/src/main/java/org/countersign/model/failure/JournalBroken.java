package org.countersign.model.failure;

import java.util.Optional;

/** The journal is not what was signed: the first entry that fails, and why. */
public final class JournalBroken extends Failure {
  private static final long serialVersionUID = 1L;

  private final long seq;
  private final transient Optional<Refused> rule;

  /**
   * @param seq the first entry that fails, counted from 0
   * @param reason ends the code: {@code journal.signature}, {@code journal.sequence}, …
   */
  public JournalBroken(long seq, String reason, Object... arguments) {
    super("journal." + reason, null, with(seq, arguments));
    this.seq = seq;
    this.rule = Optional.empty();
  }

  private JournalBroken(long seq, Refused rule) {
    super("journal.not-allowed", rule, seq, rule.code(), rule.arguments().toString());
    this.seq = seq;
    this.rule = Optional.of(rule);
  }

  /** {@code journal.not-allowed}: an entry that the rules refuse. */
  public static JournalBroken notAllowed(long seq, Refused rule) {
    return new JournalBroken(seq, rule);
  }

  /** What the rules said of it, where it was they who refused it. */
  public Optional<Refused> rule() {
    return rule;
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
