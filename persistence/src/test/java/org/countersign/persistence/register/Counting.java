package org.countersign.persistence.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.journal.JournalVerifier.Checked;
import org.countersign.model.port.RegisterStore;

/** Counts the entries a register is given. */
final class Counting implements RegisterStore {
  private final RegisterStore inner;
  private int given;

  Counting(RegisterStore inner) {
    this.inner = inner;
  }

  RegisterStore inner() {
    return inner;
  }

  int given() {
    return given;
  }

  @Override
  public void apply(List<Checked> entries) throws StoreFailed {
    given += entries.size();
    inner.apply(entries);
  }

  @Override
  public long applied() throws StoreFailed {
    return inner.applied();
  }

  @Override
  public String chain() throws StoreFailed {
    return inner.chain();
  }

  @Override
  public Map<String, String> digests() throws StoreFailed {
    return inner.digests();
  }

  @Override
  public CheckedPoint checkedPoint() throws StoreFailed {
    return inner.checkedPoint();
  }

  @Override
  public void remember(CheckedPoint point) throws StoreFailed {
    inner.remember(point);
  }

  @Override
  public List<EntryRow> entries(EntryFilter filter, Span span, int limit) throws StoreFailed {
    return inner.entries(filter, span, limit);
  }

  @Override
  public long count(EntryFilter filter, Span span) throws StoreFailed {
    return inner.count(filter, span);
  }

  @Override
  public List<String> kinds() throws StoreFailed {
    return inner.kinds();
  }

  @Override
  public Span span(Instant from, Instant until) throws StoreFailed {
    return inner.span(from, until);
  }

  @Override
  public List<KeyRow> keys(KeyFilter filter) throws StoreFailed {
    return inner.keys(filter);
  }

  @Override
  public List<RequestRow> requests(String text, int offset, int limit) throws StoreFailed {
    return inner.requests(text, offset, limit);
  }

  @Override
  public void close() {
    inner.close();
  }
}
