package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A list of attributes with their values, to search by or to make an object of. */
final class Template {
  private final Map<Long, byte[]> values = new LinkedHashMap<>();

  Template flag(long attribute, boolean value) {
    return bytes(attribute, new byte[] {value ? Ck.TRUE : Ck.FALSE});
  }

  Template text(long attribute, String value) {
    return bytes(attribute, value.getBytes(StandardCharsets.UTF_8));
  }

  Template number(long attribute, long value) {
    return bytes(attribute, Numbers.encode(value));
  }

  /** The array is not copied: whoever made it wipes it, after use, if it is secret. */
  Template bytes(long attribute, byte[] value) {
    values.put(attribute, value);
    return this;
  }

  int count() {
    return values.size();
  }

  /** The CK_ATTRIBUTE array. */
  MemorySegment in(Scratch memory) {
    Struct layout = Layouts.HERE.attribute;
    if (values.isEmpty()) {
      return MemorySegment.NULL;
    }
    MemorySegment array = memory.allocate(layout.size() * values.size(), Long.BYTES);
    long at = 0;
    for (Map.Entry<Long, byte[]> entry : values.entrySet()) {
      MemorySegment one = array.asSlice(at, layout.size());
      layout.number(one, "type", entry.getKey());
      layout.pointer(one, "pValue", memory.bytes(entry.getValue()));
      layout.number(one, "ulValueLen", entry.getValue().length);
      at += layout.size();
    }
    return array;
  }
}
