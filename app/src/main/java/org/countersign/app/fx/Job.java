package org.countersign.app.fx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;

/**
 * Something to be done away from the JavaFX thread, and what follows on that thread. Immutable:
 * each method gives a new one.
 *
 * @param <T> what comes of it
 */
public final class Job<T> {
  /** The work itself, on a background thread. */
  @FunctionalInterface
  public interface Work<T> {
    /** May throw a {@link Failure}, which is expected; anything else is a surprise. */
    T run(Progress progress) throws Exception;
  }

  private final String text;
  private final Work<T> work;
  private final Consumer<? super T> success;
  private final Optional<Consumer<Failure>> failure;
  private final Runnable cancelled;
  private final Runnable finished;
  private final List<char[]> secrets;

  private Job(
      String text,
      Work<T> work,
      Consumer<? super T> success,
      Optional<Consumer<Failure>> failure,
      Runnable cancelled,
      Runnable finished,
      List<char[]> secrets) {
    this.text = text;
    this.work = work;
    this.success = success;
    this.failure = failure;
    this.cancelled = cancelled;
    this.finished = finished;
    this.secrets = secrets;
  }

  /** {@code textKey}: what it is doing, in a few words ("Reading the tokens"). */
  public static <T> Job<T> of(String textKey, Work<T> work) {
    Runnable nothing = () -> {};
    return new Job<>(
        Messages.text(textKey), work, result -> {}, Optional.empty(), nothing, nothing, List.of());
  }

  /** Takes the result. */
  public Job<T> onSuccess(Consumer<? super T> then) {
    return new Job<>(text, work, then, failure, cancelled, finished, secrets);
  }

  /** Takes an expected failure, to show it in its place; without this it is shown in a dialog. */
  public Job<T> onFailure(Consumer<Failure> then) {
    return new Job<>(text, work, success, Optional.of(then), cancelled, finished, secrets);
  }

  /** Runs when it was cancelled. What it had begun may still have happened. */
  public Job<T> onCancel(Runnable then) {
    return new Job<>(text, work, success, failure, then, finished, secrets);
  }

  /** Runs last, however it ended: for wiping and for making a form usable again. */
  public Job<T> whenFinished(Runnable then) {
    return new Job<>(text, work, success, failure, cancelled, then, secrets);
  }

  /**
   * Has an array wiped once the work has ended, however it ended, and also where it never began:
   * cancelled before, or not taken by a runner that is closing.
   */
  public Job<T> wiping(char[] secret) {
    List<char[]> all = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
    return new Job<>(text, work, success, failure, cancelled, finished, all);
  }

  void wipe() {
    secrets.forEach(secret -> Arrays.fill(secret, '\0'));
  }

  /** As {@link #whenFinished}, after what was to run last until now. */
  Job<T> inTheEndToo(Runnable then) {
    Runnable before = finished;
    return whenFinished(() -> {
      before.run();
      then.run();
    });
  }

  String text() {
    return text;
  }

  T run(Progress progress) throws Exception {
    return work.run(progress);
  }

  void succeeded(T result) {
    success.accept(result);
  }

  void failed(Failure e, Dialogs dialogs) {
    failure.orElse(dialogs::failure).accept(e);
  }

  void cancelled() {
    cancelled.run();
  }

  void finished() {
    finished.run();
  }
}
