package org.countersign.app.service.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code of a sheet in pictures as people make them. */
class QrImageTest {
  private static final String TEXT =
      "countersign.journal/11111111-2222-4333-8444-555555555555\n41\n" + "A".repeat(43) + "=\n";

  /** A sheet of paper of 1,240 × 1,754 pixels, 150 a inch, with the code at its usual size. */
  private static BufferedImage sheet(double turn, float shade) {
    BufferedImage sheet = new BufferedImage(1240, 1754, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 1240, 1754);
    pen.setColor(Color.BLACK);
    pen.drawString("prowler retraction optic rebellion", 100, 600);
    pen.rotate(Math.toRadians(turn), 620, 877);
    pen.drawImage(QrCode.of(TEXT).image(6), 120, 700, null);
    pen.setTransform(new java.awt.geom.AffineTransform());
    Color dark = new Color(0, 0, 0, shade);
    pen.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, 0f), 1240, 1754, dark));
    pen.fillRect(0, 0, 1240, 1754);
    pen.dispose();
    return sheet;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "-7, 0", "90, 0", "180, 0", "3, 0.6"})
  void aSheetIsReadThoughItLiesAskewOrInTheShade(double turn, float shade) throws Exception {
    assertThat(QrImage.read(file(sheet(turn, shade), "jpg"), "photo")).isEqualTo(TEXT);
  }

  @Test
  void aPictureOfManyMorePixelsThanNeededIsRead() throws Exception {
    BufferedImage large = new BufferedImage(5000, 7000, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = large.createGraphics();
    pen.drawImage(sheet(1, 0), 0, 0, 5000, 7000, null);
    pen.dispose();
    assertThat(QrImage.read(file(large, "png"), "photo")).isEqualTo(TEXT);
  }

  @Test
  void aPictureWithoutACodeIsRefused() throws Exception {
    BufferedImage above = sheet(0, 0).getSubimage(0, 0, 1240, 650);
    byte[] file = file(above, "png");
    assertThatThrownBy(() -> QrImage.read(file, "above"))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("qr.none"));
  }

  @Test
  void aFewBytesThatSayTheyAreAHugePictureAreRefusedBeforeTheyAreRead() throws Exception {
    byte[] file = claimed(100_000, 100_000);
    assertThatThrownBy(() -> QrImage.read(file, "huge"))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("qr.too-large"));
  }

  /** The beginning of a PNG file (ISO 15948 §11.2.2). */
  private static byte[] claimed(int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(chunk);
    data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 0, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(out);
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.writeInt(13);
    png.write(chunk.toByteArray());
    png.writeInt((int) crc.getValue());
    return out.toByteArray();
  }
}
