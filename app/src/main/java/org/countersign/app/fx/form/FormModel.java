package org.countersign.app.fx.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TaskRunner;
import org.countersign.model.failure.Failure;

/**
 * A form: what it asks for, and what happens with it. A refusal is told in the form, which stays
 * open with all that was typed.
 */
public final class FormModel {
  /** Makes one value of what was typed; refuses what the inputs could not see alone. */
  @FunctionalInterface
  public interface Gather<T> {
    T gather() throws Failure;
  }

  /** Works with it, away from the JavaFX thread. */
  @FunctionalInterface
  public interface Work<T, R> {
    R work(T gathered) throws Failure;
  }

  /** Something to know while filling in: a label and a value. */
  public record Fact(String labelKey, String value, boolean mono) {}

  /** Something that was looked at, and what was found. */
  public record Point(Badge badge, String text) {}

  private final String title;
  private final String submitKey;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final List<Input<?>> inputs = new ArrayList<>();
  private final Map<Input<?>, String> sections = new HashMap<>();
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private String intro = "";
  private Submitting submitting = (tasks, close) -> {};

  @FunctionalInterface
  private interface Submitting {
    void start(TaskRunner tasks, Runnable close) throws Failure;
  }

  /**
   * @param title whole, as {@link Messages} gives it
   * @param submitKey the verb on the button
   */
  public FormModel(String title, String submitKey) {
    this.title = title;
    this.submitKey = submitKey;
  }

  /** What it is about, in a sentence; whole. */
  public FormModel intro(String text) {
    intro = text;
    return this;
  }

  /** What someone wrote, to be looked at. */
  public FormModel fact(String labelKey, String value) {
    facts.add(new Fact(labelKey, value, false));
    return this;
  }

  /** A fingerprint or serial number, to be looked at. */
  public FormModel mono(String labelKey, String value) {
    facts.add(new Fact(labelKey, value, true));
    return this;
  }

  /** What was found of one thing; {@code text} is whole. */
  public FormModel point(Badge badge, String text) {
    points.add(new Point(badge, text));
    return this;
  }

  /** Asks for this too. */
  public <V> Input<V> ask(Input<V> input) {
    inputs.add(input);
    return input;
  }

  /** As {@link #ask}, under a headline of its own. */
  public <V> Input<V> askUnder(String headlineKey, Input<V> input) {
    sections.put(input, headlineKey);
    return ask(input);
  }

  /** The headline's text key over an input; empty for none. */
  String headlineOver(Input<?> input) {
    return sections.getOrDefault(input, "");
  }

  /** What happens with it: gathered here, worked on in the background, and then. */
  public <T, R> FormModel onSubmit(Gather<T> gather, Work<T, R> work, Consumer<? super R> then) {
    submitting =
        (tasks, close) -> {
          T gathered = gather.gather();
          busy.set(true);
          tasks.start(
              Job.of("form.working", progress -> work.work(gathered))
                  .onSuccess(result -> {
                    close.run();
                    then.accept(result);
                  })
                  .onFailure(this::refuse)
                  .whenFinished(() -> busy.set(false)));
        };
    return this;
  }

  /** Checks all inputs and goes on, if nothing is wrong; {@code close} runs when it is done. */
  public void submit(TaskRunner tasks, Runnable close) {
    if (busy.get() || !check()) {
      return;
    }
    refusal.set("");
    try {
      submitting.start(tasks, close);
    } catch (Failure e) {
      refuse(e);
    } catch (IllegalArgumentException e) {
      refusal.set(Messages.text("form.not-taken", String.valueOf(e.getMessage())));
    }
  }

  private void refuse(Failure failure) {
    String sentence = FailureText.sentence(failure);
    boolean told =
        inputs.stream().filter(input -> input.refused(failure.code(), sentence)).count() > 0;
    refusal.set(told ? "" : sentence);
  }

  /** Whether nothing is wrong; from now on, every mistake is told. */
  public boolean check() {
    inputs.forEach(Input::touch);
    return inputs.stream().allMatch(input -> input.wrong().isEmpty());
  }

  /** Whether closing it would lose something. */
  public boolean typed() {
    return inputs.stream().anyMatch(Input::typed);
  }

  public String title() {
    return title;
  }

  public String introText() {
    return intro;
  }

  String submitKey() {
    return submitKey;
  }

  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** What was found, in the order it was looked at. */
  public List<Point> points() {
    return List.copyOf(points);
  }

  public List<Input<?>> inputs() {
    return List.copyOf(inputs);
  }

  /** Why it was not taken; empty for no reason. */
  public ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
