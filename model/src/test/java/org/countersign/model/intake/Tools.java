package org.countersign.model.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The programs that people make such files with: openssl, keytool, gpg, ssh-keygen. */
final class Tools {
  private final Path folder;

  Tools(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs a program in the folder; words are parted by blanks, {@code ~} stands for one, and {@code
   * ''} for nothing.
   */
  String run(String line) {
    List<String> words =
        List.of(line.split(" +")).stream()
            .map(word -> word.replace('~', ' ').replace("''", ""))
            .toList();
    try {
      Process process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(line + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  Reading read(String name) {
    return new Readers().read(name, bytes(name), Optional.empty());
  }

  Reading read(String name, String password) {
    return new Readers().read(name, bytes(name), Optional.of(password.toCharArray()));
  }

  static Reading read(byte[] content) {
    return new Readers().read("file", content, Optional.empty());
  }

  static Reading readText(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  /** A CA of a P-256 key, {@code ca.pem}, its key {@code ca.key}, and a leaf by it. */
  Tools withCertificates() {
    run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key"
            + " -out ca.pem -subj /O=Northgate/CN=Root~1 -days 3650");
    run(
        "openssl req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj"
            + " /O=Northgate/CN=leaf.example");
    run(
        "openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out leaf.pem"
            + " -days 90");
    return this;
  }

  /** SHA-256 of a certificate's public key, as openssl makes it. */
  String key(String certificate) {
    run("openssl x509 -in " + certificate + " -pubkey -noout -out spki.pem");
    run("openssl pkey -pubin -in spki.pem -outform DER -out spki.der");
    return run("openssl dgst -sha256 -r spki.der").substring(0, 64);
  }
}
