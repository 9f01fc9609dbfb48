package org.countersign.app.screen.map;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.UiThread;
import org.countersign.app.service.map.MapLayout;
import org.countersign.app.service.map.Snapshot;
import org.countersign.model.words.PgpWords;

/**
 * The whole map, not only what is in sight, as a picture for others. A line at its foot says which
 * vault it is, as of when, and which journal: so it can be compared with any other copy.
 */
final class MapExport {
  private static final double FOOT = 40;
  private static final double NARROWEST = 760;
  private static final double TEXT = 12;
  private static final int WORDS = 8;

  /** No graphics card has to hold more than a piece of the picture. */
  private static final int PIECE = 768;

  private static final double MOST_PIXELS = 16_000_000;
  private static final double SHARP = 2;

  private final Drawing drawing;
  private final Palette palette;

  MapExport(Drawing drawing, Palette palette) {
    this.drawing = drawing;
    this.palette = palette;
  }

  private MapLayout.Layout layout() {
    return drawing.shown().layout();
  }

  private double width() {
    return Math.max(NARROWEST, layout().width());
  }

  private double height() {
    return layout().height() + FOOT;
  }

  /** The moment that it shows. */
  Instant at() {
    return drawing.shown().things().snapshot().at();
  }

  /** What stands at the foot. */
  String foot() {
    Snapshot from = drawing.shown().things().snapshot();
    List<String> words = PgpWords.ofHex(HexFormat.of().formatHex(from.head().root()));
    String foot =
        Messages.text(
            "map.export.foot",
            from.vault(),
            TimeText.exact(from.at()),
            from.head().size(),
            String.join(" ", words.subList(0, WORDS)));
    return drawing.shown().picture().wish().only().isEmpty()
        ? foot
        : foot + " " + Messages.text("map.export.only");
  }

  /** As SVG, in UTF-8. */
  byte[] svg() {
    SvgPen pen = new SvgPen(width(), height(), foot());
    draw(pen, new Rectangle2D(0, 0, width(), height()), 1);
    return pen.document().getBytes(StandardCharsets.UTF_8);
  }

  private void draw(Pen pen, Rectangle2D sight, double scale) {
    pen.box(0, 0, width(), height(), palette.surface(), Pen.Stroke.of(palette.surface(), 0));
    drawing.draw(pen, palette, sight, scale);
    pen.text(foot(), 24, height() - 16, TEXT, false, palette.text());
  }

  /**
   * Makes an image, as sharp as its size allows, piece by piece on the JavaFX thread, which does
   * other things in between.
   */
  void image(Consumer<BufferedImage> then) {
    double scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (width() * height())));
    int wide = (int) Math.ceil(width() * scale);
    int high = (int) Math.ceil(height() * scale);
    BufferedImage image = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Deque<Runnable> pieces = new ArrayDeque<>();
    for (int x = 0; x < wide; x += PIECE) {
      for (int y = 0; y < high; y += PIECE) {
        int left = x;
        int top = y;
        pieces.add(() -> piece(image, left, top, scale));
      }
    }
    pieces.add(() -> then.accept(image));
    one(pieces);
  }

  private static void one(Deque<Runnable> pieces) {
    pieces.pop().run();
    if (!pieces.isEmpty()) {
      UiThread.later(() -> one(pieces));
    }
  }

  private void piece(BufferedImage image, int x, int y, double scale) {
    int wide = Math.min(PIECE, image.getWidth() - x);
    int high = Math.min(PIECE, image.getHeight() - y);
    Canvas canvas = new Canvas(wide, high);
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.translate(-x, -y);
    to.scale(scale, scale);
    Rectangle2D sight = new Rectangle2D(x / scale, y / scale, wide / scale, high / scale);
    draw(new CanvasPen(to, drawing.family()), sight, scale);
    SnapshotParameters whole = new SnapshotParameters();
    whole.setFill(palette.surface());
    WritableImage made = canvas.snapshot(whole, new WritableImage(wide, high));
    int[] pixels = new int[wide * high];
    made.getPixelReader()
        .getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
    image.setRGB(x, y, wide, high, pixels, 0, wide);
  }

  /** As the bytes of a PNG file. */
  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
