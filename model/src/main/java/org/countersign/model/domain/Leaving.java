package org.countersign.model.domain;

/**
 * How files may leave the workstation besides a drive. It came after {@link Windows}; a policy that
 * allows nothing of it says nothing of it, and is the same to the byte as before.
 *
 * @param onScreen whether as a sequence of QR codes (docs/qr-frames.md)
 */
public record Leaving(boolean onScreen) {
  /** What holds where a policy says nothing. */
  public static final Leaving NOT = new Leaving(false);

  /** For JSON: a value that equals this filter is left out. */
  static final class Not {
    @Override
    public boolean equals(Object other) {
      return NOT.equals(other);
    }

    @Override
    public int hashCode() {
      return NOT.hashCode();
    }
  }
}
