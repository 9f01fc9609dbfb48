package org.countersign.app.service.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.countersign.app.service.qr.QrCode;
import org.countersign.app.service.qr.QrImage;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.json.Canonical;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Frames as docs/qr-frames.md has them, read back with two readers that are not ours. */
class QrFramesTest {
  @TempDir Path folder;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 131 + i / 7);
    }
    return bytes;
  }

  @Test
  void theExampleOfThePageIsWhatIsWritten() throws Exception {
    QrFrames hello = new QrFrames("hello.txt", "hello\n".getBytes(StandardCharsets.UTF_8));
    String page = Files.readString(Path.of("..", "docs", "qr-frames.md"));
    assertThat(page).contains("    " + hello.text(0) + "\n", "    " + hello.text(1) + "\n");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,2", "450,2", "451,3", "900,3", "901,4"})
  void everyFrameButTheLastIsFull(int length, int count) throws Refused {
    QrFrames frames = new QrFrames("a", bytes(length));
    assertThat(frames.count()).isEqualTo(count);
    for (int index = 0; index < count; index++) {
      assertThat(frames.text(index).length()).isLessThanOrEqualTo(648);
    }
  }

  @Test
  void aFileComesBackWholeFromPicturesReadByZxingAndByZbar() throws Exception {
    byte[] file = bytes(4_321);
    Path pictures = FramePictures.write(new QrFrames("list.crl", file), folder, (done, all) -> {});
    List<String> byZxing = new ArrayList<>();
    StringBuilder byZbar = new StringBuilder();
    for (int index = 0; index < 11; index++) {
      Path picture = pictures.resolve(QrFrames.pictureName(index));
      assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(420);
      byZxing.add(QrImage.read(Files.readAllBytes(picture), "picture"));
      byZbar.append(zbar(picture));
    }
    assertThat(together(byZxing)).isEqualTo(file);
    assertThat(byZbar.toString()).isEqualTo(String.join("\n", byZxing) + "\n");
    assertThat(pictures.getFileName()).hasToString("list.crl.frames");
  }

  @Test
  void aFullFrameFitsIntoTheOneVersion() throws Exception {
    QrFrames frames = new QrFrames("n".repeat(120), bytes(QrFrames.MOST));
    assertThat(frames.count()).isEqualTo(37_284);
    for (int index : List.of(0, 1, 37_283)) {
      assertThat(frames.code(index).size()).isEqualTo(97);
      assertThat(QrImage.read(frames.code(index).png(4), "picture")).isEqualTo(frames.text(index));
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void everyCodeIsOneByteSegmentOfVersion20AndLevelM(int index) throws Exception {
    QrFrames frames = new QrFrames("list.crl", bytes(451));
    BitMatrix modules = modules(frames.code(index));
    assertThat(modules.getWidth()).as("modules of version 20").isEqualTo(97);
    DecoderResult read = new Decoder().decode(modules);
    assertThat(read.getECLevel()).isEqualTo("M");
    assertThat(read.getByteSegments())
        .containsExactly(frames.text(index).getBytes(StandardCharsets.US_ASCII));
    assertThat(read.getSymbologyModifier()).as("1: Model 2 without ECI").isEqualTo(1);
    assertThat(read.hasStructuredAppend()).isFalse();
  }

  private static BitMatrix modules(QrCode code) {
    BitMatrix modules = new BitMatrix(code.size());
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.dark(row, column)) {
          modules.set(column, row);
        }
      }
    }
    return modules;
  }

  @Test
  void whatTheFramingHasNoRoomForIsRefused() {
    assertThatThrownBy(() -> new QrFrames("a", new byte[QrFrames.MOST + 1]))
        .hasMessageContaining("frames.too-large");
    for (String name : List.of("", ".a", "a/b", "a\\b", "a\n", "x".repeat(121), "\ud800")) {
      assertThatThrownBy(() -> new QrFrames(name, new byte[1]))
          .as(name)
          .hasMessageContaining("frames.name");
    }
  }

  @Test
  void picturesNeverGoOverAnotherFolderAndAreAllThereOrNone() throws Exception {
    QrFrames frames = new QrFrames("a", bytes(1_000));
    assertThatThrownBy(() ->
            FramePictures.write(
                frames,
                folder,
                (done, all) -> {
                  if (done == 2) {
                    throw new java.util.concurrent.CancellationException();
                  }
                }))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(folder).isEmptyDirectory();
    Files.createDirectory(folder.resolve("a.frames"));
    assertThatThrownBy(() -> FramePictures.write(frames, folder, (done, all) -> {}))
        .isInstanceOfSatisfying(
            StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store.exists"));
    assertThat(folder.resolve("a.frames")).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"3, 5-7|3 5 6 7", " 7;7 2|2 7", "0-2|0 1 2", "''|0 1 2 3 4 5 6 7"})
  void missingFramesAreReadAsADecoderListsThem(String typed, String shown) throws Refused {
    assertThat(FrameList.read(typed, 8).stream().map(String::valueOf))
        .containsExactly(shown.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({"x, frames.list", "5-3, frames.list", "-1, frames.list", "8, frames.beyond"})
  void aListThatIsNoneIsRefused(String typed, String code) {
    assertThatThrownBy(() -> FrameList.read(typed, 8))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** The page's "Putting together", as far as whole frames go. */
  private static byte[] together(List<String> frames) throws Exception {
    byte[][] payloads = new byte[frames.size()][];
    for (String frame : frames) {
      String[] fields = frame.split("\\.", -1);
      CRC32 crc = new CRC32();
      crc.update(frame.substring(0, frame.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
      assertThat(fields).hasSize(6);
      assertThat(Long.parseLong(fields[5], 16)).isEqualTo(crc.getValue());
      payloads[Integer.parseInt(fields[2])] = Base64.getUrlDecoder().decode(fields[4]);
    }
    JsonNode head = Canonical.parse(payloads[0]);
    var file = new java.io.ByteArrayOutputStream();
    for (int i = 1; i < payloads.length; i++) {
      file.write(payloads[i]);
    }
    assertThat(head.path("bytes").asInt()).isEqualTo(file.size());
    assertThat(head.path("sha256").asString(""))
        .isEqualTo(java.util.HexFormat.of().formatHex(Canonical.sha256(file.toByteArray())));
    return file.toByteArray();
  }

  private static String zbar(Path picture) throws Exception {
    Process process = new ProcessBuilder("zbarimg", "-q", "--raw", picture.toString()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }
}
