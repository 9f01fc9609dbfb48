package org.countersign.app.screen.intake;

import java.util.List;
import java.util.function.Consumer;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.PinField;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.intake.ImportPreview.Preview;
import org.countersign.app.service.intake.PreviewRow;

/** What stands over the preview. */
final class PreviewBanners {
  private static final double PASSWORD = 220;

  private PreviewBanners() {}

  /** That there is nothing to import, and why. */
  static Banner nothing(Preview preview) {
    int known = preview.counts().getOrDefault(PreviewRow.Status.KNOWN, 0);
    boolean all = known == preview.rows().size();
    return new Banner(
        Tone.INFO, Messages.text(all ? "import.nothing.known" : "import.nothing.taken", known));
  }

  /** That lists are compared and not imported, and where that is begun. */
  static Banner lists(int count, Runnable compare) {
    return new Banner(Tone.INFO, Messages.text("import.lists", count))
        .action("import.compare", compare);
  }

  /** That key stores need a password, and where it is typed. */
  static Banner closed(List<String> names, Consumer<char[]> open) {
    Banner banner =
        new Banner(Tone.WARNING, Messages.text("import.closed", names.size(), names.getFirst()));
    PinField password = new PinField("import.password");
    password.setId("import-password");
    password.setMinWidth(PASSWORD);
    Runnable tries =
        () -> {
          if (password.lengthProperty().get() > 0) {
            open.accept(password.takePin());
          }
        };
    password.setOnEnter(tries);
    banner.getChildren().add(password);
    return banner.action("import.open", tries);
  }
}
