package org.countersign.app.screen.frames;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.countersign.app.service.qr.QrCode;

/** A QR code on the screen: black on white in both themes, with its quiet zone. */
final class CodeView extends ImageView {
  private static final int PIXELS = 6;

  CodeView() {
    setSmooth(false);
    setId("frames-code");
  }

  void show(QrCode code) {
    int side = (code.size() + 2 * QrCode.QUIET) * PIXELS;
    WritableImage image = new WritableImage(side, side);
    PixelWriter pixels = image.getPixelWriter();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int row = y / PIXELS - QrCode.QUIET;
        int column = x / PIXELS - QrCode.QUIET;
        boolean inside = row >= 0 && column >= 0 && row < code.size() && column < code.size();
        pixels.setColor(x, y, inside && code.dark(row, column) ? Color.BLACK : Color.WHITE);
      }
    }
    setImage(image);
  }
}
