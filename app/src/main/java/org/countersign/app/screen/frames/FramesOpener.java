package org.countersign.app.screen.frames;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FileKind;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.service.frames.FrameDesk;
import org.countersign.app.service.frames.QrFrames;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;

/** Asks for a file and shows it, where policy allows that. */
public final class FramesOpener {
  private final FrameDesk desk;
  private final Dialogs dialogs;
  private final TaskRunner tasks;
  private final Supplier<Window> owner;

  public FramesOpener(FrameDesk desk, Dialogs dialogs, TaskRunner tasks, Supplier<Window> owner) {
    this.desk = desk;
    this.dialogs = dialogs;
    this.tasks = tasks;
    this.owner = owner;
  }

  /** Refuses before it asks for anything. */
  public void open() {
    if (desk.allowed()) {
      dialogs.chooseFile("frames.choose", FileKind.ANY).ifPresent(this::open);
    } else {
      dialogs.failure(new Refused("frames.not-allowed"));
    }
  }

  private void open(Path file) {
    tasks.start(Job.of("frames.reading", progress -> desk.frames(file)).onSuccess(this::show));
  }

  private void show(QrFrames frames) {
    try {
      new FramesWindow(owner.get(), new FramesViewModel(desk, frames, tasks), dialogs).show();
    } catch (Failure e) {
      dialogs.failure(e);
    }
  }
}
