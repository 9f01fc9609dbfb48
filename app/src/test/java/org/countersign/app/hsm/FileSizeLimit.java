package org.countersign.app.hsm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * For as long as it is open this process can write to no file: what a full disk does, without one
 * (setrlimit(2), RLIMIT_FSIZE; Java ignores the signal that comes with it). Linux only.
 */
@SuppressWarnings("restricted") // tests need what the console must not have
public final class FileSizeLimit implements AutoCloseable {
  private static final int RLIMIT_FSIZE = 1;

  private final long soft;
  private final long hard;

  public FileSizeLimit() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(16);
      call("getrlimit", limits);
      soft = limits.get(ValueLayout.JAVA_LONG, 0);
      hard = limits.get(ValueLayout.JAVA_LONG, 8);
    }
    set(0);
  }

  private void set(long value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(16);
      limits.set(ValueLayout.JAVA_LONG, 0, value);
      limits.set(ValueLayout.JAVA_LONG, 8, hard);
      call("setrlimit", limits);
    }
  }

  private static void call(String function, MemorySegment limits) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(
            linker.defaultLookup().find(function).orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try {
      int result = (int) handle.invokeExact(RLIMIT_FSIZE, limits);
      if (result != 0) {
        throw new IllegalStateException(function + ": " + result);
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    set(soft);
  }
}
