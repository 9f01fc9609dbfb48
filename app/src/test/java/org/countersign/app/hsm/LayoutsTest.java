package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Against sizeof and offsetof of a C compiler with pkcs11.h, on Linux and, packed, for Windows. */
class LayoutsTest {
  private final Layouts linux = new Layouts(false);
  private final Layouts windows = new Layouts(true);

  @Test
  void structuresLieAsCLaysThemOnLinux() {
    assertThat(linux.info.size()).isEqualTo(88);
    assertThat(linux.info.offset("libraryDescription")).isEqualTo(48);
    assertThat(linux.info.offset("libraryVersion")).isEqualTo(80);
    assertThat(linux.slotInfo.size()).isEqualTo(112);
    assertThat(linux.tokenInfo.size()).isEqualTo(208);
    assertThat(linux.tokenInfo.offset("flags")).isEqualTo(96);
    assertThat(linux.sessionInfo.size()).isEqualTo(32);
    assertThat(linux.attribute.size()).isEqualTo(24);
    assertThat(linux.mechanism.size()).isEqualTo(24);
    assertThat(linux.ecdh1Params.size()).isEqualTo(40);
    assertThat(linux.initializeArgs.size()).isEqualTo(48);
    assertThat(linux.functionList.offset("functions")).isEqualTo(8);
  }

  @Test
  void structuresArePackedOnWindows() {
    assertThat(windows.info.size()).isEqualTo(2 + 32 + 4 + 32 + 2);
    assertThat(windows.tokenInfo.size()).isEqualTo(96 + 11 * 4 + 4 + 16);
    assertThat(windows.attribute.size()).isEqualTo(4 + 8 + 4);
    assertThat(windows.attribute.offset("ulValueLen")).isEqualTo(12);
    assertThat(windows.mechanism.size()).isEqualTo(16);
    assertThat(windows.ecdh1Params.offset("pSharedData")).isEqualTo(8);
    assertThat(windows.initializeArgs.offset("flags")).isEqualTo(32);
    assertThat(windows.functionList.offset("functions")).isEqualTo(2);
  }

  @Test
  void unavailableInformationIsMinusOneInEitherWidth() {
    try (Arena arena = Arena.ofConfined()) {
      for (Layouts layouts : new Layouts[] {linux, windows}) {
        MemorySegment memory = arena.allocate(layouts.attribute.size());
        layouts.attribute.number(memory, "ulValueLen", Ck.UNAVAILABLE_INFORMATION);
        assertThat(layouts.attribute.number(memory, "ulValueLen")).isEqualTo(-1);
        assertThat(layouts.attribute.number(memory, "type")).isZero();
      }
    }
  }

  @Test
  void paddingIsTakenOffWhetherBlankOrZero() {
    assertThat(label("Alice" + " ".repeat(27))).isEqualTo("Alice");
    assertThat(label("Alice" + "\0".repeat(27))).isEqualTo("Alice");
    assertThat(label("x".repeat(32))).isEqualTo("x".repeat(32));
    assertThat(label(" ".repeat(32))).isEmpty();
  }

  private String label(String field) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(linux.tokenInfo.size());
      memory.copyFrom(MemorySegment.ofArray(field.getBytes(StandardCharsets.UTF_8)));
      return linux.tokenInfo.text(memory, "label");
    }
  }

  @Test
  void scratchMemoryIsZeroedWhenItIsGivenBack() {
    try (Scratch memory = new Scratch()) {
      MemorySegment secret = memory.bytes(new byte[] {1, 2, 3});
      assertThat(secret.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);

      memory.wipe(); // what close() does first: afterwards nobody may look

      assertThat(secret.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
  }

  @Test
  void everyReturnValueHasAName() {
    assertThat(Ckr.name(Ckr.OK)).isEqualTo("CKR_OK");
    assertThat(Ckr.name(Ckr.PIN_INCORRECT)).isEqualTo("CKR_PIN_INCORRECT");
    assertThat(Ckr.name(Ckr.TOKEN_WRITE_PROTECTED)).isEqualTo("CKR_TOKEN_WRITE_PROTECTED");
    assertThat(Ckr.name(0x80000042L)).isEqualTo("CKR_VENDOR_DEFINED+0x42");
    assertThat(Ckr.name(0x7777L)).isEqualTo("CKR_0x7777");
  }
}
