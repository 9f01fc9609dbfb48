package org.countersign.app.service.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.model.failure.Refused;

/** Which frames to show: what somebody has typed of those that are missing. */
public final class FrameList {
  private static final String RANGE = "[0-9]{1,6}(-[0-9]{1,6})?";

  private FrameList() {}

  /**
   * Reads {@code 3, 17-19, 240}, in order, each once; all of them for an empty text.
   *
   * @throws Refused {@code frames.list} with the part that is none, {@code frames.beyond} with a
   *     number that is not below {@code count}
   */
  public static List<Integer> read(String text, int count) throws Refused {
    Set<Integer> chosen = new TreeSet<>();
    for (String part : text.strip().split("[,;\\s]+", -1)) {
      if (!part.isEmpty()) {
        add(part, count, chosen);
      }
    }
    if (chosen.isEmpty()) {
      for (int index = 0; index < count; index++) {
        chosen.add(index);
      }
    }
    return new ArrayList<>(chosen);
  }

  private static void add(String part, int count, Set<Integer> chosen) throws Refused {
    if (!part.matches(RANGE)) {
      throw new Refused("frames.list", part);
    }
    String[] ends = part.split("-", -1);
    int from = Integer.parseInt(ends[0]);
    int until = Integer.parseInt(ends[ends.length - 1]);
    if (from > until) {
      throw new Refused("frames.list", part);
    }
    if (until >= count) {
      throw new Refused("frames.beyond", until, count - 1);
    }
    for (int index = from; index <= until; index++) {
      chosen.add(index);
    }
  }
}
