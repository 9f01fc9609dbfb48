package org.countersign.app.demo.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.countersign.app.fx.UiThread;

/**
 * Uses the console's windows as a person does: looks for things, moves the mouse, clicks and types.
 */
final class Driver {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(40);

  private final Robot robot;
  private final Keyboard keyboard;

  Driver() {
    this.robot = on(Robot::new);
    this.keyboard = new Keyboard(robot);
  }

  /** Something was not there, or not in time. */
  static final class NotSeen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSeen(String what) {
      super("not seen: " + what);
    }
  }

  /** Waits until it can be clicked, and clicks it. */
  void click(Sight sight) {
    click(sight, 1);
  }

  /** The same, several times in quick succession. */
  void click(Sight sight, int times) {
    Node node = seen(sight);
    on(() -> {
      Bounds place = node.localToScreen(node.getBoundsInLocal());
      robot.mouseMove(place.getCenterX(), place.getCenterY());
      for (int i = 0; i < times; i++) {
        robot.mouseClick(MouseButton.PRIMARY);
      }
      return true;
    });
    settle();
  }

  /** Clicks a field and types into it, over what is in it. */
  void type(Sight sight, String text) {
    click(sight);
    Node field = seen(sight);
    if (!on(field::isFocusWithin)) {
      // The first click did no more than close a list that was still open.
      click(sight);
    }
    press(KeyCode.A, KeyCode.CONTROL);
    type(text);
  }

  /** Types into whatever has the focus. */
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      on(() -> {
        keyboard.type(character);
        return true;
      });
    }
    settle();
  }

  /** Opens a list of choices by its id and takes the first of these texts that it has. */
  void choose(String id, String... texts) {
    Node box = seen(Sight.id(id));
    if (box instanceof ComboBox<?> combo && alreadyChosen(combo, texts)) {
      return;
    }
    click(Sight.id(id));
    Sight option =
        new Sight(
            String.join(" or ", texts),
            node ->
                node instanceof ListCell<?> cell
                    && cell.getText() != null
                    && List.of(texts).contains(cell.getText()));
    click(option);
  }

  private static boolean alreadyChosen(ComboBox<?> combo, String... texts) {
    return on(() ->
        combo.getButtonCell() != null && List.of(texts).contains(combo.getButtonCell().getText()));
  }

  /** Drags a file over this and drops it there, as from a file manager beside the console. */
  void drop(Path file, Sight onto) {
    Node target = seen(onto);
    Popup from = on(() -> Carried.show(file, target.getScene().getWindow()));
    settle();
    on(() -> {
      robot.mouseMove(from.getX() + from.getWidth() / 2, from.getY() + from.getHeight() / 2);
      robot.mousePress(MouseButton.PRIMARY);
      return true;
    });
    Bounds place = on(() -> target.localToScreen(target.getBoundsInLocal()));
    for (int left = 10; left >= 0; left--) {
      double away = 12.0 * left;
      on(() -> {
        robot.mouseMove(place.getCenterX() + away, place.getCenterY() + away);
        return true;
      });
      settle();
    }
    on(() -> {
      robot.mouseRelease(MouseButton.PRIMARY);
      return true;
    });
    settle();
    on(() -> {
      from.hide();
      return true;
    });
  }

  private WritableImage capture() {
    return robot.getScreenCapture(null, Screen.getPrimary().getBounds());
  }

  void press(KeyCode key, KeyCode... held) {
    on(() -> {
      keyboard.press(key, held);
      return true;
    });
    settle();
  }

  /** The node, once it is there, visible and enabled. */
  Node seen(Sight sight) {
    await(sight.what(), () -> look(sight).isPresent());
    return find(sight).orElseThrow(() -> new NotSeen(sight.what()));
  }

  /** Whether it is there now. */
  Optional<Node> find(Sight sight) {
    return on(() -> look(sight));
  }

  /** The same, on the screen's thread. */
  Optional<Node> look(Sight sight) {
    List<Window> windows = Window.getWindows();
    for (int i = windows.size() - 1; i >= 0; i--) {
      Window window = windows.get(i);
      if (window.isShowing() && window.getScene() != null) {
        Optional<Node> node = sight.in(window.getScene().getRoot());
        if (node.isPresent()) {
          return node;
        }
      }
    }
    return Optional.empty();
  }

  /** Waits for a condition, asked on the screen's thread. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!on(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new NotSeen(what);
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  /** Writes what is on the screen to a PNG file. */
  void picture(Path file) throws IOException {
    settle();
    BufferedImage image = on(() -> SwingFXUtils.fromFXImage(capture(), null));
    ImageIO.write(image, "png", file.toFile());
  }

  /** Closes every window, the console's own last. */
  void closeAll() {
    on(() -> {
      List<Window> windows = List.copyOf(Window.getWindows());
      for (int i = windows.size() - 1; i >= 0; i--) {
        windows.get(i).hide();
      }
      return true;
    });
  }

  /** Runs on the screen's thread and waits for the answer. */
  static <T> T on(Callable<T> action) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    UiThread.run(() -> {
      try {
        answer.complete(action.call());
      } catch (Exception e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the tour was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new NotSeen("an answer of the screen's thread");
    }
  }

  /** Lets two rounds of layout and painting pass. */
  private static void settle() {
    for (int i = 0; i < 2; i++) {
      CompletableFuture<Boolean> painted = new CompletableFuture<>();
      UiThread.run(() -> new NextFrame(() -> painted.complete(true)).start());
      painted.orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> false).join();
    }
  }
}
