package org.countersign.app.hsm;

/**
 * A native call returned something other than CKR_OK. Never leaves this package: {@link Failures}
 * turns it into a failure.
 */
final class CkrException extends Exception {
  private final Call call;
  private final long rv;

  CkrException(Call call, long rv) {
    super(call.cName() + ": " + Ckr.name(rv));
    this.call = call;
    this.rv = rv;
  }

  Call call() {
    return call;
  }

  long rv() {
    return rv;
  }

  boolean is(long... values) {
    for (long value : values) {
      if (rv == value) {
        return true;
      }
    }
    return false;
  }
}
