package org.countersign.app.screen.frames;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.RunningTask;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.frames.FrameDesk;
import org.countersign.app.service.frames.FrameList;
import org.countersign.app.service.frames.QrFrames;
import org.countersign.model.failure.Refused;

/** The frames of one file: which of them are shown, and which one now. */
public final class FramesViewModel {
  private final FrameDesk desk;
  private final QrFrames frames;
  private final TaskRunner tasks;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<Optional<Path>> saved =
      new ReadOnlyObjectWrapper<>(this, "saved", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunningTask>> saving =
      new ReadOnlyObjectWrapper<>(this, "saving", Optional.empty());
  private List<Integer> shown;
  private int place;

  public FramesViewModel(FrameDesk desk, QrFrames frames, TaskRunner tasks) throws Refused {
    this.desk = desk;
    this.frames = frames;
    this.tasks = tasks;
    this.shown = FrameList.read("", frames.count());
  }

  QrFrames frames() {
    return frames;
  }

  /** Shows the next one; after the last, the first. */
  void next() {
    move(1);
  }

  /** Shows the one before. */
  void previous() {
    move(-1);
  }

  private void move(int by) {
    place = Math.floorMod(place + by, shown.size());
    index.set(shown.get(place));
  }

  /** From now on only these, as a decoder lists them; all of them for an empty text. */
  void only(String list) {
    try {
      shown = FrameList.read(list, frames.count());
      place = 0;
      index.set(shown.getFirst());
      problem.set("");
    } catch (Refused e) {
      problem.set(FailureText.sentence(e));
    }
  }

  /** How many are shown in a round. */
  int round() {
    return shown.size();
  }

  /** Saves all as pictures in a new folder. */
  void save(Path into) {
    saved.set(Optional.empty());
    saving.set(
        Optional.of(
            tasks.start(
                Job.of(
                        "frames.saving",
                        progress ->
                            desk.pictures(
                                frames,
                                into,
                                (done, all) -> {
                                  progress.stopHereIfCancelled();
                                  progress.at(done, all);
                                }))
                    .onSuccess(folder -> saved.set(Optional.of(folder))))));
  }

  /** The frame that is shown, from 0. */
  ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  /** What is wrong with the list; empty for nothing. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The folder of the pictures that were saved last. */
  ReadOnlyObjectProperty<Optional<Path>> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RunningTask>> savingProperty() {
    return saving.getReadOnlyProperty();
  }
}
