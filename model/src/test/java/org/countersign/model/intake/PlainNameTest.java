package org.countersign.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short way of spelling a name, held against the long one. */
class PlainNameTest {
  private static final int[] TAGS = {0x0c, 0x13, 0x16, 0x14, 0x1e, 0x30, 0x04};
  private static final String TEXT = "Az09 .-_/:()'@*&?!$%^~`|{}[],=+<>#;\"\\\u0000\u001f\u007fé€";

  private final Random random = new Random(7);
  private int plain;

  @Test
  void aNameIsSpelledTheShortWayAsTheLongWayOrNotAtAll() throws Malformed {
    for (int i = 0; i < 50_000; i++) {
      byte[] name = name();
      if (random.nextInt(4) == 0) {
        name[random.nextInt(name.length)] ^= (byte) (1 << random.nextInt(8));
      }
      compare(name);
    }
    assertThat(plain).isGreaterThan(3_000);
  }

  private void compare(byte[] name) throws Malformed {
    Span span;
    try {
      span = Span.of(new DerReader(name).next());
    } catch (Malformed e) {
      return;
    }
    String quick = PlainName.of(span);
    if (quick != null) {
      plain++;
      assertThat(quick).isEqualTo(NameText.read(span));
    }
  }

  private byte[] name() {
    ByteArrayOutputStream sets = new ByteArrayOutputStream();
    for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
      ByteArrayOutputStream set = new ByteArrayOutputStream();
      for (int n = random.nextInt(12) == 0 ? random.nextInt(3) : 1; n > 0; n--) {
        set.writeBytes(element(0x30, attribute()));
      }
      sets.writeBytes(element(0x31, set.toByteArray()));
    }
    return element(0x30, sets.toByteArray());
  }

  private byte[] attribute() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    byte[] type = {0x55, 4, (byte) (3 + random.nextInt(10))};
    if (random.nextInt(20) == 0) {
      type[random.nextInt(3)] = (byte) random.nextInt();
    }
    both.writeBytes(element(6, type));
    int tag = random.nextInt(3) > 0 ? TAGS[random.nextInt(2)] : TAGS[random.nextInt(TAGS.length)];
    both.writeBytes(element(tag, text()));
    return both.toByteArray();
  }

  /** Mostly letters, now and then anything; now and then longer than a short length can say. */
  private byte[] text() {
    int length = random.nextInt(30) == 0 ? random.nextInt(300) : random.nextInt(14);
    int reach = random.nextInt(3) == 0 ? TEXT.length() : 20;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(TEXT.charAt(random.nextInt(reach)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Now and then with a length that is longer than it has to be. */
  private byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length >= 256) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length >= 128 || random.nextInt(200) == 0) {
      out.write(0x81);
    }
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
