package org.countersign.app.service.head;

import java.time.Instant;

/**
 * What a head on paper is to this vault's journal. {@code size}: the number of entries it covers.
 */
public sealed interface HeadVerdict {
  /**
   * The journal of now begins with all that the head covers.
   *
   * @param at when the last entry that it covers was written
   * @param since entries written after it
   */
  record Extends(long size, Instant at, long since) implements HeadVerdict {}

  /** At that size this journal had another head: what was then is not what is here. */
  record NotOurs(long size) implements HeadVerdict {}

  /** No number of entries was given, and there is no size at which the journal had this head. */
  record NoneOfOurs(long looked) implements HeadVerdict {}

  /** The head covers more entries than the journal has: some are missing here. */
  record Ahead(long size, long has) implements HeadVerdict {}

  /** The sheet is of another vault. */
  record OtherVault(String vault) implements HeadVerdict {}
}
