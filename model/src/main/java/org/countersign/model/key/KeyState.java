package org.countersign.model.key;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The states of NIST SP 800-57 Part 1 (rev. 5, §7). A transition is a method only on the states
 * that allow it.
 */
public sealed interface KeyState {

  /** The state's name as in the journal and in the message bundle: {@code pre-activation}. */
  String id();

  /** When the key came into this state. */
  Instant since();

  /** Generated or adopted, not yet to be used. */
  record PreActivation(Instant since) implements KeyState {
    public Active activate(Instant at) {
      return new Active(at);
    }

    public Compromised compromise(Instant at, String reason, Optional<Instant> invalidity) {
      return new Compromised(at, reason, invalidity);
    }

    public Destroyed destroy(Instant at) {
      return new Destroyed(at);
    }

    @Override
    public String id() {
      return "pre-activation";
    }
  }

  /** May sign. */
  record Active(Instant since) implements KeyState {
    public Suspended suspend(Instant at) {
      return new Suspended(at);
    }

    public Deactivated deactivate(Instant at, String reason) {
      return new Deactivated(at, reason);
    }

    public Compromised compromise(Instant at, String reason, Optional<Instant> invalidity) {
      return new Compromised(at, reason, invalidity);
    }

    @Override
    public String id() {
      return "active";
    }
  }

  /** On hold (certificateHold). */
  record Suspended(Instant since) implements KeyState {
    public Active reinstate(Instant at) {
      return new Active(at);
    }

    public Deactivated deactivate(Instant at, String reason) {
      return new Deactivated(at, reason);
    }

    public Compromised compromise(Instant at, String reason, Optional<Instant> invalidity) {
      return new Compromised(at, reason, invalidity);
    }

    @Override
    public String id() {
      return "suspended";
    }
  }

  /** Signs no more; not known to be compromised. */
  record Deactivated(Instant since, String reason) implements KeyState {
    public Compromised compromise(Instant at, String compromise, Optional<Instant> invalidity) {
      return new Compromised(at, compromise, invalidity);
    }

    public Destroyed destroy(Instant at) {
      return new Destroyed(at);
    }

    @Override
    public String id() {
      return "deactivated";
    }
  }

  /** Revoked in an emergency. {@code reason} is the CRLReason's name (RFC 5280 §5.3.1). */
  record Compromised(Instant since, String reason, Optional<Instant> invalidity)
      implements KeyState {
    public Destroyed destroy(Instant at) {
      return new Destroyed(at);
    }

    /**
     * A later finding (another reason, an earlier invalidity date) may be recorded; the key stays
     * compromised, and since no later than was known before.
     */
    public Compromised compromise(Instant at, String again, Optional<Instant> invalid) {
      return new Compromised(
          since,
          again,
          Stream.concat(invalidity.stream(), invalid.stream()).min(Instant::compareTo));
    }

    @Override
    public String id() {
      return "compromised";
    }
  }

  /** Gone; nothing follows. */
  record Destroyed(Instant since) implements KeyState {
    @Override
    public String id() {
      return "destroyed";
    }
  }
}
