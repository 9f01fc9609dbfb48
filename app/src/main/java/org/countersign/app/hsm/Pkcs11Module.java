package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.SlotView.TokenView;

/** A loaded module and what can be asked of it without a session. */
record Pkcs11Module(Path path, Cryptoki cryptoki) {

  static Pkcs11Module load(Path path) throws ModuleUnusable {
    return new Pkcs11Module(path, Cryptoki.load(path));
  }

  /** The library's description and version. */
  String description() throws CkrException {
    try (Scratch memory = new Scratch()) {
      Struct layout = Layouts.HERE.info;
      MemorySegment info = memory.struct(layout);
      cryptoki.call(Call.GET_INFO, info);
      return layout.text(info, "libraryDescription") + " " + layout.version(info, "libraryVersion");
    }
  }

  /**
   * The ids of all slots, looked for anew: a NULL list makes a module see what has been plugged in.
   */
  List<Long> slots() throws CkrException {
    try (Scratch memory = new Scratch()) {
      return list(memory, Call.GET_SLOT_LIST, Ck.FALSE);
    }
  }

  /** The token in the slot; empty when there is none, or none that can be read. */
  Optional<TokenInfo> token(long slot) {
    try (Scratch memory = new Scratch()) {
      MemorySegment info = memory.struct(Layouts.HERE.tokenInfo);
      return cryptoki.rv(Call.GET_TOKEN_INFO, slot, info) == Ckr.OK
          ? Optional.of(TokenInfo.read(info))
          : Optional.empty();
    }
  }

  SlotView view(long slot) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment info = memory.struct(Layouts.HERE.slotInfo);
      cryptoki.call(Call.GET_SLOT_INFO, slot, info);
      String description = Layouts.HERE.slotInfo.text(info, "slotDescription");
      Set<String> mechanisms = mechanisms(slot);
      return new SlotView(
          path.toString(), slot, description, token(slot).map(token -> view(token, mechanisms)));
    }
  }

  private static TokenView view(TokenInfo token, Set<String> mechanisms) {
    return new TokenView(
        token.identity(),
        token.manufacturer(),
        token.model(),
        token.initialised(),
        token.writeProtected(),
        token.userPin(),
        token.soPin(),
        token.pinLeast(),
        token.pinMost(),
        mechanisms);
  }

  /** The names of the mechanisms that the console knows; none of a slot without a token. */
  private Set<String> mechanisms(long slot) {
    Set<String> names = new TreeSet<>();
    try (Scratch memory = new Scratch()) {
      for (long mechanism : list(memory, Call.GET_MECHANISM_LIST, slot)) {
        if (Mechanism.name(mechanism) != null) {
          names.add(Mechanism.name(mechanism));
        }
      }
    } catch (CkrException e) {
      return Set.of();
    }
    return names;
  }

  /** Asks how many, then for all; once more if there were more in between. */
  private List<Long> list(Scratch memory, Call call, Object first) throws CkrException {
    long rv;
    do {
      MemorySegment count = memory.number(0);
      cryptoki.call(call, first, MemorySegment.NULL, count);
      MemorySegment all = memory.numbers(Scratch.number(count, 0));
      rv = cryptoki.rv(call, first, all, count);
      if (rv == Ckr.OK) {
        List<Long> values = new ArrayList<>();
        for (long i = 0; i < Scratch.number(count, 0); i++) {
          values.add(Scratch.number(all, i));
        }
        return values;
      }
    } while (rv == Ckr.BUFFER_TOO_SMALL);
    throw new CkrException(call, rv);
  }
}
