package org.countersign.app.demo;

import java.util.Optional;
import org.countersign.app.Services;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.request.Requests;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Operation;

/**
 * Has two custodians of the cast sign and carry out an operation, through the same services as the
 * screens.
 */
final class TwoPeople {
  private final Services services;
  private final Cast cast;

  TwoPeople(Services services, Cast cast) {
    this.services = services;
    this.cast = cast;
  }

  /** Signs a custodian in. */
  void signIn(String person) throws Failure {
    services.sessions().signIn(person, cast.named(person).pin().toCharArray());
  }

  /** Raised by whoever is signed in, approved by the other, carried out at once. */
  Object carryOut(Operation operation, String domain, String reason, String other) throws Failure {
    String hash =
        services
            .controls()
            .raise(services.controls().draft(Requests.Wish.real(operation, domain, reason)));
    try (DualControl control = services.controls().open(hash, Optional.empty())) {
      control.approve(other, cast.named(other).pin().toCharArray(), "");
      return control.execute(step -> {});
    }
  }
}
