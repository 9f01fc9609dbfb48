package org.countersign.app.hsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The few calls to the operating system that keep secrets in memory from others. Each returns what
 * the C library returns, or -1 where the system has no such call.
 */
@SuppressWarnings("restricted") // beside Cryptoki the only door to native code
final class SystemCalls {
  static final int PR_GET_DUMPABLE = 3;
  static final int PR_SET_DUMPABLE = 4;
  static final int MADV_DONTDUMP = 16;
  static final int MCL_CURRENT = 1;
  static final int MCL_FUTURE = 2;
  static final int MCL_ONFAULT = 4;

  private static final int ABSENT = -1;
  private static final int RLIMIT_MEMLOCK = 8;
  private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));
  private static final Linker LINKER = Linker.nativeLinker();

  private SystemCalls() {}

  /** {@code int mlock(const void *addr, size_t length)}: kept out of the swap; 0 on success. */
  static int mlock(MemorySegment memory) {
    return pages("mlock", memory);
  }

  /** {@code int munlock(const void *addr, size_t length)}. */
  static int munlock(MemorySegment memory) {
    return pages("munlock", memory);
  }

  /** {@code int madvise(void *addr, size_t length, int advice)}, with Linux's numbers. */
  static int madvise(MemorySegment memory, int advice) {
    if (!LINUX) {
      return ABSENT;
    }
    FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    return call(
        "madvise", type, handle -> (int) handle.invokeExact(memory, memory.byteSize(), advice));
  }

  /** {@code int getpagesize(void)}. */
  static int pageSize() {
    return call(
        "getpagesize", FunctionDescriptor.of(JAVA_INT), handle -> (int) handle.invokeExact());
  }

  /** {@code int prctl(int option, ...)}, with one argument; Linux only. */
  static int prctl(int option, long argument) {
    if (!LINUX) {
      return ABSENT;
    }
    FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG);
    return call(
        "prctl",
        type,
        handle -> (int) handle.invokeExact(option, argument),
        Linker.Option.firstVariadicArg(1));
  }

  /** {@code int mlockall(int flags)}, with Linux's numbers. */
  static int mlockall(int flags) {
    if (!LINUX) {
      return ABSENT;
    }
    FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
    return call("mlockall", type, handle -> (int) handle.invokeExact(flags));
  }

  /** Whether {@code getrlimit(RLIMIT_MEMLOCK)} sets no limit to locked memory; Linux only. */
  static boolean mayLockAll() {
    if (!LINUX) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(MemoryLayout.sequenceLayout(2, JAVA_LONG));
      FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS);
      int answer =
          call("getrlimit", type, handle -> (int) handle.invokeExact(RLIMIT_MEMLOCK, limit));
      return answer == 0 && limit.getAtIndex(JAVA_LONG, 0) == -1; // RLIM_INFINITY, unsigned
    }
  }

  private interface Body {
    int with(MethodHandle handle) throws Throwable;
  }

  private static int pages(String name, MemorySegment memory) {
    FunctionDescriptor type = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
    return call(name, type, handle -> (int) handle.invokeExact(memory, memory.byteSize()));
  }

  private static int call(
      String name, FunctionDescriptor type, Body body, Linker.Option... options) {
    Optional<MemorySegment> symbol = LINKER.defaultLookup().find(name);
    if (symbol.isEmpty()) {
      return ABSENT;
    }
    try {
      return body.with(LINKER.downcallHandle(symbol.get(), type, options));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing", e);
    }
  }
}
