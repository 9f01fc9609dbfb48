package org.countersign.model.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.MerkleFrontier;
import org.countersign.model.key.Spki;

/** What is made of a bundle's journal, line by line. */
interface JournalCheck {
  /** An entry with its body. {@code before} is the tree before it. */
  void entry(byte[] line, Entry entry, MerkleFrontier before) throws JournalBroken;

  /** An entry without its body. */
  void withheld(WithheldLine line, MerkleFrontier before) throws JournalBroken;

  /** Entries that are not here. */
  void gap(Gap gap);

  /** All lines were given: what was left to do meanwhile is settled. */
  void end() throws JournalBroken;

  /** That who signed the bundle is enrolled at the head, where that can be known. */
  void mustBeEnrolled(SignersCheck.Signer signer) throws Failure;

  /**
   * Whether the person may have used the credential when there were this many entries: no only
   * where it is known not to be so.
   */
  boolean mayHaveSigned(String person, Spki credential, long size);

  /** What the journal says there is; empty where it cannot be known whole. */
  Optional<Named> named();

  /** Hex of every credential ever enrolled; empty where that cannot be known. */
  Optional<Set<String>> credentials();

  /** What it says of keys, certificates and lists. */
  SaidPki pki();

  /** Hashes of the attachments that the bodies name which are here. */
  Set<String> attachments();

  BundleFacts facts(List<SignersCheck.Signer> signers);

  /**
   * What files a journal speaks of, by the hashes in their names.
   *
   * @param requests ids
   */
  record Named(
      Set<String> credentials,
      Set<String> certificates,
      List<AuditMoment.Crl> crls,
      Set<String> requests) {}
}
