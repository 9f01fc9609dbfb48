package org.countersign.model.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.CanonicalScan;
import org.countersign.model.json.Utc;
import org.countersign.model.key.Spki;

/**
 * A line of the journal as most are: canonical, with the members of an entry that is not the first,
 * each found where it must stand. Hashes are taken over the line's own bytes. What is found here is
 * what {@link Entry#parseWhole} would find; of what is not, nothing is said.
 */
public final class EntryScan {
  private static final byte[] BODY = ascii("{\"body\":");
  private static final byte[] HEADER = ascii(",\"header\":");
  private static final byte[] ACTOR = ascii("{\"actor\":\"");
  private static final byte[] AT = ascii("\",\"at\":\"");
  private static final byte[] BODY_HASH = ascii("\",\"bodyHash\":\"");
  private static final byte[] CREDENTIAL = ascii("\",\"credential\":\"");
  private static final byte[] DOMAIN = ascii("\",\"domain\":\"");
  private static final byte[] DRILL = ascii("\",\"drill\":");
  private static final byte[] KIND = ascii(",\"kind\":\"");
  private static final byte[] LEVEL = ascii("\",\"level\":\"");
  private static final byte[] SEQ = ascii("\",\"seq\":");
  private static final byte[] VAULT = ascii(",\"v\":" + Header.VERSION + ",\"vault\":\"");
  private static final byte[] SALT = ascii("\"},\"salt\":\"");
  private static final byte[] SIGNATURE = ascii("\",\"signature\":\"");
  private static final byte[] END = ascii("\"}");
  private static final byte[] LEAF = {0};

  private final byte[] line;
  private final CanonicalScan scan;
  private int at;
  private int bodyTo;
  private int headerFrom;
  private int headerTo;
  private int actorTo;
  private int timeFrom;
  private int hashFrom;
  private int credentialFrom;
  private int domainFrom;
  private int domainTo;
  private boolean drill;
  private int kindFrom;
  private int kindTo;
  private int levelFrom;
  private int levelTo;
  private int seqFrom;
  private int seqTo;
  private int vaultFrom;
  private int vaultTo;
  private int saltFrom;
  private int signatureFrom;
  private int signatureTo;

  private EntryScan(byte[] line) {
    this.line = line;
    this.scan = new CanonicalScan(line, line.length);
  }

  /** Finds the members; empty when the line has to be read the long way. */
  public static Optional<EntryScan> of(byte[] line) {
    EntryScan found = new EntryScan(line);
    return found.find() ? Optional.of(found) : Optional.empty();
  }

  /** Whether the body is the one that the header names. */
  public boolean holds() {
    byte[] salt = new byte[Entry.SALT];
    byte[] named = new byte[MerkleTree.HASH];
    return hex(saltFrom, salt)
        && hex(hashFrom, named)
        && Arrays.equals(Canonical.sha256(salt, slice(BODY.length, bodyTo)), named);
  }

  /** The leaf of the tree, as {@link Header#leafHash}. */
  public byte[] leafHash() {
    return Canonical.sha256(LEAF, slice(headerFrom, headerTo));
  }

  /** The position that the header states. */
  public long seq() {
    long seq = 0;
    for (int i = seqFrom; i < seqTo; i++) {
      seq = seq * 10 + (line[i] - '0');
    }
    return seq;
  }

  /** The credential that the header names. */
  public String credential() {
    return text(credentialFrom, credentialFrom + 2 * MerkleTree.HASH);
  }

  Entry entry() throws Refused {
    byte[] salt = new byte[Entry.SALT];
    String encoded = text(signatureFrom, signatureTo);
    Header header;
    byte[] signature;
    try {
      header = header();
      signature = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return Entry.parseWhole(line);
    }
    boolean oneForm = Base64.getEncoder().encodeToString(signature).equals(encoded);
    if (!oneForm || !hex(saltFrom, salt)) {
      return Entry.parseWhole(line);
    }
    return new Entry(
        header,
        salt,
        Canonical.parseScanned(line, BODY.length, bodyTo),
        List.of(new EntrySignature(header.credential(), signature)));
  }

  private Header header() {
    Instant time = Utc.parse(text(timeFrom, hashFrom - BODY_HASH.length));
    return new Header(
        Header.VERSION,
        text(vaultFrom, vaultTo),
        seq(),
        time,
        text(kindFrom, kindTo),
        text(headerFrom + ACTOR.length, actorTo),
        new Spki(credential()),
        text(domainFrom, domainTo),
        text(levelFrom, levelTo),
        text(hashFrom, hashFrom + 2 * MerkleTree.HASH),
        drill);
  }

  private boolean find() {
    bodyTo = scan.value(scan.literal(0, BODY));
    headerFrom = after(scan.literal(bodyTo, HEADER), 0);
    actorTo = scan.plain(scan.literal(headerFrom, ACTOR));
    timeFrom = scan.literal(actorTo, AT);
    hashFrom = scan.literal(scan.plain(timeFrom), BODY_HASH);
    credentialFrom = scan.literal(after(hashFrom, 2 * MerkleTree.HASH), CREDENTIAL);
    domainFrom = scan.literal(after(credentialFrom, 2 * MerkleTree.HASH), DOMAIN);
    domainTo = scan.plain(domainFrom);
    at = scan.literal(domainTo, DRILL);
    drill = at > 0 && at < line.length && line[at] == 't';
    kindFrom = scan.literal(scan.value(at), KIND);
    kindTo = scan.plain(kindFrom);
    levelFrom = scan.literal(kindTo, LEVEL);
    levelTo = scan.plain(levelFrom);
    seqFrom = scan.literal(levelTo, SEQ);
    seqTo = scan.value(seqFrom);
    vaultFrom = scan.literal(seqTo, VAULT);
    vaultTo = scan.plain(vaultFrom);
    saltFrom = scan.literal(vaultTo, SALT);
    headerTo = after(vaultTo, 2);
    signatureFrom = scan.literal(after(saltFrom, 2 * Entry.SALT), SIGNATURE);
    signatureTo = scan.plain(signatureFrom);
    return scan.literal(signatureTo, END) == line.length && kinds() && later();
  }

  /** That there is a truth and a number where one must be, and hex where hex. */
  private boolean kinds() {
    boolean truth = line[at] == 't' || line[at] == 'f';
    boolean number = line[seqFrom] >= '0' && line[seqFrom] <= '9';
    return truth && number && hex(credentialFrom, new byte[MerkleTree.HASH]);
  }

  /** Entry 0 has a list of signatures. */
  private boolean later() {
    return line[seqFrom] != '0';
  }

  private static int after(int position, int more) {
    return position < 0 ? CanonicalScan.NO : position + more;
  }

  /** Lower-case only: upper case would be a second spelling. */
  private boolean hex(int from, byte[] into) {
    for (int i = 0; i < into.length; i++) {
      int high = digit(line[from + 2 * i]);
      int low = digit(line[from + 2 * i + 1]);
      if (high < 0 || low < 0) {
        return false;
      }
      into[i] = (byte) (high << 4 | low);
    }
    return true;
  }

  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  private byte[] slice(int from, int to) {
    return Arrays.copyOfRange(line, from, to);
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
