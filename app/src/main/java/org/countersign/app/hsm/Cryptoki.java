package org.countersign.app.hsm;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;

/**
 * A loaded and initialised PKCS#11 module: its functions by {@link Call}. Stays loaded, and is
 * never finalised.
 */
@SuppressWarnings(
    "restricted") // this class is the door to native code: nothing else loads or links any
final class Cryptoki {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private final Map<Call, MethodHandle> handles = new EnumMap<>(Call.class);

  private Cryptoki(MemorySegment functionList) {
    long functions = Layouts.HERE.functionList.offset("functions");
    for (Call call : Call.values()) {
      long at = functions + call.index() * POINTER.byteSize();
      handles.put(call, bind(functionList.get(ValueLayout.ADDRESS_UNALIGNED, at), call));
    }
  }

  /** Loads the module and initialises it, unless the process has done so before. */
  static Cryptoki load(Path library) throws ModuleUnusable {
    LibraryFile.check(library);
    Cryptoki cryptoki = new Cryptoki(functionList(library));
    try (Scratch memory = new Scratch()) {
      MemorySegment args = memory.struct(Layouts.HERE.initializeArgs);
      Layouts.HERE.initializeArgs.number(args, "flags", Ck.CKF_OS_LOCKING_OK);
      long rv = cryptoki.rv(Call.INITIALIZE, args);
      if (rv != Ckr.OK && rv != Ckr.CRYPTOKI_ALREADY_INITIALIZED) {
        throw unusable(library, "C_Initialize: " + Ckr.name(rv), null);
      }
    }
    return cryptoki;
  }

  /**
   * Calls and returns the CK_RV. Arguments are {@code long}, {@code byte} or {@code MemorySegment},
   * as the prototype says.
   */
  long rv(Call call, Object... arguments) {
    try {
      return (long) handles.get(call).invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(call.cName(), e);
    }
  }

  /** Calls, and throws what is not CKR_OK. */
  void call(Call call, Object... arguments) throws CkrException {
    long rv = rv(call, arguments);
    if (rv != Ckr.OK) {
      throw new CkrException(call, rv);
    }
  }

  /** CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR ppFunctionList). */
  private static MemorySegment functionList(Path library) throws ModuleUnusable {
    MemorySegment address = lookup(library);
    MethodHandle getFunctionList =
        LINKER.downcallHandle(
            address, FunctionDescriptor.of(Layouts.HERE.ulong, ValueLayout.ADDRESS));
    try (Scratch memory = new Scratch()) {
      MemorySegment pointer = memory.allocate(POINTER);
      long rv = ((Number) getFunctionList.invoke(pointer)).longValue();
      MemorySegment list = pointer.get(POINTER, 0);
      if (rv != Ckr.OK || list.equals(MemorySegment.NULL)) {
        throw unusable(library, "C_GetFunctionList: " + Ckr.name(rv), null);
      }
      return list.reinterpret(Layouts.HERE.functionList.size());
    } catch (ModuleUnusable | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw unusable(library, "C_GetFunctionList", e);
    }
  }

  private static MemorySegment lookup(Path library) throws ModuleUnusable {
    SymbolLookup symbols;
    try {
      symbols = SymbolLookup.libraryLookup(library, Arena.global());
    } catch (IllegalArgumentException e) {
      throw unusable(library, "the system cannot load it as a library", e);
    }
    return symbols
        .find("C_GetFunctionList")
        .orElseThrow(() -> unusable(library, "it has no C_GetFunctionList", null));
  }

  /** The function as {@code (Object[]) -> long}, whatever the width of CK_ULONG. */
  private static MethodHandle bind(MemorySegment address, Call call) {
    int count = call.arguments().length();
    MethodHandle spread;
    if (address.equals(MemorySegment.NULL)) {
      MethodHandle missing = MethodHandles.constant(long.class, Ckr.FUNCTION_NOT_SUPPORTED);
      return MethodHandles.dropArguments(missing, 0, Object[].class);
    }
    MemoryLayout[] layouts = new MemoryLayout[count];
    Class<?>[] types = new Class<?>[count];
    for (int i = 0; i < count; i++) {
      char kind = call.arguments().charAt(i);
      layouts[i] = kind == 'u' ? Layouts.HERE.ulong : kind == 'b' ? ValueLayout.JAVA_BYTE : POINTER;
      types[i] = kind == 'u' ? long.class : kind == 'b' ? byte.class : MemorySegment.class;
    }
    MethodHandle nativeHandle =
        LINKER.downcallHandle(address, FunctionDescriptor.of(Layouts.HERE.ulong, layouts));
    MethodHandle wide =
        MethodHandles.explicitCastArguments(nativeHandle, MethodType.methodType(long.class, types));
    spread = wide.asSpreader(Object[].class, count);
    return spread.asType(MethodType.methodType(long.class, Object[].class));
  }

  private static ModuleUnusable unusable(Path library, String why, Throwable cause) {
    return new ModuleUnusable(library.toString(), why, cause);
  }
}
