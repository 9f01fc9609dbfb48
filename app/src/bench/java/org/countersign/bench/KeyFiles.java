package org.countersign.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Key pairs that are made for a measurement and handed to another process of it. */
final class KeyFiles {
  private KeyFiles() {}

  static Path write(Path file, KeyPair pair) throws Exception {
    Base64.Encoder text = Base64.getEncoder();
    return Files.write(
        file,
        List.of(
            text.encodeToString(pair.getPublic().getEncoded()),
            text.encodeToString(pair.getPrivate().getEncoded())));
  }

  static KeyPair read(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    KeyFactory keys = KeyFactory.getInstance("EC");
    Base64.Decoder text = Base64.getDecoder();
    return new KeyPair(
        keys.generatePublic(new X509EncodedKeySpec(text.decode(lines.get(0)))),
        keys.generatePrivate(new PKCS8EncodedKeySpec(text.decode(lines.get(1)))));
  }
}
