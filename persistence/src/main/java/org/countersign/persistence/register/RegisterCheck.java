package org.countersign.persistence.register;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.countersign.model.failure.Failure;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.RegisterStore;

/** Compares a register with what its journal says. */
public final class RegisterCheck {
  private RegisterCheck() {}

  /**
   * Builds a register in memory from as much of the journal as the register has, with all
   * signatures checked, and names the tables that differ; none is as it should be. Entries that are
   * appended meanwhile are no difference.
   */
  public static Set<String> compare(
      RegisterStore register, JournalStore journal, Consumer<Double> progress) throws Failure {
    return compare(register, journal, 0, progress);
  }

  /**
   * The same of a journal that was checked before.
   *
   * @param signaturesFrom the first entry whose signature is checked
   */
  public static Set<String> compare(
      RegisterStore register, JournalStore journal, long signaturesFrom, Consumer<Double> progress)
      throws Failure {
    RegisterStore.Digested there = register.digested();
    try (H2Register fresh = H2Register.inMemory()) {
      RegisterRebuild.look(journal, fresh, there.applied(), signaturesFrom, progress);
      return differences(there.tables(), fresh.digests());
    }
  }

  private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> one.getOrDefault(name, "").equals(other.get(name)));
    return names;
  }
}
