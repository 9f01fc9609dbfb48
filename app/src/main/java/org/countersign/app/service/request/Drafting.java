package org.countersign.app.service.request;

import org.countersign.model.failure.Failure;
import org.countersign.model.request.Request;

/** Drafts a request in the name of whoever is signed in, or says why it would be refused. */
@FunctionalInterface
public interface Drafting {
  Request draft(Requests.Wish wish) throws Failure;

  /** The wish itself, once it is known that it can be drafted now. */
  default Requests.Wish tried(Requests.Wish wish) throws Failure {
    draft(wish);
    return wish;
  }
}
