package org.countersign.model.port;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.failure.TokenFailure;

/**
 * One PKCS#11 module and its slots, or why it cannot be used.
 *
 * @param path the shared library's path
 * @param description CK_INFO's library description and version, empty when it could not be loaded
 */
public record ModuleView(
    String path, String description, List<SlotView> slots, Optional<TokenFailure> problem) {
  /** The tokens in its slots. */
  public Stream<SlotView.TokenView> tokens() {
    return slots.stream().flatMap(slot -> slot.token().stream());
  }

  /** Those that have been given a name and PINs. */
  public Stream<SlotView.TokenView> initialised() {
    return tokens().filter(SlotView.TokenView::initialised);
  }
}
