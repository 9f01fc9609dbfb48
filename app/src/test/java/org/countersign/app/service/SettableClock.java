package org.countersign.app.service;

import java.time.Duration;
import java.time.Instant;
import org.countersign.model.port.Clock;

/** A clock that stands until it is moved. */
public final class SettableClock implements Clock {
  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  public void set(Instant to) {
    now = to;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
