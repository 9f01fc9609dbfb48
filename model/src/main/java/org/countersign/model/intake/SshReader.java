package org.countersign.model.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.countersign.model.intake.Item.Kind;
import org.countersign.model.intake.Item.PublicKey;
import org.countersign.model.key.Spki;

/** Lines of public keys, authorized_keys and known_hosts (sshd(8)), each line by itself. */
final class SshReader {
  static final String FORMAT = "SSH";

  private static final int LONGEST_FACT = 500;

  private final Finds finds;
  private final byte[] text;

  private SshReader(Finds finds, byte[] text) {
    this.finds = finds;
    this.text = text;
  }

  /** Whether a line has the name of a kind of key where it has to be. */
  static boolean is(byte[] text) {
    Lines lines = new Lines(text);
    while (lines.next()) {
      if (SshLine.of(line(lines)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  static String read(Finds finds, byte[] text) {
    new SshReader(finds, text).read();
    return FORMAT;
  }

  private void read() {
    Lines lines = new Lines(text);
    while (lines.next()) {
      String line = line(lines);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Where where = finds.line(lines.number());
      Optional<SshLine> parts = SshLine.of(line);
      if (parts.isPresent()) {
        key(where, parts.get());
      } else {
        finds.problem(where, "ssh.line");
      }
    }
  }

  private void key(Where where, SshLine line) {
    try {
      SshKey key = SshKey.read(Base64.getDecoder().decode(line.key()));
      if (!key.type().equals(line.type())) {
        throw new Malformed("ssh.other-type", line.type());
      }
      add(where, line, key);
    } catch (Malformed e) {
      finds.problem(where, line.name(), FORMAT, e);
    } catch (IllegalArgumentException e) {
      finds.problem(where, line.name(), FORMAT, new Malformed("base64"));
    }
  }

  private void add(Where where, SshLine line, SshKey key) throws Malformed {
    Kind kind = line.isAuthority() ? Kind.SSH_CA : Kind.SSH;
    byte[] spki = key.publicKey();
    finds.add(new PublicKey(where, kind, spki, Spki.of(spki), line.name(), facts(line, key)));
    if (key.authority().isPresent()) {
      SshKey authority = SshKey.read(key.authority().get());
      byte[] signer = authority.publicKey();
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("type", authority.type());
      facts.put("fingerprint", authority.fingerprint());
      finds.add(new PublicKey(where, Kind.SSH_CA, signer, Spki.of(signer), line.name(), facts));
    }
  }

  private static Map<String, String> facts(SshLine line, SshKey key) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("type", key.type());
    facts.put("fingerprint", key.fingerprint());
    put(facts, "hosts", line.hosts());
    put(facts, "options", line.options());
    put(facts, "marker", line.marker());
    return facts;
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value.length() > LONGEST_FACT ? value.substring(0, LONGEST_FACT) : value);
    }
  }

  private static String line(Lines lines) {
    int length = lines.to() - lines.from();
    return new String(lines.text(), lines.from(), length, StandardCharsets.UTF_8).strip();
  }
}
