package org.countersign.app.service.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code of ASCII text, with error correction level M: squares that are dark or not. */
public final class QrCode {
  /** Light modules on each side, as the standard asks for. */
  public static final int QUIET = 4;

  private static final int MASK = 0;

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /** Of the smallest version that holds the text. */
  public static QrCode of(String ascii) {
    return of(ascii, Map.of());
  }

  /**
   * Of one version, 1 to 40, and always with the same mask, so that a small reader is enough;
   * refuses with IllegalArgumentException text that does not fit.
   */
  public static QrCode of(String ascii, int version) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.QR_VERSION, version);
    hints.put(EncodeHintType.QR_MASK_PATTERN, MASK);
    return of(ascii, hints);
  }

  private static QrCode of(String ascii, Map<EncodeHintType, Object> hints) {
    try {
      return new QrCode(Encoder.encode(ascii, ErrorCorrectionLevel.M, hints).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("this text does not fit into the code", e);
    }
  }

  /** Modules on a side. */
  public int size() {
    return modules.getWidth();
  }

  public boolean dark(int row, int column) {
    return modules.get(column, row) == 1;
  }

  /** With its quiet zone: so many pixels a module, black on white. */
  public BufferedImage image(int pixels) {
    int side = (size() + 2 * QUIET) * pixels;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, isDark(y / pixels - QUIET, x / pixels - QUIET) ? 0 : 0xffffff);
      }
    }
    return image;
  }

  private boolean isDark(int row, int column) {
    return row >= 0 && column >= 0 && row < size() && column < size() && dark(row, column);
  }

  /** The image as the bytes of a PNG file. */
  public byte[] png(int pixels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(pixels), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
