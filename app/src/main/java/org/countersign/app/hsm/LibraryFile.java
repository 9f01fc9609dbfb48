package org.countersign.app.hsm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;

/**
 * Looks at a file before it is loaded as a library. The loader refuses most of what is none, in
 * words of its own; but a library that was cut short it maps, and the process dies at the first
 * touch of what is missing.
 */
final class LibraryFile {
  private static final int ELF = 0x7F454C46;
  private static final int MACH_O = 0xCFFAEDFE;
  private static final int MACH_O_FAT = 0xCAFEBABE;
  private static final int MZ = 0x4D5A;
  private static final int ELF_HEADER = 64;

  private LibraryFile() {}

  static void check(Path file) throws ModuleUnusable {
    if (!Files.exists(file)) {
      throw unusable(file, "there is no such file", null);
    }
    if (!Files.isRegularFile(file)) {
      throw unusable(file, "it is not a file", null);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      check(file, head(channel), channel.size());
    } catch (IOException e) {
      throw unusable(file, "it cannot be read", e);
    }
  }

  private static void check(Path file, ByteBuffer head, long size) throws ModuleUnusable {
    int magic = head.limit() < 4 ? 0 : head.getInt(0);
    if (magic != ELF && magic != MACH_O && magic != MACH_O_FAT && magic >>> 16 != MZ) {
      throw unusable(file, "it is not a shared library", null);
    }
    if (magic == ELF && size < elfSize(head)) {
      throw unusable(file, "the file is cut short", null);
    }
  }

  /** Where the section headers end (ELF-64 §1): linkers put them last. */
  private static long elfSize(ByteBuffer head) {
    boolean elf64 = head.limit() == ELF_HEADER && head.get(4) == 2;
    if (!elf64) {
      return ELF_HEADER;
    }
    head.order(head.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long sectionHeaders = head.getLong(0x28);
    int each = Short.toUnsignedInt(head.getShort(0x3A));
    int count = Short.toUnsignedInt(head.getShort(0x3C));
    return sectionHeaders + (long) each * count;
  }

  private static ByteBuffer head(SeekableByteChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(ELF_HEADER);
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // until it is full or the file ends
    }
    return head.flip();
  }

  private static ModuleUnusable unusable(Path file, String why, Throwable cause) {
    return new ModuleUnusable(file.toString(), why, cause);
  }
}
