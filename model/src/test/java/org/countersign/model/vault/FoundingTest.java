package org.countersign.model.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.countersign.model.domain.Policy;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.junit.jupiter.api.Test;

/** Entry 0. */
class FoundingTest {
  private static final String ID = VaultFixture.ID;

  private final SoftCustodian ada = SoftCustodian.named("Ada");
  private final SoftCustodian ben = SoftCustodian.named("Ben");
  private final SoftCustodian cleo = SoftCustodian.named("Cleo");
  private final List<SoftCustodian> three = List.of(ada, ben, cleo);

  @Test
  void threeCustodiansFoundAVault() {
    assertThat(found(ID, three, three, VaultFixture.policy(1))).isEqualTo("allowed");
  }

  @Test
  void twoAreTooFewAndOneIsNotTwo() {
    assertThat(found(ID, List.of(ada, ben), List.of(ada, ben), VaultFixture.policy(1)))
        .isEqualTo("founding.too-few");
    List<SoftCustodian> twice = List.of(ada, ben, ben);
    assertThat(found(ID, twice, twice, VaultFixture.policy(1))).isEqualTo("founding.twice");
    Person eve = new Person("eve", "Eve", "", List.of(Role.CUSTODIAN));
    for (SoftCustodian twin :
        List.of(
            new SoftCustodian(eve, ada.token(), cleo.signing(), cleo.share()),
            new SoftCustodian(eve, cleo.token(), ada.signing(), cleo.share()),
            new SoftCustodian(eve, cleo.token(), cleo.signing(), ada.share()))) {
      List<SoftCustodian> all = List.of(ada, ben, twin);
      assertThat(found(ID, all, all, VaultFixture.policy(1))).isEqualTo("credential.taken");
    }
  }

  @Test
  void aPersonsIdMayLookLikeAnothersSerialNumber() {
    SoftCustodian odd =
        new SoftCustodian(
            new Person("ada-1", "Odd", "", List.of(Role.CUSTODIAN)),
            cleo.token(),
            cleo.signing(),
            cleo.share());
    List<SoftCustodian> all = List.of(ada, ben, odd);
    assertThat(found(ID, all, all, VaultFixture.policy(1))).isEqualTo("allowed");
  }

  @Test
  void everyFounderSignsInTheOrderOfTheList() {
    assertThat(found(ID, three, List.of(ada, ben), VaultFixture.policy(1)))
        .isEqualTo("journal.founders");
    assertThat(found(ID, three, List.of(ada, ben, ben), VaultFixture.policy(1)))
        .isEqualTo("journal.founders");
    assertThat(found(ID, three, List.of(ada, cleo, ben), VaultFixture.policy(1)))
        .isEqualTo("journal.founders");
    assertThat(found(ID, three, List.of(ben, ada, cleo), VaultFixture.policy(1)))
        .isEqualTo("journal.founders");
    List<SoftCustodian> more = List.of(ada, ben, cleo, SoftCustodian.named("Dana"));
    assertThat(found(ID, three, more, VaultFixture.policy(1))).isEqualTo("journal.founders");
    List<SoftCustodian> forged =
        List.of(
            ada, ben, new SoftCustodian(cleo.person(), cleo.token(), cleo.share(), cleo.share()));
    assertThat(found(ID, three, forged, VaultFixture.policy(1))).isEqualTo("journal.founders");
  }

  @Test
  void aFoundersSignatureIsItsOwn() {
    byte[] line = line(ID, three, three, VaultFixture.policy(1));
    String other =
        "\"signature\":\""
            + java.util.Base64.getEncoder().encodeToString(cleo.sign(new byte[] {1}))
            + "\"";
    String text = new String(line, java.nio.charset.StandardCharsets.UTF_8);
    int from = text.lastIndexOf("\"signature\":");
    String forged = text.substring(0, from) + other + "}]}";
    assertThat(
            VaultFixture.code(() ->
                new JournalVerifier()
                    .next(forged.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isEqualTo("journal.signature");
  }

  @Test
  void theVaultsIdIsAUuidAndNotALineOfACheckpoint() {
    for (String id : List.of("", "x", ID + "\n7\nAAAA", ID.toUpperCase(java.util.Locale.ROOT))) {
      assertThat(found(id, three, three, VaultFixture.policy(1))).isEqualTo("founding.id");
    }
  }

  @Test
  void foundersAreCustodiansAndCanMeetThePolicy() {
    Person owner = new Person("cleo", "Cleo", "", List.of(Role.OWNER));
    List<SoftCustodian> all =
        List.of(ada, ben, new SoftCustodian(owner, cleo.token(), cleo.signing(), cleo.share()));
    assertThat(found(ID, all, all, VaultFixture.policy(1))).isEqualTo("founding.not-custodian");
    assertThat(found(ID, three, three, VaultFixture.policy(1, 4, true)))
        .isEqualTo("policy.too-many-persons");
    assertThat(found(ID, three, three, VaultFixture.policy(1, 3, false)))
        .isEqualTo("policy.too-many-persons");
    assertThat(found(ID, three, three, VaultFixture.policy(2))).isEqualTo("policy.version");
  }

  @Test
  void aVaultIsFoundedOnceAndFirst() {
    VaultFixture vault = VaultFixture.founded();
    Bodies.Founded body = body(three, VaultFixture.policy(1));
    assertThat(VaultFixture.code(() -> vault.append(vault.ada, Kinds.FOUNDED, "", false, body)))
        .isEqualTo("journal.founding");
    byte[] session =
        vault.line(vault.ada, Kinds.SESSION_CLOSED, "", new Bodies.SessionClosed("hand"));
    assertThat(VaultFixture.code(() -> new JournalVerifier().next(session)))
        .isEqualTo("journal.sequence");
  }

  @Test
  void entriesOfAnotherVaultAreRefused() {
    VaultFixture vault = VaultFixture.founded();
    Header h = vault.header(vault.ada, Kinds.SESSION_CLOSED, "", false);
    Header foreign =
        new Header(
            1,
            "00000000-0000-4000-8000-000000000000",
            h.seq(),
            h.at(),
            h.kind(),
            h.actor(),
            h.credential(),
            "",
            h.level(),
            "",
            false);
    assertThat(
            VaultFixture.code(
                () -> vault.take(vault.line(vault.ada, foreign, new Bodies.SessionClosed("hand")))))
        .isEqualTo("journal.other-vault");
  }

  private static Bodies.Founded body(List<SoftCustodian> founders, Policy policy) {
    return new Bodies.Founded(
        1,
        "Vault",
        founders.stream().map(f -> new Bodies.Founder(f.person(), f.credential(ID))).toList(),
        policy);
  }

  private static String found(
      String id, List<SoftCustodian> founders, List<SoftCustodian> signers, Policy policy) {
    byte[] line = line(id, founders, signers, policy);
    return VaultFixture.code(() -> new JournalVerifier().next(line));
  }

  private static byte[] line(
      String id, List<SoftCustodian> founders, List<SoftCustodian> signers, Policy policy) {
    List<Bodies.Founder> enrolled =
        founders.stream().map(f -> new Bodies.Founder(f.person(), f.credential(id))).toList();
    var tree = Canonical.tree(new Bodies.Founded(1, "Vault", enrolled, policy));
    byte[] salt = new byte[Entry.SALT];
    SoftCustodian first = founders.getFirst();
    Header header =
        new Header(
            1,
            id,
            0,
            VaultFixture.START,
            Kinds.FOUNDED,
            first.id(),
            first.spki(),
            "",
            "restricted",
            Entry.bodyHash(salt, tree),
            false);
    byte[] head = new JournalVerifier().headWith(header).bytes();
    List<EntrySignature> signatures = new ArrayList<>();
    signers.forEach(s -> signatures.add(s.signature(head)));
    return new Entry(header, salt, tree, signatures).line();
  }
}
