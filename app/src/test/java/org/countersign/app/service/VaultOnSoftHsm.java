package org.countersign.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.hsm.SoftHsm;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.service.people.Founding;
import org.countersign.app.service.request.Requests;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Person;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Operation;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.vault.Quorum;
import org.countersign.persistence.journal.FileJournal;

/**
 * A small vault on a real SoftHSM, as {@link Charter} has it: four custodians with tokens of their
 * own, a signing token that any two of the first three open, one domain. Founded once a process;
 * every further one is a copy of the folders, with the clock at the same moment.
 */
public final class VaultOnSoftHsm implements AutoCloseable {
  private static final Path TARGET =
      Path.of(System.getenv("SOFTHSM2_CONF")).getParent().resolveSibling("vaults-of-tests");
  private static final Path TEMPLATE = TARGET.resolve("template");
  private static boolean founded;

  private final SoftHsm hsm;
  private final Path folder;
  private final SettableClock clock = new SettableClock(Charter.FOUNDED);
  private TokenPort tokens;
  private Services services;

  private VaultOnSoftHsm(SoftHsm hsm, Path folder) {
    this.hsm = hsm;
    this.folder = folder;
    this.tokens = hsm.port();
  }

  /** A fresh one, open, nobody signed in. */
  public static VaultOnSoftHsm fresh() throws Failure {
    Path vault = TARGET.resolve("vault");
    try {
      Files.createDirectories(TARGET);
      if (!founded) {
        found();
        founded = true;
      }
      return restored(TEMPLATE);
    } catch (IOException e) {
      throw new UncheckedIOException(vault.toString(), e);
    }
  }

  /** A fresh one that {@link #save} has kept. */
  public static VaultOnSoftHsm restored(Path saved) throws Failure, IOException {
    SoftHsm hsm = SoftHsm.fresh();
    hsm.restart(() -> Folders.copy(saved.resolve("tokens"), hsm.tokens()));
    Path vault = TARGET.resolve("vault");
    Folders.copy(saved.resolve("vault"), vault);
    VaultOnSoftHsm one = new VaultOnSoftHsm(hsm, vault);
    one.clock.set(Charter.FOUNDED.plusSeconds(60));
    one.open();
    return one;
  }

  /** Closes it and keeps its folders, for {@link #restored}. */
  public Path save(String name) throws IOException {
    close();
    Path to = TARGET.resolve(name);
    Files.createDirectories(to);
    Folders.copy(folder, to.resolve("vault"));
    Folders.copy(hsm.tokens(), to.resolve("tokens"));
    return to;
  }

  private static void found() throws Failure, IOException {
    Path vault = TARGET.resolve("vault");
    Folders.delete(vault);
    VaultOnSoftHsm one = new VaultOnSoftHsm(SoftHsm.fresh(), vault);
    Founding founding = new Founding(one.tokens, one.clock, new SecureRandom());
    for (String id : Charter.CUSTODIANS) {
      TokenIdentity token = one.hsm.token(id + " token", Charter.soPin(id), Charter.pin(id));
      founding.enrol(Charter.custodian(id), token, Charter.pin(id));
    }
    try (FileJournal journal = FileJournal.create(vault)) {
      founding.found(
          "Vault of the tests",
          Charter.policy(1),
          founder -> Charter.pin(founder.person().id()),
          journal);
    }
    one.open();
    one.furnish();
    one.save(TEMPLATE.getFileName().toString());
  }

  private void furnish() throws Failure {
    signIn(Charter.ADA);
    for (Person person : Charter.business()) {
      carryOut(new Operation.EnrolPerson(person, Optional.empty()), "", Charter.BEN);
    }
    carryOut(
        new Operation.CommissionToken(
            hsm.module().toString(),
            hsm.blankSlot().slotId(),
            Charter.SIGNING_TOKEN,
            2,
            Charter.HOLDERS),
        "",
        Charter.BEN);
    SigningDomain domain =
        new SigningDomain(
            Charter.DOMAIN,
            "Releases",
            "Signs what ships",
            Charter.OWNER,
            java.util.List.of("sara", "sten"),
            Charter.policy(1),
            clock.now());
    carryOut(new Operation.CreateDomain(domain), "", Charter.BEN);
  }

  /** Opens the vault; {@link #services()} are others from now on. */
  public Services open() throws Failure {
    services = Services.open(workstation(), folder, progress -> {});
    return services;
  }

  /** What the services run on. */
  public Workstation workstation() {
    return new Workstation(tokens, clock, new SecureRandom());
  }

  /** Closes and opens, as a new start of the console does, but for the process. */
  public Services reopen() throws Failure {
    close();
    tokens = hsm.port();
    return open();
  }

  /** Closes, and puts something in front of a new real port, or a port that is not closed. */
  public void closed(UnaryOperator<TokenPort> inFront) {
    close();
    tokens = inFront.apply(hsm.port());
  }

  /** Closes, and opens with something in front of the real port. */
  public Services reopen(UnaryOperator<TokenPort> inFront) throws Failure {
    closed(inFront);
    return open();
  }

  public TokenPort tokens() {
    return tokens;
  }

  public Services services() {
    return services;
  }

  /** Uses services that a test has put together. */
  public void use(Services made) {
    services = made;
  }

  public SoftHsm hsm() {
    return hsm;
  }

  public Path folder() {
    return folder;
  }

  public SettableClock clock() {
    return clock;
  }

  /** The commissioned signing token. */
  public TokenIdentity signingToken() {
    return services.vault().read(s -> s.tokens().all().iterator().next().ready().token());
  }

  /** A custodian's own token. */
  public TokenIdentity tokenOf(String person) {
    return services
        .vault()
        .read(s -> s.people().credentialOf(person).orElseThrow().credential().token());
  }

  /** How many keys the vault knows. */
  public int keys() {
    return services.vault().read(s -> s.keys().keys().size());
  }

  /** The key's state, by its name. */
  public String stateOf(Spki key) {
    return services.vault().read(s -> s.keys().key(key).orElseThrow().state().id());
  }

  /** Where the request stands. */
  public RequestStatus status(String hash) {
    return services
        .vault()
        .read(s -> Quorum.status(s, s.requests().find(hash).orElseThrow(), clock.now()));
  }

  public void signIn(String person) throws Failure {
    services.sessions().signIn(person, Charter.pin(person));
  }

  /** Raised by whoever is signed in. */
  public String raise(Operation operation, String domain) throws Failure {
    Requests.Wish wish = Requests.Wish.real(operation, domain, "Because a test wants it");
    return services.controls().raise(services.controls().draft(wish));
  }

  /** Raised by whoever is signed in, signed by the others, who stay present, and carried out. */
  public Object carryOut(Operation operation, String domain, String... others) throws Failure {
    return carryOut(raise(operation, domain), others);
  }

  /** The same of a request that is on record. */
  public Object carryOut(String hash, String... others) throws Failure {
    try (DualControl control = services.controls().open(hash, Optional.of(clock.now()))) {
      for (String other : others) {
        control.approve(other, Charter.pin(other), "");
      }
      return control.execute(step -> {});
    }
  }

  /** Carries out what was approved before, with these others present for their shares. */
  public Object finish(String hash, String... others) throws Failure {
    try (DualControl control = services.controls().open(hash, Optional.empty())) {
      for (String other : others) {
        control.bring(other, Charter.pin(other));
      }
      return control.execute(step -> {});
    }
  }

  @Override
  public void close() {
    if (services != null) {
      services.close();
      services = null;
    }
    tokens.close();
  }
}
