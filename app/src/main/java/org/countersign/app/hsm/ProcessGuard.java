package org.countersign.app.hsm;

/**
 * Closes this process to others of the same user: no debugger, no reading of its memory, no core
 * dump, whatever handles core dumps on this machine (a limit of size 0 does not stop a core that is
 * piped to a program). Where locked memory has no limit, all of the process stays out of the swap.
 */
public final class ProcessGuard {
  private ProcessGuard() {}

  /** To be called first, and once. What the system does not know is left out. */
  public static void raise() {
    int dumpable = SystemCalls.prctl(SystemCalls.PR_SET_DUMPABLE, 0);
    if (dumpable == 0 && SystemCalls.mayLockAll()) {
      // On fault: what is reserved and never touched costs nothing.
      int ignored =
          SystemCalls.mlockall(
              SystemCalls.MCL_CURRENT | SystemCalls.MCL_FUTURE | SystemCalls.MCL_ONFAULT);
    }
  }

  /** Whether others of the same user are kept out. */
  public static boolean isRaised() {
    return SystemCalls.prctl(SystemCalls.PR_GET_DUMPABLE, 0) == 0;
  }

  /** Whether a PIN's memory can be kept out of the swap. */
  public static boolean locksSecrets() {
    try (SecretMemory probe = new SecretMemory(new byte[1])) {
      return probe.locked();
    }
  }
}
