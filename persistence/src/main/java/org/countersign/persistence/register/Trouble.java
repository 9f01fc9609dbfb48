package org.countersign.persistence.register;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.countersign.model.failure.StoreFailed;
import org.countersign.persistence.journal.Faults;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What an exception of H2, jOOQ or Flyway means to the caller. */
final class Trouble {
  private static final int ALREADY_OPEN = 90020;

  private Trouble() {}

  /**
   * {@code store.in-use}, {@code store.full} and {@code store.read-only} where that is the cause;
   * anything else is {@code store.register-corrupt}: delete and rebuild.
   */
  static StoreFailed of(Throwable trouble, Path place) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (inUse(cause)) {
        return new StoreFailed("in-use", trouble, place.toString());
      }
      if (cause instanceof IOException io) {
        StoreFailed fault = Faults.of(io, place, 0);
        if (!fault.code().equals("store.failed")) {
          return fault;
        }
      }
    }
    return new StoreFailed("register-corrupt", trouble, place.toString());
  }

  private static boolean inUse(Throwable cause) {
    return (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN)
        || (cause instanceof MVStoreException store
            && store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED);
  }
}
