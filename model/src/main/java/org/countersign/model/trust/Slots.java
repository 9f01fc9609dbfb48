package org.countersign.model.trust;

import java.util.Arrays;

/** Numbers of trust paths, in the order they were added: a list without an object for each. */
final class Slots {
  static final Slots NONE = new Slots();

  private int[] slots = {};
  private int size;

  void add(int slot) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(2, 2 * size));
    }
    slots[size++] = slot;
  }

  int size() {
    return size;
  }

  int get(int place) {
    return slots[place];
  }
}
