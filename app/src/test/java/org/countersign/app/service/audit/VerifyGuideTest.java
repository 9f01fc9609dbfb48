package org.countersign.app.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.countersign.app.service.frames.FramePictures;
import org.countersign.app.service.frames.QrFrames;
import org.countersign.app.service.qr.QrCode;
import org.countersign.model.audit.BundleForge;
import org.countersign.model.audit.Scope;
import org.countersign.model.json.Canonical;
import org.countersign.model.testing.VaultLife;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What VERIFY.md says to type, typed; and the files that Verify.java puts together. */
class VerifyGuideTest {
  @TempDir static Path folder;
  private static SortedMap<String, byte[]> bundle;

  @BeforeAll
  static void export() throws Exception {
    VaultLife life = VaultLife.begun();
    life.issued("leaf", life.root("root"));
    bundle = new BundleForge(life.vault).bundle(life.vault.lines(), Scope.ALL);
  }

  @Test
  void itsCommandsAcceptABundleAndSayItsHead() throws Exception {
    String root =
        HexFormat.of()
            .formatHex(
                Base64.getDecoder()
                    .decode(text("checkpoint").lines().skip(2).findFirst().orElseThrow()));
    assertThat(typed(BundleForge.folder(bundle, folder.resolve("whole"))))
        .startsWith("0 ")
        .contains("head signed by ada", "head signed by cleo", "root " + root);
  }

  @Test
  void itsCommandsRefuseAnotherHeadThanTheLinesHave() throws Exception {
    Path changed = BundleForge.folder(bundle, folder.resolve("changed"));
    List<String> lines = Files.readAllLines(changed.resolve("journal.jsonl"));
    lines.removeLast();
    Files.write(changed.resolve("journal.jsonl"), lines);
    // As somebody would who knows the first step only.
    String sums =
        text("SHA256SUMS")
            .replaceFirst(
                "[0-9a-f]{64}  journal",
                sha256(Files.readAllBytes(changed.resolve("journal.jsonl"))) + "  journal");
    Files.writeString(changed.resolve("SHA256SUMS"), sums);
    assertThat(typed(changed)).startsWith("1 ").contains("entries, root");
  }

  @Test
  void framesInAnyOrderMakeTheFileAndAMissingOneIsNamed() throws Exception {
    byte[] file = new byte[1000];
    Arrays.fill(file, (byte) 7);
    String said =
        "{\"bytes\":1000,\"name\":\"a.bin\",\"sha256\":\"%s\",\"v\":1}".formatted(sha256(file));
    List<String> frames =
        List.of(
            frame(file, 3, Arrays.copyOfRange(file, 900, 1000)),
            frame(file, 0, said.getBytes(StandardCharsets.UTF_8)),
            frame(file, 1, Arrays.copyOfRange(file, 0, 450)),
            frame(file, 2, Arrays.copyOfRange(file, 450, 900)));
    Path lines = folder.resolve("frames.txt");
    Path out = Files.createDirectories(folder.resolve("out"));
    try (AuditorsVerifier verifier = new AuditorsVerifier(folder.resolve("verifier"))) {
      Files.write(lines, frames.subList(0, 3));
      assertThat(verifier.say("frames", lines, out).text()).contains("missing: [2]");
      Files.write(lines, frames);
      assertThat(verifier.say("frames", lines, out).exit()).isZero();
      assertThat(Files.readAllBytes(out.resolve("a.bin"))).isEqualTo(file);
      assertThat(verifier.say("frames", lines, out).exit()).isEqualTo(1);
    }
  }

  @Test
  void savedPicturesMakeTheFileAndADamagedOrMissingOneIsNamed() throws Exception {
    byte[] file = new byte[2_000];
    new Random(7).nextBytes(file);
    Path saved = FramePictures.write(new QrFrames("list.crl", file), folder, (done, all) -> {});
    Path out = Files.createDirectories(folder.resolve("received"));
    List<Object> asked = new ArrayList<>(List.of("frames"));
    for (int index = 5; index >= 0; index--) {
      asked.add(saved.resolve(QrFrames.pictureName(index)));
    }
    asked.add(out);
    Path third = saved.resolve(QrFrames.pictureName(3));
    byte[] whole = Files.readAllBytes(third);
    try (AuditorsVerifier verifier = new AuditorsVerifier(folder.resolve("reader"))) {
      BufferedImage picture = ImageIO.read(third.toFile());
      invert(picture, 4 * (60 + QrCode.QUIET), 4 * (50 + QrCode.QUIET));
      ImageIO.write(picture, "png", third.toFile());
      assertThat(verifier.say(asked.toArray()).text()).contains("00003.png", "damaged");
      Files.write(third, whole);
      List<Object> without = new ArrayList<>(asked);
      without.remove(third);
      assertThat(verifier.say(without.toArray()).text()).contains("missing: [3]");
      assertThat(out).isEmptyDirectory();
      assertThat(verifier.say(asked.toArray()).exit()).isZero();
      assertThat(Files.readAllBytes(out.resolve("list.crl"))).isEqualTo(file);
    }
  }

  /** One module. */
  private static void invert(BufferedImage picture, int x, int y) {
    for (int i = 0; i < 16; i++) {
      picture.setRGB(x + i % 4, y + i / 4, picture.getRGB(x + i % 4, y + i / 4) ^ 0xffffff);
    }
  }

  private static String frame(byte[] file, int index, byte[] payload) {
    String frame =
        "csq1.%s.%d.4.%s"
            .formatted(
                sha256(file).substring(0, 16),
                index,
                Base64.getUrlEncoder().withoutPadding().encodeToString(payload));
    CRC32 crc = new CRC32();
    crc.update(frame.getBytes(StandardCharsets.US_ASCII));
    return "%s.%08x".formatted(frame, crc.getValue());
  }

  private static String text(String path) {
    return new String(bundle.get(path), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Canonical.sha256(content));
  }

  /** Exit code and output of all blocks of commands, one after another. */
  private static String typed(Path place) throws IOException, InterruptedException {
    Path script = folder.resolve(place.getFileName() + ".sh");
    Files.writeString(script, commands());
    Path temporary = Files.createTempDirectory(folder, "tmp");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-eu", "-o", "pipefail", script.toString())
            .directory(place.toFile())
            .redirectErrorStream(true);
    bash.environment().put("TMP", temporary.toString());
    Process process = bash.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + out;
  }

  private static String commands() throws IOException {
    try (InputStream in =
        VerifyGuideTest.class.getResourceAsStream("/org/countersign/audit/VERIFY.md")) {
      String guide = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(guide.split("```", -1))
          .filter(part -> part.startsWith("sh\n"))
          .map(part -> part.substring(3))
          .collect(Collectors.joining("\n"));
    }
  }
}
