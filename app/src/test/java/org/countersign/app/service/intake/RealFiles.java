package org.countersign.app.service.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files that the usual tools make, in a folder of their own. */
public final class RealFiles {
  /** Of the key stores among them. */
  public static final String PASSWORD = "changeit-4711";

  private final Path folder;

  private RealFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * A root, a leaf it issued, the leaf's key as PKCS#8, both in a PKCS#12 and a JKS, an SSH key,
   * and a certificate with a byte that is wrong.
   */
  public static RealFiles in(Path folder) {
    RealFiles files = new RealFiles(folder);
    files.make();
    return files;
  }

  private void make() {
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=Old corporate root",
        "-days",
        "900",
        "-keyout",
        "root.secret",
        "-out",
        "root.pem");
    run(
        "openssl",
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=build.example.org",
        "-keyout",
        "leaf.key",
        "-out",
        "leaf.csr");
    run(
        "openssl",
        "x509",
        "-req",
        "-in",
        "leaf.csr",
        "-CA",
        "root.pem",
        "-CAkey",
        "root.secret",
        "-days",
        "300",
        "-out",
        "leaf.pem");
    run(
        "openssl",
        "pkcs12",
        "-export",
        "-in",
        "leaf.pem",
        "-inkey",
        "leaf.key",
        "-name",
        "build agent",
        "-passout",
        "pass:" + PASSWORD,
        "-out",
        "store.p12");
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "deploy@example.org", "-f", "deploy");
    delete("leaf.csr", "root.secret", "deploy");
    broken();
  }

  /** Also a JKS, an OpenPGP key, a JWKS, a bare public key and a list of keys. */
  public RealFiles withEveryKind() {
    run(
        "keytool",
        "-genkeypair",
        "-alias",
        "signer",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=Jar signer",
        "-storetype",
        "JKS",
        "-storepass",
        PASSWORD,
        "-keypass",
        PASSWORD,
        "-keystore",
        "jar.jks");
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", "bare.secret");
    run("openssl", "pkey", "-in", "bare.secret", "-pubout", "-out", "bare.pub");
    delete("bare.secret");
    gpg();
    write(
        "jwks.json",
        """
        {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"partner-7","use":"sig",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}
        """);
    write(
        "keys.csv",
        "#countersign-keys v1\nkey,name\n" + "3c5f".repeat(16) + ",Partner release key\n");
    return this;
  }

  private void gpg() {
    String home = file("gnupg").toString();
    run("mkdir", "-m", "700", home);
    run(
        "gpg",
        "--homedir",
        home,
        "--batch",
        "--passphrase",
        "",
        "--quick-gen-key",
        "Release <release@example.org>",
        "ed25519",
        "sign",
        "1y");
    run("gpg", "--homedir", home, "--batch", "--armor", "--output", "release.asc", "--export");
    run("gpgconf", "--homedir", home, "--kill", "all");
    run("rm", "-r", home);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The length of the certificate's outermost part is too long. */
  private void broken() {
    try {
      List<String> lines = Files.readAllLines(file("root.pem"), StandardCharsets.US_ASCII);
      lines.set(1, "MIIH" + lines.get(1).substring(4));
      Files.write(file("broken.pem"), lines, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public Path folder() {
    return folder;
  }

  private void delete(String... names) {
    for (String name : names) {
      try {
        Files.delete(file(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Arrays.toString(command) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
