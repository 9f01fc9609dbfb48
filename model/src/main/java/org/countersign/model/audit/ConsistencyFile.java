package org.countersign.model.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;

/**
 * {@code consistency.json}: PROOF(from, D[to]) of RFC 6962 §2.1.2, in its order, in lower-case hex.
 */
record ConsistencyFile(long from, List<String> hashes, long to) {
  ConsistencyFile {
    hashes = List.copyOf(hashes);
    if (hashes.stream().anyMatch(hash -> !hash.matches("[0-9a-f]{64}"))) {
      throw new IllegalArgumentException("not a hash");
    }
  }

  static ConsistencyFile of(long from, long to, List<byte[]> proof) {
    return new ConsistencyFile(from, proof.stream().map(HexFormat.of()::formatHex).toList(), to);
  }

  byte[] bytes() {
    return Manifest.line(Canonical.bytesOf(this));
  }

  List<byte[]> proof() {
    return hashes.stream().map(HexFormat.of()::parseHex).toList();
  }

  static ConsistencyFile read(byte[] file) throws Refused {
    try {
      int length = Math.max(0, file.length - 1);
      byte[] canonical = Arrays.copyOf(file, length);
      ConsistencyFile read = Canonical.read(Canonical.parse(canonical), ConsistencyFile.class);
      if (Arrays.equals(read.bytes(), file)) {
        return read;
      }
    } catch (Refused e) {
      throw new Refused("bundle.form", BundleFiles.CONSISTENCY, e.code());
    }
    throw new Refused("bundle.form", BundleFiles.CONSISTENCY, "entry.spelling");
  }
}
