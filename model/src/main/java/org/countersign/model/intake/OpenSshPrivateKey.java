package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.countersign.model.intake.Item.PrivateKey;
import org.countersign.model.key.Spki;

/** OpenSSH's private keys (PROTOCOL.key), which tell their public half even when encrypted. */
final class OpenSshPrivateKey {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_KEYS = 64;

  private OpenSshPrivateKey() {}

  static boolean is(byte[] content) {
    return content.length > MAGIC.length
        && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Refuses with {@code ssh.…} or {@code key.…}. */
  static void read(Finds finds, Where where, byte[] content) throws Malformed {
    SshWire wire = new SshWire(content, MAGIC.length);
    boolean encrypted = !wire.text().equals("none");
    wire.skip(2); // how the password becomes a key
    long keys = wire.uint32();
    if (keys > MOST_KEYS) {
      throw new Malformed("ssh.cut-off");
    }
    SshKey[] all = new SshKey[(int) keys];
    for (int i = 0; i < all.length; i++) {
      all[i] = SshKey.read(wire.string());
    }
    String comment = encrypted || all.length != 1 ? "" : comment(all[0].type(), content, wire);
    String format = encrypted ? "OpenSSH, encrypted" : "OpenSSH";
    for (SshKey key : all) {
      finds.add(new PrivateKey(where, Optional.of(Spki.of(key.publicKey())), format, comment));
    }
  }

  /** The comment stands behind the secret numbers, which are gone over and not read. */
  private static String comment(String type, byte[] content, SshWire wire) {
    try {
      SshWire secret = new SshWire(content, wire.skip());
      secret.uint32();
      secret.uint32(); // the check, twice the same
      secret.skip(1 + strings(type));
      return secret.text();
    } catch (Malformed e) {
      return "";
    }
  }

  private static int strings(String type) throws Malformed {
    return switch (type) {
      case "ssh-rsa" -> 6;
      case "ssh-dss" -> 5;
      case "ssh-ed25519", "ssh-ed448" -> 2;
      default -> {
        if (type.startsWith("ecdsa-")) {
          yield 3;
        }
        throw new Malformed("ssh.type", type);
      }
    };
  }
}
