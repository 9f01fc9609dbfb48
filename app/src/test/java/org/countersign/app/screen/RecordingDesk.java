package org.countersign.app.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.request.Requests.Wish;

/** Takes what screens bring to the dual-control dialog, without a dialog. */
public final class RecordingDesk implements ControlDesk {
  public final List<Wish> proposed = new ArrayList<>();
  public final List<String> opened = new ArrayList<>();

  @Override
  public void propose(Wish wish) {
    proposed.add(wish);
  }

  @Override
  public void open(String hash) {
    opened.add(hash);
  }

  @Override
  public void emergency(Wish wish, Instant openedAt) {
    proposed.add(wish);
  }
}
