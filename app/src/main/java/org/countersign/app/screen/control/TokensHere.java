package org.countersign.app.screen.control;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.countersign.app.fx.Job;
import org.countersign.model.port.ModuleView;

/** Looks which tokens are in the workstation; a look that takes long is not begun twice. */
final class TokensHere {
  private final ControlServices services;
  private final Consumer<Set<String>> found;
  private boolean looking;

  /** {@code found}: takes the serials of tokens that are here, on the JavaFX thread. */
  TokensHere(ControlServices services, Consumer<Set<String>> found) {
    this.services = services;
    this.found = found;
  }

  void look() {
    if (looking) {
      return;
    }
    looking = true;
    services
        .runner()
        .start(
            Job.of("control.job.looking", progress -> serials())
                .onSuccess(found)
                .whenFinished(() -> looking = false));
  }

  private Set<String> serials() {
    return services.tokens().look().stream()
        .flatMap(ModuleView::initialised)
        .map(token -> token.identity().serial())
        .collect(Collectors.toSet());
  }
}
