package org.countersign.app.service.control;

import java.time.Instant;
import org.countersign.app.service.request.Requests;

/**
 * Where every screen brings what takes several people: the one dual-control dialog. To be called on
 * the screen's thread; each returns when the dialog has been closed.
 */
public interface ControlDesk {

  /** Shows what the wish would do. Whoever is signed in raises it there, or lets it be. */
  void propose(Requests.Wish wish);

  /** Brings a request that is on record in front of the people. */
  void open(String hash);

  /**
   * Raises an emergency and goes straight on to the signatures.
   *
   * @param openedAt when the person began, from which the time until the CRL is on disk is measured
   */
  void emergency(Requests.Wish wish, Instant openedAt);
}
