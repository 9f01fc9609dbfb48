package org.countersign.app.service.request;

import org.countersign.model.failure.Failure;

/** Withdraws a request in the name of whoever is signed in, who must have raised it. */
@FunctionalInterface
public interface Withdrawing {
  void withdraw(String hash, String comment) throws Failure;
}
