package org.countersign.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.countersign.app.fx.FilterBar;
import org.countersign.app.fx.FxDialogs;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.Theme;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.vault.MadeVault;
import org.countersign.app.service.vault.Vault;
import org.countersign.persistence.register.H2Register;

/** The list of keys in a window, typed into. */
final class ScreenBench {
  private static final List<String> TYPED =
      List.of(
          "r",
          "re",
          "rel",
          "rele",
          "release",
          "release team",
          "release team 4",
          "",
          "g",
          "ga",
          "gateway",
          "gateway 0999",
          "",
          "firmware d",
          "firmware domain 9",
          "p384",
          "",
          "047",
          "0471",
          "04711");

  private TableView<?> table;
  private TextField field;
  private volatile CompletableFuture<Long> settled = new CompletableFuture<>();

  private ScreenBench() {}

  public static void main(String[] args) throws Exception {
    new ScreenBench().run();
    Platform.exit();
  }

  private void run() throws Exception {
    LargeVault large = new LargeVault(100_000, 1_000_000);
    Vault vault = MadeVault.of(large.changes(), H2Register.inMemory());
    CompletableFuture<KeysView> shown = new CompletableFuture<>();
    Platform.startup(() -> shown.complete(show(vault)));
    KeysView view = shown.get();
    onFx(() -> {
      table = (TableView<?>) view.node().lookup(".table-view");
      field = ((FilterBar<?>) view.node().lookup(".filter-bar")).field();
      table.getItems().addListener((ListChangeListener<Object>) change -> afterNextFrame());
      view.refresh();
      return true;
    });
    while (onFx(() -> table.getItems().size()) < 100_000) {
      Thread.sleep(100);
    }
    Thread.sleep(2000);
    for (int round = 0; round < 2; round++) {
      TYPED.forEach(this::type);
    }
    Heartbeat fx = Heartbeat.of(Platform::runLater);
    Heartbeat idle =
        Heartbeat.of(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
    long drawing = drawing();
    List<Double> taken = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      TYPED.forEach(text -> taken.add(type(text)));
    }
    Figures.Time time = Figures.of(taken.stream().mapToDouble(d -> d).toArray());
    double drawn = (drawing() - drawing) / 1e6 / taken.size();
    fx.stop();
    idle.stop();
    Figures.row(
        "filter as you type to a settled table, 100,000 keys",
        Figures.ms(time.median()),
        Figures.spread(time),
        "",
        "under 100 ms",
        time.median() < 100);
    Figures.row(
        "longest pause of the JavaFX thread meanwhile",
        Figures.ms(fx.longest()),
        fx.over(50) + " over 50 ms in " + taken.size() + " keystrokes",
        "processor time it used in one: at most "
            + Figures.ms(fx.busiest())
            + "; the renderer’s, a keystroke: "
            + Figures.ms(drawn)
            + "; a thread with nothing to do: "
            + Figures.ms(idle.longest())
            + ", "
            + idle.over(50)
            + " over 50 ms",
        "not over 50 ms",
        fx.longest() <= 50);
    fx.where().forEach(System.err::println);
  }

  /** Processor time of the thread that draws, which the JavaFX thread waits for. */
  private static long drawing() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
        .sum();
  }

  private static KeysView show(Vault vault) {
    Theme.LIGHT.use();
    FxDialogs dialogs = new FxDialogs();
    FxTaskRunner tasks = new FxTaskRunner(dialogs);
    KeysViewModel model =
        new KeysViewModel(
            new KeysViewModel.Services(
                new Inventory(vault),
                () -> Choices.of(vault),
                wish -> {
                  throw new UnsupportedOperationException();
                },
                null),
            null,
            tasks,
            dialogs);
    KeysView view = new KeysView(model, dialogs, tasks);
    Stage stage = new Stage();
    stage.setScene(new Scene((Parent) view.node(), 1280, 800));
    stage.show();
    return view;
  }

  private double type(String text) {
    settled = new CompletableFuture<>();
    long begin = System.nanoTime();
    Platform.runLater(() -> field.setText(text));
    try {
      return (settled.get(30, TimeUnit.SECONDS) - begin) / 1e6;
    } catch (Exception e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** Settled is when what the list now holds has been laid out and drawn. */
  private void afterNextFrame() {
    CompletableFuture<Long> mine = settled;
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames == 2) {
          stop();
          mine.complete(System.nanoTime());
        }
      }
    }.start();
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> what) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        answer.complete(what.call());
      } catch (Exception e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.get();
  }
}
