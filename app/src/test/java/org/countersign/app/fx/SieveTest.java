package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long list is filtered and sorted elsewhere, and shows the last question's answer only. */
final class SieveTest {
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final Held held = new Held();
  private FilterBar<Row> bar;
  private Sieve<Row> sieve;
  private TableView<Row> table;
  private Stage stage;

  private record Row(String name, String domain, int number) {}

  /** Keeps jobs until they are let go. */
  private final class Held implements TaskRunner {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    @Override
    public <T> RunningTask start(Job<T> job) {
      RunningTask task = new RunningTask(job.text());
      waiting.add(() -> JobEnd.of(job, task).tell(job, task, dialogs));
      return task;
    }

    @Override
    public ReadOnlyBooleanProperty busyProperty() {
      return busy.getReadOnlyProperty();
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }
  }

  @BeforeEach
  void shows() {
    Ui.start(Theme.LIGHT);
    Ui.run(() -> {
      bar =
          new FilterBar<Row>("gallery.filter")
              .searching(Row::name)
              .facet("gallery.domain", Row::domain);
      rows.setAll(IntStream.range(0, 5000).mapToObj(SieveTest::row).toList());
      sieve = new Sieve<>(bar, rows, held);
      table =
          new TableBuilder<Row>()
              .text("gallery.name", 200, Row::name)
              .number("gallery.trusted", 80, Row::number)
              .single()
              .build(sieve);
      BorderPane pane = new BorderPane(table);
      pane.setTop(bar);
      stage = new Stage();
      stage.setScene(new Scene(pane, 800, 500));
      stage.show();
      held.runAll();
    });
  }

  @AfterEach
  void closes() {
    Ui.run(stage::close);
    assertThat(dialogs.surprise).isEmpty();
  }

  private static Row row(int i) {
    return new Row("Key-%04d".formatted(i), i % 3 == 0 ? "odd" : "even", 5000 - i);
  }

  private void type(String text) {
    Ui.run(() -> bar.field().setText(text));
  }

  private List<String> shown() {
    return Ui.get(() -> table.getItems().stream().map(Row::name).toList());
  }

  private String count() {
    return Ui.get(() -> ((Label) bar.lookup(".filter-count")).getText());
  }

  @Test
  void whatIsTypedPassesInTheOrderItCame() {
    assertThat(shown()).hasSize(5000);
    type("KEY-499");
    Ui.run(held::runAll);
    assertThat(shown()).hasSize(10).startsWith("Key-4990", "Key-4991").endsWith("Key-4999");
    assertThat(count()).contains("10").contains("5,000");
  }

  @Test
  @SuppressWarnings("unchecked") // the bar's one box is of texts
  void aPickedFacetNarrowsFurtherAndOffersWhatThereIs() {
    ComboBox<String> box = (ComboBox<String>) Ui.get(() -> bar.lookup(".combo-box"));
    assertThat(Ui.get(() -> List.copyOf(box.getItems()))).containsExactly("", "even", "odd");
    type("499");
    Ui.run(() -> box.setValue("odd"));
    Ui.run(held::runAll);
    assertThat(shown()).containsExactly("Key-2499", "Key-4992", "Key-4995", "Key-4998");
  }

  @Test
  void anAnswerThatIsLateIsNeverShown() {
    type("17");
    type("4321");
    Ui.run(() -> {
      assertThat(held.waiting).hasSize(2);
      Runnable first = held.waiting.remove();
      Runnable second = held.waiting.remove();
      second.run();
      first.run();
    });
    assertThat(shown()).containsExactly("Key-4321");
  }

  @Test
  void rowsThatComeWhileOneTypesAreFilteredToo() {
    type("fresh");
    Ui.run(() -> rows.add(new Row("Fresh key", "odd", 1)));
    Ui.run(held::runAll);
    assertThat(shown()).containsExactly("Fresh key");
  }

  @Test
  void aHeadingSortsAndFilteringKeepsTheOrder() {
    Ui.run(() -> {
      TableColumn<Row, ?> number = table.getColumns().get(1);
      table.getSortOrder().setAll(List.of(number));
      held.runAll();
    });
    assertThat(shown()).startsWith("Key-4999", "Key-4998");
    type("key-12");
    Ui.run(held::runAll);
    assertThat(shown()).startsWith("Key-1299", "Key-1298").endsWith("Key-1200");
    Ui.run(() -> {
      table.getSortOrder().getFirst().setSortType(TableColumn.SortType.DESCENDING);
      held.runAll();
    });
    assertThat(shown()).startsWith("Key-1200", "Key-1201");
    Ui.run(() -> {
      table.getSortOrder().clear();
      held.runAll();
    });
    type("");
    Ui.run(held::runAll);
    assertThat(shown()).startsWith("Key-0000", "Key-0001");
  }

  @Test
  void theSelectedRowStaysSelectedWhileItPassesAndNoOtherTakesItsPlace() {
    Ui.run(() -> table.getSelectionModel().select(4321));
    type("key-43");
    Ui.run(held::runAll);
    assertThat(selected()).contains("Key-4321");
    type("999");
    Ui.run(held::runAll);
    assertThat(selected()).isEmpty();
  }

  private Optional<String> selected() {
    return Ui.get(
        () -> Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(Row::name));
  }
}
