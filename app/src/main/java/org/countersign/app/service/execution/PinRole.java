package org.countersign.app.service.execution;

import org.countersign.model.share.ShareContext;

/** Whose PIN of a signing token: a share of one is never taken for a share of the other. */
enum PinRole {
  USER(""),
  SO("#so");

  private final String suffix;

  PinRole(String suffix) {
    this.suffix = suffix;
  }

  ShareContext context(String vault, String serial, int generation) {
    return new ShareContext(vault, serial + suffix, generation);
  }
}
