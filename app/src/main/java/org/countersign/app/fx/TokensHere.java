package org.countersign.app.fx;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.TokenPort;

/** Looks which tokens are in the workstation; a look that takes long is not begun twice. */
public final class TokensHere {
  private final TokenPort tokens;
  private final TaskRunner runner;
  private final String what;
  private final Consumer<Set<String>> found;
  private boolean looking;

  /**
   * Begins nothing yet.
   *
   * @param what the text key of what is being done
   * @param found takes the serials of tokens that are here, on the JavaFX thread
   */
  public TokensHere(TokenPort tokens, TaskRunner runner, String what, Consumer<Set<String>> found) {
    this.tokens = tokens;
    this.runner = runner;
    this.what = what;
    this.found = found;
  }

  /** Begins a look, unless one is under way. */
  public void look() {
    if (looking) {
      return;
    }
    looking = true;
    runner.start(
        Job.of(what, progress -> serials()).onSuccess(found).whenFinished(() -> looking = false));
  }

  private Set<String> serials() {
    return tokens.look().stream()
        .flatMap(ModuleView::initialised)
        .map(token -> token.identity().serial())
        .collect(Collectors.toUnmodifiableSet());
  }
}
