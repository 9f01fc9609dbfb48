package org.countersign.app.service.vault;

import java.util.ArrayList;
import java.util.List;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.RegisterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the register every entry once the journal has it. A register that cannot take one is no
 * failure of what was done: it is given what it lacks with the next entry, or at the next start.
 * Not thread-safe: used under the lock under which entries are appended.
 */
final class RegisterFeed {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterFeed.class);

  private final RegisterStore register;
  private final List<JournalVerifier.Checked> lacking = new ArrayList<>();

  RegisterFeed(RegisterStore register) {
    this.register = register;
  }

  void take(JournalVerifier.Checked checked) {
    lacking.add(checked);
    try {
      register.apply(lacking);
      lacking.clear();
    } catch (StoreFailed e) {
      LOG.warn("the register is {} entries behind: {}", lacking.size(), e.code());
    }
  }

  boolean behind() {
    return !lacking.isEmpty();
  }
}
