package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TasksTest {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final RecordingDialogs dialogs = new RecordingDialogs();
  private final CountDownLatch finished = new CountDownLatch(1);

  @BeforeAll
  static void startsJavaFx() {
    Ui.start(Theme.LIGHT);
  }

  private RunningTask run(Job<String> job) throws InterruptedException {
    try (FxTaskRunner runner = new FxTaskRunner(dialogs)) {
      RunningTask task = Ui.get(() -> runner.start(job.whenFinished(finished::countDown)));
      assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
      Ui.run(() -> assertThat(runner.busyProperty().get()).isFalse());
      return task;
    }
  }

  private static Job<String> job(Job.Work<String> work) {
    return Job.of("gallery.work", work);
  }

  @Test
  void workRunsElsewhereAndItsResultArrivesOnTheJavaFxThread() throws InterruptedException {
    run(
        job(progress -> "work on fx thread: " + Platform.isFxApplicationThread())
            .onSuccess(r -> done.add(r + ", told: " + Platform.isFxApplicationThread())));
    assertThat(done).containsExactly("work on fx thread: false, told: true");
  }

  @Test
  void aFailureGoesWhereTheJobSaysOrIntoADialog() throws InterruptedException {
    run(
        job(
                p -> {
                  throw new Refused("a.b");
                })
            .onFailure(f -> done.add(f.code())));
    assertThat(done).containsExactly("a.b");
    run(
        job(p -> {
          throw new Refused("c.d");
        }));
    Ui.run(() -> assertThat(dialogs.shown).containsExactly("failure c.d"));
  }

  @Test
  void aSurpriseIsNeverSwallowed() throws InterruptedException {
    run(
        job(
                p -> {
                  throw new IllegalStateException("oh");
                })
            .onSuccess(r -> done.add(r)));
    assertThat(dialogs.surprise).containsInstanceOf(IllegalStateException.class);
    assertThat(done).isEmpty();
  }

  @Test
  void aSecretIsWipedHoweverTheJobEndsAndAlsoIfItNeverBegan() throws InterruptedException {
    char[] typed = "1234".toCharArray();
    run(
        job(
                progress -> {
                  throw new Refused(new String(typed).equals("1234") ? "a.b" : "wiped.before");
                })
            .wiping(typed)
            .onFailure(failure -> done.add(failure.code())));
    assertThat(typed).containsOnly('\0');
    char[] cancelled = "1234".toCharArray();
    RunningTask before = new RunningTask("");
    before.cancel();
    JobEnd<String> end = JobEnd.of(job(p -> "went on").wiping(cancelled), before);
    assertThat(end).isInstanceOf(JobEnd.Cancelled.class);
    assertThat(cancelled).containsOnly('\0');
    char[] refused = "1234".toCharArray();
    FxTaskRunner closed = new FxTaskRunner(dialogs);
    closed.close();
    assertThatThrownBy(() -> Ui.get(() -> closed.start(job(p -> "").wiping(refused))))
        .hasRootCauseInstanceOf(RejectedExecutionException.class);
    assertThat(refused).containsOnly('\0');
    assertThat(done).containsExactly("a.b");
  }

  @Test
  void aCancelledJobsResultIsIgnored() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    Job<String> job =
        job(
                progress -> {
                  cancelled.await(10, TimeUnit.SECONDS);
                  return "too late";
                })
            .onSuccess(r -> done.add(r))
            .onCancel(() -> done.add("cancelled"))
            .whenFinished(finished::countDown);
    try (FxTaskRunner runner = new FxTaskRunner(dialogs)) {
      Ui.get(() -> runner.start(job)).cancel();
      cancelled.countDown();
      assertThat(finished.await(10, TimeUnit.SECONDS)).isTrue();
    }
    Ui.run(() -> assertThat(done).containsExactly("cancelled"));
  }

  @Test
  void theDirectRunnerHasFinishedWhenItReturns() {
    RunningTask task =
        new DirectTaskRunner(dialogs)
            .start(
                job(
                        progress -> {
                          progress.at(1, 2);
                          return "now";
                        })
                    .onSuccess(done::add)
                    .whenFinished(() -> done.add("finished")));
    assertThat(done).containsExactly("now", "finished");
    assertThat(task.runningProperty().get()).isFalse();
    assertThat(dialogs.surprise).isEqualTo(Optional.empty());
  }
}
