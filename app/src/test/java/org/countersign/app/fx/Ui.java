package org.countersign.app.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What tests with real windows share. */
public final class Ui {
  private Ui() {}

  /** Starts JavaFX once; every window gets the theme. */
  public static void start(Theme theme) {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new IllegalStateException("JavaFX does not start", e);
    }
    run(theme::use);
  }

  /** Runs it on the JavaFX thread and returns when all that follows from it has settled. */
  public static void run(Runnable work) {
    get(() -> {
      work.run();
      return true;
    });
  }

  /** As {@link #run}, with a result. */
  public static <T> T get(Callable<T> work) {
    try {
      T result = WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
      WaitForAsyncUtils.waitForFxEvents();
      return result;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A picture of what the scene shows, as {@code target/gallery/<name>.png}. */
  public static Path picture(Scene scene, String name) {
    Path file = Path.of("target", "gallery", name + ".png");
    var image = get(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
