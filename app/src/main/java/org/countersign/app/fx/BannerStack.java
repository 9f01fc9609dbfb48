package org.countersign.app.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.layout.VBox;

/** The banners at the top of a window or a screen, one for each matter. */
public final class BannerStack extends VBox {
  private final Map<String, Banner> banners = new LinkedHashMap<>();

  public BannerStack() {
    getStyleClass().add("banner-stack");
  }

  /** Shows it in the place of the one that was shown for the same matter. */
  public void show(String matter, Banner banner) {
    banners.put(matter, banner);
    getChildren().setAll(banners.values());
  }

  /** As {@link #show}, with a cross. */
  public void showClosable(String matter, Banner banner) {
    show(matter, banner.closable(() -> hide(matter)));
  }

  /** Takes the matter's banner away, if there is one. */
  public void hide(String matter) {
    banners.remove(matter);
    getChildren().setAll(banners.values());
  }
}
