package org.countersign.app.service.memory;

import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.memory.RememberedHead;
import org.countersign.model.port.TokenIdentity;

/**
 * What is known of a token's memory since the vault was opened.
 *
 * @param head what it remembers; empty where that is not known
 * @param note what people have to know of it: {@code memory.first}, {@code memory.damaged}, or why
 *     it could not be read or written
 */
public record Standing(TokenIdentity token, Optional<RememberedHead> head, Optional<Failure> note) {

  Standing noting(Failure failure) {
    return new Standing(token, head, Optional.of(failure));
  }

  /** A memory that could not be read is not written over either: it may be newer. */
  boolean mayBeWritten() {
    return note.filter(failure ->
            failure.code().equals("memory.unreadable") || failure.code().equals("memory.version"))
        .isEmpty();
  }
}
