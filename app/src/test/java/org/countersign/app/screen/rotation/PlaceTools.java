package org.countersign.app.screen.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the files of places with the tools that people use there. */
final class PlaceTools {
  private final Path folder;

  PlaceTools(Path folder) {
    this.folder = folder;
  }

  /** A DER certificate as openssl writes PEM. */
  String pem(byte[] der) {
    Path in = write("in.der", der);
    return run("openssl", "x509", "-inform", "DER", "-in", in.toString());
  }

  /** A trust store of openssl's PEM. */
  Path bundle(String name, byte[]... certificates) {
    StringBuilder text = new StringBuilder();
    for (byte[] der : certificates) {
      text.append(pem(der));
    }
    return write(name, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** A JKS that keytool has made. */
  Path jks(String name, byte[]... certificates) {
    Path store = folder.resolve(name);
    for (int i = 0; i < certificates.length; i++) {
      Path in = write("in" + i + ".der", certificates[i]);
      String said =
          run(
              "keytool",
              "-importcert",
              "-noprompt",
              "-storetype",
              "JKS",
              "-keystore",
              store.toString(),
              "-storepass",
              "changeit",
              "-alias",
              "c" + i,
              "-file",
              in.toString());
      if (!Files.exists(store)) {
        throw new AssertionError(said);
      }
    }
    return store;
  }

  /** What keytool lists of a key store that it has made. */
  Path listed(String name, byte[]... certificates) {
    Path store = jks(name + ".jks", certificates);
    String text =
        run("keytool", "-list", "-rfc", "-keystore", store.toString(), "-storepass", "changeit");
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A known_hosts line that ssh-keygen has made of a public key (DER SubjectPublicKeyInfo). */
  Path knownHosts(String name, byte[]... publicKeys) {
    StringBuilder text = new StringBuilder();
    for (byte[] der : publicKeys) {
      Path in = write("in.spki", der);
      Path pem = folder.resolve("in.spki.pem");
      String said =
          run(
              "openssl",
              "pkey",
              "-pubin",
              "-inform",
              "DER",
              "-in",
              in.toString(),
              "-out",
              pem.toString());
      text.append("build.northgate.example ")
          .append(run("ssh-keygen", "-i", "-m", "PKCS8", "-f", pem.toString()))
          .append(said);
    }
    return write(name, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command[0] + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
