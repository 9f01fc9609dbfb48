package org.countersign.model.memory;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.people.Signatures;
import tools.jackson.databind.JsonNode;

/**
 * What is kept on a token, as a private data object: the head of the vault's journal when the token
 * was last used. It gives no authority: it only makes a console refuse a vault that has less, or
 * something else. Its bytes are canonical JSON.
 *
 * @param peaks roots, in lower-case hex, of the largest perfect subtrees that make up the journal,
 *     left to right: they tell how far two journals are the same, and lead to the root
 * @param signature raw, by the head's credential, over {@link #message}
 */
public record Memory(
    String format, int v, String vault, RememberedHead head, List<String> peaks, byte[] signature) {
  /** What the bytes are. */
  public static final String FORMAT = "countersign.memory";

  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final int LONGEST = 16 * 1024;
  private static final int MOST_PEAKS = 62;

  /** Refuses peaks that do not lead to the root. */
  public Memory {
    peaks = List.copyOf(peaks);
    if (peaks.size() > MOST_PEAKS
        || peaks.size() != Long.bitCount(head.size())
        || !peaks.stream().allMatch(peak -> peak.matches("[0-9a-f]{64}"))
        || !head.root().equals(HexFormat.of().formatHex(MerkleTree.rootOf(bytes(peaks))))) {
      throw new IllegalArgumentException("the subtrees do not lead to the root");
    }
  }

  /** The label of the data object: a custodian of two vaults has two. */
  public static String label(String vault) {
    return "countersign memory " + vault;
  }

  /**
   * What is signed. Its first line is no entry's, approval's or session's, so the signature is good
   * for nothing else.
   */
  public static byte[] message(String vault, RememberedHead head) {
    String root = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(head.root()));
    return String.join(
            "\n",
            FORMAT + "/" + vault,
            Long.toString(head.size()),
            root,
            Utc.format(head.at()),
            Long.toString(head.crlNumber()),
            head.person(),
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A new one. */
  public static Memory of(String vault, RememberedHead head, List<byte[]> peaks, byte[] signature) {
    List<String> hex = peaks.stream().map(HexFormat.of()::formatHex).toList();
    return new Memory(FORMAT, VERSION, vault, head, hex, signature);
  }

  /** The bytes to keep. */
  public byte[] bytes() {
    return Canonical.bytesOf(this);
  }

  /**
   * Reads what was kept.
   *
   * @param vault whose memory it must be
   * @throws Refused {@code memory.version} when a newer program wrote it, {@code
   *     memory.other-vault}, or {@code memory.damaged}
   */
  public static Memory read(byte[] kept, String vault) throws Refused {
    if (kept.length == 0 || kept.length > LONGEST) {
      throw new Refused("memory.damaged");
    }
    JsonNode tree = tree(kept);
    if (!tree.path("format").asString("").equals(FORMAT)) {
      throw new Refused("memory.damaged");
    }
    if (tree.path("v").asInt(0) != VERSION) {
      throw new Refused("memory.version", tree.path("v").asInt(0));
    }
    Memory memory = read(tree);
    if (!Arrays.equals(memory.bytes(), kept)) {
      throw new Refused("memory.damaged");
    }
    if (!memory.vault().equals(vault)) {
      throw new Refused("memory.other-vault", memory.vault());
    }
    return memory;
  }

  private static JsonNode tree(byte[] kept) throws Refused {
    try {
      return Canonical.parse(kept);
    } catch (Refused e) {
      throw new Refused("memory.damaged");
    }
  }

  private static Memory read(JsonNode tree) throws Refused {
    try {
      return Canonical.read(tree, Memory.class);
    } catch (Refused e) {
      throw new Refused("memory.damaged");
    }
  }

  /** Whether the key has signed it. */
  public boolean signedBy(PublicKey key) {
    return Signatures.verify(key, message(vault, head), signature);
  }

  List<byte[]> subtrees() {
    return bytes(peaks);
  }

  private static List<byte[]> bytes(List<String> hashes) {
    return hashes.stream().map(HexFormat.of()::parseHex).toList();
  }
}
