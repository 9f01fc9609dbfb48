package org.countersign.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.model.failure.Failure;

/** What people are told when something fails. */
public final class Sentences {
  private Sentences() {}

  /** The failure of a call, which must have a sentence that takes its arguments. */
  public static Failure of(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(Failure.class);
    Failure failure = (Failure) thrown;
    assertThat(Messages.find("failure." + failure.code())).as(failure.code()).isPresent();
    assertThat(FailureText.sentence(failure)).as(failure.code()).endsWith(".").doesNotContain("{");
    return failure;
  }

  /** The failure's code. */
  public static String codeOf(ThrowingCallable call) {
    return of(call).code();
  }
}
