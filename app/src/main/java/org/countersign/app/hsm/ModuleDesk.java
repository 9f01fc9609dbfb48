package org.countersign.app.hsm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.SlotView;

/**
 * One configured module: loaded when first needed, tried again as long as it cannot be, and asked
 * on a thread of its own.
 */
final class ModuleDesk implements AutoCloseable {
  private final Path path;
  private final Duration limit;
  private final TokenThread thread;
  private Pkcs11Module module;

  ModuleDesk(Path path, Patience patience, Watcher watcher) {
    this.path = path;
    this.limit = patience.call();
    this.thread = new TokenThread(path.toString(), patience.notice(), watcher);
  }

  String path() {
    return path.toString();
  }

  /** The module as it is now, or why it cannot be used. */
  ModuleView view() {
    try {
      return call("C_GetSlotList", this::look);
    } catch (TokenFailure problem) {
      return new ModuleView(path(), "", List.of(), Optional.of(problem));
    }
  }

  private ModuleView look(Pkcs11Module loaded) throws CkrException {
    List<SlotView> slots = new ArrayList<>();
    for (long slot : loaded.slots()) {
      try {
        slots.add(loaded.view(slot));
      } catch (CkrException e) {
        if (!e.is(Ckr.SLOT_ID_INVALID, Ckr.DEVICE_REMOVED)) {
          throw e; // a reader that was unplugged just now is no slot any more; anything else is a
          // fault
        }
      }
    }
    return new ModuleView(path(), loaded.description(), List.copyOf(slots), Optional.empty());
  }

  /** Where its initialised tokens are. */
  List<Place> places() throws TokenFailure {
    return call("C_GetSlotList", ModuleDesk::places);
  }

  static List<Place> places(Pkcs11Module loaded) throws CkrException {
    List<Place> places = new ArrayList<>();
    for (long slot : loaded.slots()) {
      loaded
          .token(slot)
          .filter(TokenInfo::initialised)
          .ifPresent(token -> places.add(new Place(loaded, slot, token.identity())));
    }
    return places;
  }

  /** Does something with the module, on its thread. */
  <T> T call(String function, Work<T> work) throws TokenFailure {
    return thread.call(
        function,
        limit,
        () -> {
          try {
            return work.run(loaded());
          } catch (CkrException e) {
            throw Failures.refused(e, path());
          }
        });
  }

  private Pkcs11Module loaded() throws TokenFailure {
    if (module == null) {
      module = Pkcs11Module.load(path);
    }
    return module;
  }

  @Override
  public void close() {
    thread.close();
  }

  /** Work with a module that is loaded. */
  interface Work<T> {
    T run(Pkcs11Module module) throws CkrException, TokenFailure;
  }
}
