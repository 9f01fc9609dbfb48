package org.countersign.model.trust;

import java.util.BitSet;

/**
 * Which places have been reached. Most keys reach a handful of a million: a bit for each place
 * would be the largest part of asking for them.
 */
final class Marks {
  private static final int FEW = 48;

  private final int places;
  private final int[] few = new int[FEW];
  private int count;
  private BitSet many = new BitSet(0);

  Marks(int places) {
    this.places = places;
  }

  /** Whether it was not marked before. */
  boolean add(int place) {
    if (get(place)) {
      return false;
    }
    if (count < FEW) {
      few[count] = place;
    } else {
      if (count == FEW) {
        many = new BitSet(places);
        for (int one : few) {
          many.set(one);
        }
      }
      many.set(place);
    }
    count++;
    return true;
  }

  boolean get(int place) {
    if (count > FEW) {
      return many.get(place);
    }
    for (int i = 0; i < count; i++) {
      if (few[i] == place) {
        return true;
      }
    }
    return false;
  }
}
