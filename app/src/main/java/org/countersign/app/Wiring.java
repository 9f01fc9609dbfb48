package org.countersign.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.FxDialogs;
import org.countersign.app.fx.FxTaskRunner;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.hsm.Watcher;
import org.countersign.app.screen.control.ControlServices;
import org.countersign.app.screen.control.ControlWindows;
import org.countersign.app.screen.emergency.EmergencyWindow;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.token.SlowTokens;

/** What all windows share: the workstation, background work, dialogs. */
final class Wiring {
  private final SlowTokens slow = new SlowTokens();
  private final Supplier<Window> owner;
  private final Dialogs dialogs;
  private final FxTaskRunner tasks;
  private final Workstation workstation;

  Wiring(List<Path> modules, Supplier<Window> owner) {
    this.owner = owner;
    this.dialogs = new FxDialogs();
    this.tasks = new FxTaskRunner(dialogs);
    this.workstation = Workstation.here(modules, new Telling(slow));
  }

  Workstation workstation() {
    return workstation;
  }

  Dialogs dialogs() {
    return dialogs;
  }

  TaskRunner tasks() {
    return tasks;
  }

  /** Where requests are brought in front of people. */
  ControlDesk desk(Services services) {
    ControlServices needs =
        new ControlServices(
            services.vault(), services.controls(), workstation.tokens(), slow, tasks);
    return new ControlWindows(needs, dialogs, owner);
  }

  /** Emergency, for an open vault. */
  EmergencyWindow emergency(Services services) {
    return new EmergencyWindow(services.vault(), tasks, desk(services), dialogs, owner);
  }

  void close() {
    tasks.close();
    workstation.tokens().close();
  }

  /** Tells the screens of tokens that do not answer. */
  private record Telling(SlowTokens slow) implements Watcher {
    @Override
    public void notAnswering(String token, String function, long seconds) {
      slow.notAnswering(token, function, seconds);
    }

    @Override
    public void answered(String token, String function, long seconds) {
      slow.answered(token);
    }
  }
}
