package org.countersign.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.Services;
import org.countersign.app.Workstation;
import org.countersign.app.service.people.Founding;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.Rule;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.persistence.journal.FileJournal;

/**
 * A throwaway vault for trying out: founded by the product's own founding code on real SoftHSM
 * tokens, with a commissioned signing token, two signing domains, a few keys and a dozen trust
 * paths.
 */
public final class DemoVault {
  private static final String NAME = "Northgate signing vault";
  private static final String SIGNING_TOKEN = "northgate-signing";

  private final Path folder;
  private final Workstation workstation;
  private final Consumer<String> says;

  public DemoVault(Path folder, Workstation workstation, Consumer<String> says) {
    this.folder = folder;
    this.workstation = workstation;
    this.says = says;
  }

  /** The vault's own folder in the demonstration's. */
  public Path vault() {
    return folder.resolve("vault");
  }

  /** The cast with its PINs; founds the vault first where there is none. */
  public Cast ready() throws Failure, IOException {
    Path pins = folder.resolve("demonstration-pins.txt");
    Optional<Cast> known = Cast.read(pins);
    if (known.isPresent() && Files.exists(vault().resolve(FileJournal.NAME))) {
      return known.get();
    }
    Files.createDirectories(folder);
    Cast cast = Cast.gather(workstation.random());
    cast.write(pins);
    found(cast);
    try (Services services = Services.open(workstation, vault(), progress -> {})) {
      furnish(services, cast);
      papers(services, cast);
    }
    return cast;
  }

  private void found(Cast cast) throws Failure {
    Founding founding =
        new Founding(workstation.tokens(), workstation.clock(), workstation.random());
    for (Cast.Custodian custodian : cast.custodians()) {
      TokenIdentity token =
          founding
              .enrolment()
              .initialise(
                  blankSlot(),
                  custodian.tokenLabel(),
                  custodian.soPin().toCharArray(),
                  custodian.pin().toCharArray());
      founding.enrol(custodian.person(), token, custodian.pin().toCharArray());
      says.accept("enrolled " + custodian.person().name() + " on token " + token.serial());
    }
    try (FileJournal journal = FileJournal.create(vault())) {
      founding.found(
          NAME,
          policy(),
          founder -> cast.named(founder.person().id()).pin().toCharArray(),
          journal);
    }
    says.accept("founded \"" + NAME + "\", signed by all five");
  }

  private void furnish(Services services, Cast cast) throws Failure {
    TwoPeople people = new TwoPeople(services, cast);
    people.signIn("astrid");
    for (Person person : Cast.others()) {
      people.carryOut(
          new Operation.EnrolPerson(person, Optional.empty()), "", "Named in the charter", "bao");
    }
    commission(people, cast);
    says.accept("commissioned signing token " + SIGNING_TOKEN + ": its PIN is nobody's");
    new DemoInventory(services, people).fill(policy());
    says.accept("two signing domains, three keys, twelve trust paths");
  }

  private void papers(Services services, Cast cast) throws Failure, IOException {
    CustodianPapers papers = new CustodianPapers(folder.resolve("custodians"), workstation);
    for (Cast.Custodian custodian : cast.custodians()) {
      papers.write(
          custodian,
          services
              .vault()
              .read(state -> state.people().credentialOf(custodian.person().id()))
              .orElseThrow());
    }
  }

  private void commission(TwoPeople people, Cast cast) throws Failure {
    SlotView slot = blankSlot();
    List<String> holders = cast.custodians().stream().map(c -> c.person().id()).toList();
    people.carryOut(
        new Operation.CommissionToken(slot.module(), slot.slotId(), SIGNING_TOKEN, 2, holders),
        "",
        "First signing token",
        "bao");
  }

  private SlotView blankSlot() throws Refused {
    return workstation.tokens().look().stream()
        .flatMap(module -> module.slots().stream())
        .filter(slot -> slot.token().filter(token -> !token.initialised()).isPresent())
        .findFirst()
        .orElseThrow(() -> new Refused("token.no-blank-slot"));
  }

  private static Policy policy() {
    List<Role> custodians = List.of(Role.CUSTODIAN);
    return new Policy(
        1,
        new Rule(2, custodians, List.of(), true, 168, 48),
        new Rule(2, custodians, List.of("astrid", "bao", "chidi", "dana", "emil"), true, 24, 12),
        new Rule(3, custodians, List.of(), true, 168, 48),
        1,
        "P2Y",
        "P60D",
        "P1Y",
        "P30D");
  }
}
