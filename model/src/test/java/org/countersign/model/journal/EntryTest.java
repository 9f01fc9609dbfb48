package org.countersign.model.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.Kinds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The line of an entry as 3-formats has it, and nothing else. */
class EntryTest {
  private final VaultFixture vault = VaultFixture.founded();
  private final byte[] line =
      vault.line(vault.ada, Kinds.SESSION_CLOSED, "", new Bodies.SessionClosed("hand"));

  @Test
  void aCheckpointIsThreeLines() {
    Checkpoint checkpoint = new Checkpoint(VaultFixture.ID, 41, new byte[MerkleTree.HASH]);
    assertThat(checkpoint.text())
        .isEqualTo(
            """
            countersign.journal/6f1d0c3e-5b7a-4c52-9d0e-2a4b6c8d0e1f
            41
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
            """);
  }

  @Test
  void aLineIsReadAndWrittenTheSame() throws Refused {
    assertThat(Entry.parse(line).line()).isEqualTo(line);
    assertThat(Entry.parse(vault.lines().getFirst()).line()).isEqualTo(vault.lines().getFirst());
    assertThat(new String(line, UTF_8))
        .startsWith("{\"body\":{\"by\":\"hand\"},\"header\":{\"actor\":\"ada\"");
  }

  @Test
  void bodyHashLeafAndSignatureAreAsDocumented() throws Exception {
    JsonNode tree = Canonical.parse(line);
    byte[] salt = HexFormat.of().parseHex(tree.path("salt").asString());
    byte[] body = "{\"by\":\"hand\"}".getBytes(UTF_8);
    assertThat(tree.path("header").path("bodyHash").asString())
        .isEqualTo(HexFormat.of().formatHex(Canonical.sha256(salt, body)));

    byte[] first = Canonical.bytes(Canonical.parse(vault.lines().getFirst()).path("header"));
    byte[] leaf0 = Canonical.sha256(new byte[] {0}, first);
    byte[] leaf1 = Canonical.sha256(new byte[] {0}, Canonical.bytes(tree.path("header")));
    byte[] root = Canonical.sha256(new byte[] {1}, leaf0, leaf1);
    String text =
        "countersign.journal/"
            + VaultFixture.ID
            + "\n2\n"
            + Base64.getEncoder().encodeToString(root)
            + "\n";
    Signature verifier = Signature.getInstance("SHA384withECDSA");
    verifier.initVerify(vault.ada.signing().getPublic());
    verifier.update(text.getBytes(UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(tree.path("signature").asString())))
        .isTrue();
  }

  @Test
  void anyOtherSpellingOfTheSameEntryIsRefused() {
    String text = new String(line, UTF_8);
    List<String> others =
        List.of(
            text + " ",
            " " + text,
            text + "\r",
            text.replace("\"seq\":1", "\"seq\": 1"),
            text.replace("\"seq\":1", "\"seq\":1.0"),
            text.replace("\"hand\"", "\"\\u0068and\""),
            text.replace("{\"body\":{\"by\":\"hand\"},", "{")
                .replace("\"salt\"", "\"body\":{\"by\":\"hand\"},\"salt\""));
    for (String other : others) {
      assertThat(other).isNotEqualTo(text);
      assertThat(code(other)).isIn("entry.spelling", "json.number");
    }
  }

  @Test
  void saltInUpperCaseIsRefused() {
    String text = new String(line, UTF_8);
    int at = text.indexOf("\"salt\":\"") + 8;
    String upper = text.substring(at, at + 32).toUpperCase(java.util.Locale.ROOT);
    assertThat(code(text.substring(0, at) + upper + text.substring(at + 32)))
        .isEqualTo("entry.salt");
  }

  @Test
  void membersMoreOrLessAreRefused() throws Refused {
    for (String name : List.of("body", "header", "salt", "signature")) {
      ObjectNode less = object();
      less.remove(name);
      assertThat(code(Canonical.text(less))).startsWith("entry.");
      ObjectNode nulled = object();
      nulled.putNull(name);
      assertThat(code(Canonical.text(nulled))).isNotEqualTo("allowed");
    }
    ObjectNode more = object();
    more.put("note", "x");
    assertThat(code(Canonical.text(more))).isEqualTo("entry.members");
    ObjectNode founding = object();
    founding.set("signatures", founding.remove("signature"));
    assertThat(code(Canonical.text(founding))).isEqualTo("entry.members");
    ObjectNode header = object();
    ((ObjectNode) header.get("header")).put("note", "x");
    assertThat(code(Canonical.text(header))).isEqualTo("json.member");
  }

  @Test
  void anUnknownVersionIsRefusedByName() throws Refused {
    for (String version : List.of("2", "0", "99999999999", "\"1\"", "null")) {
      ObjectNode other = object();
      ((ObjectNode) other.get("header")).set("v", Canonical.parse(version.getBytes(UTF_8)));
      assertThat(code(Canonical.text(other))).isEqualTo("entry.version");
    }
  }

  @Test
  void aBodyThatIsNotTheOneInTheHeaderIsRefused() throws Refused {
    ObjectNode other = object();
    ((ObjectNode) other.get("body")).put("by", "idle");
    assertThat(code(Canonical.text(other))).isEqualTo("entry.body-hash");
  }

  @Test
  void aHeaderIsInItsOneForm() throws Refused {
    List<String[]> wrong =
        List.of(
            new String[] {"at", "\"2026-11-21T18:00:00Z\""},
            new String[] {"at", "\"2026-11-21t18:00:00.000Z\""},
            new String[] {"at", "\"+12026-11-21T18:00:00.000Z\""},
            new String[] {"at", "1"},
            new String[] {"level", "\"secret\""},
            new String[] {"seq", "\"1\""},
            new String[] {"seq", "null"},
            new String[] {"drill", "\"false\""},
            new String[] {"drill", "0"},
            new String[] {"actor", "null"},
            new String[] {"actor", "7"},
            new String[] {"credential", "\"ABC\""},
            new String[] {"credential", "{}"});
    for (String[] change : wrong) {
      ObjectNode other = object();
      ((ObjectNode) other.get("header")).set(change[0], Canonical.parse(change[1].getBytes(UTF_8)));
      assertThat(code(Canonical.text(other)))
          .as(change[0] + " " + change[1])
          .isEqualTo("json.member");
    }
  }

  @Test
  void anEntryOfAnotherPersonOrCredentialIsRefused() {
    Header header = vault.header(vault.ada, Kinds.SESSION_CLOSED, "", false);
    Bodies.SessionClosed body = new Bodies.SessionClosed("hand");
    assertThat(VaultFixture.code(() -> vault.take(vault.line(vault.ben, header, body))))
        .isEqualTo("journal.signature");
    SoftCustodian stranger = SoftCustodian.named("Ada");
    assertThat(
            VaultFixture.code(() -> vault.append(stranger, Kinds.SESSION_CLOSED, "", false, body)))
        .isEqualTo("journal.not-enrolled");
    Header mixed =
        new Header(
            1,
            VaultFixture.ID,
            1,
            vault.now(),
            Kinds.SESSION_CLOSED,
            "ben",
            vault.ada.spki(),
            "",
            "public",
            "",
            false);
    assertThat(VaultFixture.code(() -> vault.take(vault.line(vault.ada, mixed, body))))
        .isEqualTo("journal.not-enrolled");
  }

  @Test
  void aRefusedLineLeavesEverythingAsItWas() throws Failure {
    String head = vault.verifier().head().text();
    Header header = vault.header(vault.ada, Kinds.SESSION_CLOSED, "", false);
    byte[] forged = vault.line(vault.ben, header, new Bodies.SessionClosed("hand"));
    assertThat(VaultFixture.code(() -> vault.take(forged))).isEqualTo("journal.signature");
    assertThat(vault.verifier().head().text()).isEqualTo(head);
    vault.take(line);
    vault.advance(Duration.ofSeconds(1));
    vault.append(vault.ben, Kinds.SESSION_CLOSED, "", false, new Bodies.SessionClosed("idle"));
    assertThat(vault.state().size()).isEqualTo(3);
  }

  @Test
  void checkingALineTakesNothingOver() throws Failure {
    JournalVerifier.Checked checked = vault.verifier().check(line);
    assertThat(vault.state().size()).isEqualTo(1);
    vault.verifier().accept(checked);
    assertThat(vault.state().size()).isEqualTo(2);
    assertThat(vault.verifier().tree().size()).isEqualTo(2);
  }

  private ObjectNode object() throws Refused {
    return (ObjectNode) Canonical.parse(line);
  }

  private static String code(String text) {
    return VaultFixture.code(() -> Entry.parse(text.getBytes(UTF_8)));
  }
}
