package org.countersign.app.screen.journal;

import java.util.Optional;
import org.countersign.model.failure.Failure;

/** That an entry's signature was verified now; {@code wrong} is empty when it is good. */
record Proof(long seq, Optional<Failure> wrong) {}
