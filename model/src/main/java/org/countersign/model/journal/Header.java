package org.countersign.model.journal;

import java.time.Instant;
import org.countersign.model.json.CanonicalDigest;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;

/**
 * The signed part of an entry (3-formats, journal). Its canonical bytes are the tree's leaf.
 *
 * @param v format version, 1
 * @param vault the vault's UUID
 * @param seq position, from 0
 * @param at when, UTC in milliseconds
 * @param kind {@code request.approved}, …
 * @param actor person id of who acted
 * @param credential the key that signed
 * @param domain the signing domain, or empty
 * @param level {@code public}, {@code restricted} or {@code confidential}
 * @param bodyHash SHA-256 of salt and canonical body, lower-case hex
 * @param drill whether this is a rehearsal
 */
public record Header(
    int v,
    String vault,
    long seq,
    Instant at,
    String kind,
    String actor,
    Spki credential,
    String domain,
    String level,
    String bodyHash,
    boolean drill) {

  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  /** Refuses a level that is none; cuts the time to the milliseconds that are written. */
  public Header {
    at = Utc.milliseconds(at);
    Level.of(level);
  }

  /** SHA-256(0x00 ‖ JCS(header)), the leaf hash of RFC 6962 §2.1. */
  public byte[] leafHash() {
    return CanonicalDigest.ofShort()
        .raw("\0{\"actor\":")
        .text(actor)
        .raw(",\"at\":")
        .text(Utc.format(at))
        .raw(",\"bodyHash\":")
        .text(bodyHash)
        .raw(",\"credential\":")
        .text(credential.hex())
        .raw(",\"domain\":")
        .text(domain)
        .raw(",\"drill\":" + drill + ",\"kind\":")
        .text(kind)
        .raw(",\"level\":")
        .text(level)
        .raw(",\"seq\":" + seq + ",\"v\":" + v + ",\"vault\":")
        .text(vault)
        .raw("}")
        .bytes();
  }
}
