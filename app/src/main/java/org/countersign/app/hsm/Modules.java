package org.countersign.app.hsm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;
import org.countersign.model.failure.TokenFailure.NotAnswering;
import org.countersign.model.failure.TokenFailure.TokenExchanged;
import org.countersign.model.failure.TokenFailure.TokenMissing;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.TokenIdentity;

/** All configured modules, and which of them holds a token today. */
final class Modules implements AutoCloseable {
  private final List<ModuleDesk> desks;

  Modules(List<Path> paths, Patience patience, Watcher watcher) {
    desks = paths.stream().map(path -> new ModuleDesk(path, patience, watcher)).toList();
  }

  List<ModuleView> look() {
    return desks.stream().map(ModuleDesk::view).toList();
  }

  /** The configured module of this path. */
  ModuleDesk desk(String path) throws ModuleUnusable {
    return desks.stream()
        .filter(desk -> desk.path().equals(path))
        .findFirst()
        .orElseThrow(
            () -> new ModuleUnusable(path, "it is not among the configured modules", null));
  }

  /**
   * Looks for a token by label and serial in every slot of every module. A module that cannot be
   * used holds no token; one that does not answer may, so if the token is nowhere else, that is
   * what is told.
   */
  Place find(TokenIdentity wanted) throws TokenFailure {
    Optional<NotAnswering> silent = Optional.empty();
    Optional<TokenIdentity> sameLabel = Optional.empty();
    for (ModuleDesk desk : desks) {
      try {
        for (Place place : desk.places()) {
          if (place.identity().equals(wanted)) {
            return place;
          }
          if (place.identity().label().equals(wanted.label())) {
            sameLabel = Optional.of(place.identity());
          }
        }
      } catch (NotAnswering e) {
        silent = Optional.of(e);
      } catch (TokenFailure e) {
        // look() reports it; here it only means that the token is not in this module
      }
    }
    if (silent.isPresent()) {
      throw silent.get();
    }
    throw nowhere(wanted, sameLabel);
  }

  private static TokenFailure nowhere(TokenIdentity wanted, Optional<TokenIdentity> sameLabel) {
    return sameLabel.isPresent()
        ? new TokenExchanged(wanted.label(), wanted.serial(), sameLabel.get().serial())
        : new TokenMissing(wanted.label(), wanted.serial());
  }

  @Override
  public void close() {
    desks.forEach(ModuleDesk::close);
  }
}
