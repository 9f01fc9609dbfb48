package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Finds text that stands out too little from what is behind it (WCAG 2.2, 1.4.3 level AA). */
public final class Legibility {
  private Legibility() {}

  /** One line for each such text that is shown and enabled. */
  public static List<String> unreadable(Node root) {
    List<String> found = new ArrayList<>();
    look(root, found);
    return found;
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      judge(text, found);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static void judge(Text text, List<String> found) {
    Color behind = behind(text.getParent());
    Color ink = over((Color) text.getFill(), behind);
    boolean bold = text.getFont().getStyle().contains("Bold");
    double size = text.getFont().getSize();
    double needed = size >= 24 || (bold && size >= 18.6) ? 3 : 4.5;
    double contrast = contrast(ink, behind);
    if (contrast < needed) {
      found.add(
          "%s: %s on %s is %.2f in %s"
              .formatted(text.getText(), ink, behind, contrast, text.getParent()));
    }
  }

  private static Color behind(Parent parent) {
    if (parent == null) {
      return Color.WHITE;
    }
    Color below = null;
    if (parent instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color && color.getOpacity() > 0) {
          below = over(color, below == null ? behindIfNeeded(color, parent) : below);
        }
      }
    }
    return below == null ? behind(parent.getParent()) : below;
  }

  private static Color behindIfNeeded(Color color, Parent parent) {
    return color.isOpaque() ? color : behind(parent.getParent());
  }

  private static Color over(Color top, Color below) {
    double a = top.getOpacity();
    return Color.color(
        a * top.getRed() + (1 - a) * below.getRed(),
        a * top.getGreen() + (1 - a) * below.getGreen(),
        a * top.getBlue() + (1 - a) * below.getBlue());
  }

  /** WCAG's ratio, from 1 to 21. */
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
