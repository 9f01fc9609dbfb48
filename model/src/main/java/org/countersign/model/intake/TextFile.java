package org.countersign.model.intake;

import java.util.Optional;

/** A text: JSON, PEM, SSH's lines or bare base64, told apart by how it begins. */
final class TextFile {
  private TextFile() {}

  /** Reads it, and returns the format it was read as. */
  static String read(Finds finds, byte[] text, Optional<char[]> password) {
    int first = firstCharacter(text);
    if (first == '{' || first == '[') {
      return JsonFile.read(finds, text);
    }
    if (ListedCsv.is(text)) {
      return ListedCsv.read(finds, text);
    }
    if (PemReader.isPem(text)) {
      return PemReader.read(finds, text);
    }
    if (SshReader.is(text)) {
      return SshReader.read(finds, text);
    }
    return bareBase64(finds, text, password);
  }

  /** Some tools leave the lines around a certificate away. */
  private static String bareBase64(Finds finds, byte[] text, Optional<char[]> password) {
    try {
      byte[] content = Base64Text.decode(text, 0, text.length);
      if (DerFile.is(content) && DerFile.form(content) != DerFile.Form.UNKNOWN) {
        return DerFile.read(finds, content, password);
      }
    } catch (Malformed e) {
      finds.problem(finds.at(""), "unknown");
      return "";
    }
    finds.problem(finds.at(""), "unknown");
    return "";
  }

  private static int firstCharacter(byte[] text) {
    for (byte b : text) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b;
      }
    }
    return -1;
  }
}
