package org.countersign.model.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.model.failure.Refused;

/** Asserts that something is refused, and by which name. */
public final class Refusal {
  private Refusal() {}

  public static void assertRefused(String code, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).as("refusal as %s", code).isInstanceOf(Refused.class);
    assertThat(((Refused) thrown).code()).isEqualTo(code);
  }
}
