package org.countersign.model.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bundle was found to be. There is one only where nothing was refused.
 *
 * @param signers names of the custodians who signed it, or their ids where no name is here
 * @param first time of the first entry
 * @param last time of the last entry that is here
 * @param signatures of entries that were verified
 * @param requests whose approvals were followed
 * @param unchecked what could not be checked, and why: keys of sentences
 */
public record BundleFacts(
    Manifest manifest,
    List<String> signers,
    Instant first,
    Instant last,
    long signatures,
    long requests,
    List<Unchecked> unchecked) {

  /**
   * Something that could not be checked.
   *
   * @param code {@code enrolment}, {@code quorum}, …
   * @param count how many
   */
  public record Unchecked(String code, long count) {
    /** Adds it to what is open, where there is any of it. */
    static void add(List<Unchecked> open, String code, long count) {
      if (count > 0) {
        open.add(new Unchecked(code, count));
      }
    }
  }

  /** The same, with more that could not be checked. */
  BundleFacts with(List<Unchecked> more) {
    List<Unchecked> all = new ArrayList<>(unchecked);
    all.addAll(more);
    return new BundleFacts(manifest, signers, first, last, signatures, requests, all);
  }

  public BundleFacts {
    signers = List.copyOf(signers);
    unchecked = List.copyOf(unchecked);
  }
}
