package org.countersign.app.service.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.countersign.model.failure.Refused;

/** Reads the QR code in a picture: a scan, a photograph, a screenshot. */
public final class QrImage {
  /** Longest file, in bytes. */
  public static final int MOST = 24 << 20;

  private static final long MOST_PIXELS = 100_000_000;

  /** More of them say no more about a code, and need memory. */
  private static final double ENOUGH_PIXELS = 9_000_000;

  private QrImage() {}

  /**
   * The text of the code in a PNG or JPEG file.
   *
   * @throws Refused {@code qr.too-large}, {@code qr.not-a-picture} or {@code qr.none}, each with
   *     the name
   */
  public static String read(byte[] file, String name) throws Refused {
    if (file.length > MOST) {
      throw new Refused("qr.too-large", name);
    }
    BufferedImage image = image(file, name);
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return decoded(
        new RGBLuminanceSource(image.getWidth(), image.getHeight(), opaque(pixels)), name);
  }

  private static String decoded(RGBLuminanceSource source, String name) throws Refused {
    try {
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(source)),
              Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    } catch (NotFoundException e) {
      throw new Refused("qr.none", name);
    } catch (ReaderException e) {
      throw new Refused("qr.damaged", name);
    }
  }

  /** What is transparent is paper. */
  private static int[] opaque(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] >>> 24 < 0x80) {
        pixels[i] = 0xffffffff;
      }
    }
    return pixels;
  }

  /** The size is looked at before the picture is: few bytes can say that they are many pixels. */
  private static BufferedImage image(byte[] file, String name) throws Refused {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Refused("qr.not-a-picture", name);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new Refused("qr.too-large", name);
        }
        // Of a large picture only every so many rows and columns are kept.
        int step = (int) Math.ceil(Math.sqrt(pixels / ENOUGH_PIXELS));
        ImageReadParam part = reader.getDefaultReadParam();
        part.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, part);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Damaged pictures end the platform's readers in many ways.
      throw new Refused("qr.not-a-picture", name);
    }
  }
}
