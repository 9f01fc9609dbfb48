package org.countersign.persistence.register;

import java.util.HexFormat;
import org.countersign.model.json.Canonical;

/** SHA-256(chain before ‖ leaf hash): tells after how many and which entries a register stands. */
final class Chain {
  static final String NONE = "0".repeat(64);

  private Chain() {}

  static String next(String before, byte[] leafHash) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(Canonical.sha256(hex.parseHex(before), leafHash));
  }
}
