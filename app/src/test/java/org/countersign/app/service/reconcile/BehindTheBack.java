package org.countersign.app.service.reconcile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Folders;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.TokenLook;

/**
 * A vault with Ada signed in and one key, whose signing token's PIN this test has overheard, so
 * that it can do with pkcs11-tool, softhsm2-util and copies of folders what nobody should.
 */
final class BehindTheBack implements AutoCloseable {
  final VaultOnSoftHsm vault;
  final Inventory inventory;
  final Spki key;
  private final TokenPortCalls calls;
  private final String pin;
  private final Path files;

  private BehindTheBack(VaultOnSoftHsm vault, TokenPortCalls calls) throws Exception {
    this.vault = vault;
    this.calls = calls;
    this.inventory = new Inventory(vault);
    this.key = inventory.key("release", KeyAlgorithm.EC_P256);
    this.pin = overheard().getLast();
    this.files = Files.createTempDirectory("behind");
  }

  static BehindTheBack fresh() throws Exception {
    VaultOnSoftHsm vault = VaultOnSoftHsm.fresh();
    TokenPortCalls calls = new TokenPortCalls();
    Services ignored = vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
    return new BehindTheBack(vault, calls);
  }

  /** PINs that no person typed, in the order they were given. */
  List<String> overheard() {
    Set<String> typed = new HashSet<>(Charter.allPins());
    return calls.pinsSeen().stream().filter(one -> !typed.contains(one)).toList();
  }

  /** From now on the token does not answer this call, and has not done what it asked. */
  void silent(String method) {
    calls.around(
        method,
        () -> {
          throw new org.countersign.model.failure.TokenFailure.NotAnswering(
              token().label(), method, 30);
        });
  }

  TokenIdentity token() {
    return vault.signingToken();
  }

  String ckaId() {
    return read(state -> state.keys().key(key).orElseThrow().ckaId());
  }

  <T> T read(java.util.function.Function<org.countersign.model.vault.VaultState, T> question) {
    return vault.services().vault().read(question);
  }

  /** pkcs11-tool on the signing token, logged in. */
  String tool(String... arguments) throws Exception {
    return on(token(), pin, arguments);
  }

  String on(TokenIdentity token, String userPin, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("-l", "-p", userPin));
    command.addAll(List.of(arguments));
    return withoutPin(token, command.toArray(String[]::new));
  }

  String withoutPin(TokenIdentity token, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                vault.hsm().module().toString(),
                "--token-label",
                token.label()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + output);
    }
    return output;
  }

  /** A P-256 key pair made by openssl, with a certificate; the files are named by it. */
  Path opensslKey(String name) throws Exception {
    Path pem = files.resolve(name + ".pem");
    run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", pem.toString());
    run("openssl", "ec", "-in", pem.toString(), "-outform", "DER", "-out", at(name + ".key.der"));
    run(
        "openssl",
        "ec",
        "-in",
        pem.toString(),
        "-pubout",
        "-outform",
        "DER",
        "-out",
        at(name + ".pub.der"));
    run(
        "openssl",
        "req",
        "-x509",
        "-new",
        "-key",
        pem.toString(),
        "-subj",
        "/CN=" + name,
        "-days",
        "30",
        "-outform",
        "DER",
        "-out",
        at(name + ".cer.der"));
    return files;
  }

  String at(String name) {
    return files.resolve(name).toString();
  }

  Spki spkiOf(String name) throws IOException {
    return Spki.of(Files.readAllBytes(files.resolve(name + ".pub.der")));
  }

  /** Puts an openssl key on a token, extractable, as such tools do. */
  void imports(
      TokenIdentity token, String userPin, String name, String label, String id, String... more)
      throws Exception {
    List<String> secret =
        new ArrayList<>(
            List.of(
                "--write-object",
                at(name + ".key.der"),
                "--type",
                "privkey",
                "--label",
                label,
                "--id",
                id,
                "--usage-sign",
                "--extractable"));
    secret.addAll(List.of(more));
    on(token, userPin, secret.toArray(String[]::new));
    on(
        token,
        userPin,
        "--write-object",
        at(name + ".pub.der"),
        "--type",
        "pubkey",
        "--label",
        label,
        "--id",
        id,
        "--usage-sign");
  }

  void imports(String name, String label, String id) throws Exception {
    imports(token(), pin, name, label, id);
  }

  // --- looks

  /** A look without a PIN, and what then stands. */
  List<Difference> look() throws Failure {
    Object ignored = vault.services().looks().look(token());
    return standing();
  }

  /** A look at all objects, with two custodians' shares. */
  List<Difference> reconcile() throws Failure {
    Object seen = vault.carryOut(new Operation.ReconcileToken(token()), "", Charter.BEN);
    Results.TokenSeen told = (Results.TokenSeen) seen;
    if (told.differences().size() != told.count()) {
      throw new AssertionError(told.toString());
    }
    return standing();
  }

  List<Difference> standing() {
    return standings().stream().map(TokenLook.Standing::difference).toList();
  }

  List<TokenLook.Standing> standings() {
    return read(state -> state.looks().find(token()).map(TokenLook::standings).orElse(List.of()));
  }

  Optional<Difference> find(Difference.Kind kind) {
    return standing().stream().filter(one -> one.kind() == kind).findFirst();
  }

  long entries() {
    return vault.services().vault().head().size();
  }

  /** Every custodian signs, as destruction asks for three. */
  Object destroy(Operation operation, String domain) throws Failure {
    return vault.carryOut(operation, domain, Charter.BEN, Charter.CLEO);
  }

  /** A copy of the signing token's folder. */
  Path copied() throws IOException {
    Path copy = files.resolve("token-copy");
    Folders.copy(vault.hsm().directory(token()), copy);
    return copy;
  }

  /** Puts a copy of the signing token's folder in place of what is there. */
  void putBack(Path copy) throws Exception {
    Path place = vault.hsm().directory(token());
    vault
        .hsm()
        .restart(() -> {
          Folders.delete(place);
          Folders.copy(copy, place);
        });
    signInAgain();
  }

  /** After SoftHSM was started anew, every login is gone. */
  void signInAgain() throws Failure {
    Services ignored = vault.reopen(calls::before);
    vault.signIn(Charter.ADA);
  }

  @Override
  public void close() throws IOException {
    vault.close();
    Folders.delete(files);
  }
}
