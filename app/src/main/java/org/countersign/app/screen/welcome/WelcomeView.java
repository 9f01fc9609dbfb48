package org.countersign.app.screen.welcome;

import javafx.scene.Node;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Focus;
import org.countersign.app.fx.UiThread;
import org.countersign.app.screen.welcome.WelcomeViewModel.Page;

/** The welcome screen: one page at a time. */
public final class WelcomeView extends Frame {
  private static final String LIKELY = ".likely";

  private final WelcomeViewModel<?> model;
  private final Dialogs dialogs;

  public WelcomeView(WelcomeViewModel<?> model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    model.pageProperty().subscribe(this::show);
  }

  private void show(Page page) {
    Node node =
        switch (page) {
          case Page.Choice() -> new ChoicePage(model, this::choose);
          case Page.Opening opening -> new OpeningPage(opening.folder(), opening.task());
          case Page.Refused refused -> new RefusedPage(refused.refusal(), model);
        };
    show(node);
    UiThread.later(() -> focus(node));
  }

  /** The cursor goes to what is most likely wanted, not to a button that copies. */
  private static void focus(Node node) {
    Node likely = node.lookup(LIKELY);
    Focus.first(likely == null ? node : likely);
  }

  private void choose() {
    dialogs.chooseFolder("welcome.open.choose").ifPresent(model::open);
  }
}
