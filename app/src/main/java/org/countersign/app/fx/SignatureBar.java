package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedBar;

/** Who has signed and how many are still needed, a segment each. */
public final class SignatureBar extends VBox {
  /** One signature there is. */
  public record Signed(String name, boolean refused) {}

  private static final class Segment extends SegmentedBar.Segment {
    private final Tone tone;
    private final Icon icon;

    private Segment(String name, Tone tone, Icon icon) {
      super(1, name);
      this.tone = tone;
      this.icon = icon;
    }
  }

  private final SegmentedBar<Segment> bar = new SegmentedBar<>();

  /** None needed yet. */
  public SignatureBar() {
    getStyleClass().add("signature-bar");
    setAccessibleRole(AccessibleRole.TEXT);
    bar.setOrientation(Orientation.HORIZONTAL);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setSegmentViewFactory(SignatureBar::view);
    bar.setInfoNodeFactory(null);
    getChildren().add(bar);
  }

  /** As {@link #show}. */
  public SignatureBar(int needed, List<Signed> signed) {
    this();
    show(needed, signed);
  }

  /** Shows these, and an open segment for each that is still missing. */
  public void show(int needed, List<Signed> signed) {
    List<Segment> segments = new ArrayList<>();
    for (Signed one : signed) {
      segments.add(
          one.refused()
              ? new Segment(SafeText.of(one.name()), Tone.WARNING, Icon.REFUSED)
              : new Segment(SafeText.of(one.name()), Tone.GOOD, Icon.DONE));
    }
    boolean refused = signed.stream().anyMatch(Signed::refused);
    for (int i = signed.size(); i < needed && !refused; i++) {
      segments.add(new Segment(Messages.text("common.signature.open"), Tone.NEUTRAL, Icon.WAITING));
    }
    bar.getSegments().setAll(segments);
    setAccessibleText(Messages.text("common.signature.count", signed.size(), needed));
  }

  private static Node view(Segment segment) {
    Label label = new Label(segment.getText(), segment.icon.node());
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setTooltip(new Tooltip(segment.getText()));
    StackPane view = new StackPane(label);
    view.setMinWidth(0);
    view.getStyleClass().addAll("signature-segment", segment.tone.styleClass());
    return view;
  }
}
