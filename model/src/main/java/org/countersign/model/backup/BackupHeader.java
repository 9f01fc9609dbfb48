package org.countersign.model.backup;

import java.security.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.key.PublicKeyDer;
import org.countersign.model.people.Name;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.share.ShareContext;
import tools.jackson.databind.JsonNode;

/**
 * {@code backup.json}: what a backup is and who opens it; the part that anyone can read. What it
 * says is believed only once the contents have named its hash.
 *
 * @param backup the backup's UUID
 * @param vault the vault's UUID
 * @param name of the vault
 * @param size entries
 * @param root of the tree over them, lower-case hex
 * @param madeBy the person's id
 * @param k how many of the holders open it
 */
public record BackupHeader(
    String format,
    int v,
    String backup,
    String vault,
    String name,
    long size,
    String root,
    Instant madeAt,
    String madeBy,
    int k,
    List<Holder> holders) {
  /** What the file is. */
  public static final String FORMAT = "countersign.backup";

  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /**
   * Someone who has a share of the key.
   *
   * @param token the token that opens it
   * @param shareKey DER SubjectPublicKeyInfo of the key it is encrypted to
   * @param share CMS EnvelopedData, DER
   */
  public record Holder(
      String person, String name, TokenIdentity token, byte[] shareKey, byte[] share) {
    public Holder {
      name = Name.check("name", name);
    }

    /** The key the share is encrypted to. */
    public PublicKey key() {
      return PublicKeyDer.read(shareKey);
    }
  }

  public BackupHeader {
    holders = List.copyOf(holders);
    madeAt = Utc.milliseconds(madeAt);
    name = Name.check("name of the vault", name);
    if (!backup.matches(UUID) || !vault.matches(UUID) || !root.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a backup names itself, its vault and its head");
    }
    Set<String> persons = new HashSet<>();
    if (size < 1
        || k < 2
        || k > holders.size()
        || !holders.stream().allMatch(holder -> persons.add(holder.person()))) {
      throw new IllegalArgumentException("a backup is opened by two of its holders or more");
    }
  }

  /** What the shares are shares of: nothing a share of a PIN could be taken for. */
  public ShareContext context() {
    return context(vault, backup);
  }

  /** The same before there is a header. */
  public static ShareContext context(String vault, String backup) {
    return new ShareContext(vault, "backup " + backup, 1);
  }

  /**
   * Reads it.
   *
   * @throws Refused {@code backup.not-one}, {@code backup.version} or {@code backup.damaged}
   */
  public static BackupHeader read(byte[] bytes) throws Refused {
    JsonNode tree;
    try {
      tree = Canonical.parse(bytes);
    } catch (Refused e) {
      throw new Refused("backup.not-one");
    }
    if (!tree.path("format").asString("").equals(FORMAT)) {
      throw new Refused("backup.not-one");
    }
    if (tree.path("v").asInt(0) != VERSION) {
      throw new Refused("backup.version", tree.path("v").asInt(0));
    }
    try {
      return Canonical.read(tree, BackupHeader.class);
    } catch (Refused e) {
      throw new Refused("backup.damaged", "backup.json");
    }
  }
}
