package org.countersign.app.screen.journal;

import java.util.List;
import java.util.Optional;
import org.countersign.app.service.vault.EntryProofs.Exact;
import org.countersign.model.journal.Header;

/**
 * All about one entry.
 *
 * @param kind a word or two
 * @param sentence what happened
 * @param why it was allowed
 * @param request hash of the request it is about
 * @param key SPKI hash of the key it is about; empty where it is about none
 * @param reason given for that request
 * @param comment of who decided
 * @param failed what went wrong, in a sentence
 * @param signers who signed it, the actor first
 */
record EntryDetail(
    Exact exact,
    String kind,
    String sentence,
    String why,
    Optional<String> request,
    String key,
    String reason,
    String comment,
    String failed,
    String domain,
    String level,
    List<Signer> signers) {

  /**
   * A person's signature.
   *
   * @param credential SPKI hash
   * @param token where the key is, and since when it is enrolled
   */
  record Signer(String name, String credential, String token, byte[] signature) {}

  Header header() {
    return exact.entry().header();
  }

  long seq() {
    return header().seq();
  }
}
