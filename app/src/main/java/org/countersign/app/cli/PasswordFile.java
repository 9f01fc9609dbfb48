package org.countersign.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.countersign.model.failure.Refused;

/** A password kept in a file: its first line. A command line would show it to everyone. */
final class PasswordFile implements AutoCloseable {
  private static final int LARGEST = 4096;

  private final char[] password;

  private PasswordFile(char[] password) {
    this.password = password;
  }

  /** Refuses with {@code import.password-file} what cannot be read or is too long to be one. */
  static PasswordFile read(Path file) throws Refused {
    byte[] content = new byte[0];
    CharBuffer text = CharBuffer.allocate(0);
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new Refused("import.password-file", file.toString());
      }
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return new PasswordFile(firstLine(text));
    } catch (IOException e) {
      throw new Refused("import.password-file", file.toString());
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(text.array(), '\0');
    }
  }

  char[] password() {
    return password;
  }

  /** Wipes it. */
  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }

  private static char[] firstLine(CharBuffer text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return Arrays.copyOfRange(text.array(), 0, end);
  }
}
