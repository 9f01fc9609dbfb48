package org.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.people.Person;
import org.countersign.model.people.Role;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.port.TokenObject;
import org.countersign.model.publication.SetCounts;
import org.countersign.model.publication.SetList;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Approval;
import org.countersign.model.request.ImportCounts;
import org.countersign.model.request.Operation;
import org.countersign.model.request.OperationKinds;
import org.countersign.model.request.Results;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Step;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.LookBodies;
import org.countersign.model.vault.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every record that is ever in a journal: written, read, and refused in any other spelling. */
class RecordsTest {
  private static final VaultLife LIFE = VaultLife.begun();
  private static final SoftKey KEY =
      new SoftKey(LIFE.vault.ada.spki(), LIFE.vault.ada.signing(), "release-2026");
  private static final TokenIdentity TOKEN = VaultLife.HSM;
  private static final Instant NOW = VaultFixture.START;
  private static final Difference DIFFERENCE =
      new Difference(Difference.Kind.KEY_UNKNOWN, TOKEN, "a:b", Map.of("label", "a", "id", ""));
  private static final Seen LOOK =
      Seen.at(
          TOKEN,
          Depth.FULL,
          true,
          List.of(
              new TokenObject(
                  "CKO_PUBLIC_KEY",
                  "a",
                  "0b",
                  Optional.of(KEY.spki()),
                  Optional.empty(),
                  "P-384",
                  Map.of("CKA_TOKEN", "true"))));

  static Stream<Object> records() {
    SoftCustodian ada = LIFE.vault.ada;
    Results.Attachment file = new Results.Attachment("ab".repeat(32), 3_000_000_000L, "text/plain");
    Results.CrlMade crl = LIFE.crl(KEY, 9_007_199_254_740_991L, List.of("0a", "ff"));
    Results.Document paper =
        new Results.Document(
            "distrust-notice",
            file,
            List.of(new Results.DocumentSignature("ada", ada.spki(), new byte[] {0, -1, 127})));
    SignedApproval approval = LIFE.vault.signed(ada, "cd".repeat(32), Approval.APPROVE);
    Stream<Object> others =
        Stream.of(
            new Bodies.Founded(
                1,
                "O'Neill \"& Söhne\" <Vault>",
                List.of(new Bodies.Founder(ada.person(), ada.credential(VaultFixture.ID))),
                VaultFixture.policy(1)),
            new Bodies.Started(
                "ab", List.of(TOKEN), List.of("policy"), Map.of(ada.spki().hex(), 7L)),
            new Bodies.Started("ab", List.of(), List.of(), Map.of()),
            new Bodies.Finished("ab", Canonical.tree(new Results.Done())),
            new Bodies.Failed("ab", "token.missing", List.of("x", "")),
            new Bodies.SessionOpened("00".repeat(32), new byte[] {1}, TOKEN),
            new Bodies.SessionClosed("idle"),
            Confirmation.stated("p", Step.TRUSTS_NEW, KEY.spki(), "seen"),
            Confirmation.seen("p", KEY.spki(), BigInteger.TEN.pow(40), "seen"),
            Confirmation.shown(
                "p", Step.DISTRUSTS_OLD, KEY.spki(), new Confirmation.File("a.pem", file), true),
            new Bodies.Cut(Long.MAX_VALUE >> 11, "ef".repeat(32)),
            approval,
            VaultLife.made(KEY.pair()),
            new Results.CertificateMade(new byte[0], List.of()),
            crl,
            file,
            paper,
            new Results.KeyChanged(List.of(crl), List.of(paper), List.of("a"), Optional.of(1L)),
            new Results.KeyChanged(List.of(), List.of(), List.of(), Optional.empty()),
            new Results.KeyGone(Map.of("CKA_SIGN", "true"), 2, "CKR_KEY_HANDLE_INVALID", 0),
            new Results.KeyErased(Map.of(), 1, Results.KeyErased.NO_PRIVATE_KEY, 0, "Maker Model"),
            LOOK,
            new Results.TokenSeen(file, 1, 1, List.of(DIFFERENCE)),
            new LookBodies.TokenLooked(TOKEN, new Results.TokenSeen(file, 1, 0, List.of())),
            new LookBodies.Disposed(TOKEN, DIFFERENCE.id(), "until June", NOW),
            LIFE.ready(TOKEN, 3),
            request());
    return Stream.concat(operations(), others);
  }

  static Stream<Object> operations() {
    SoftCustodian ada = LIFE.vault.ada;
    var plan = LIFE.plan(org.countersign.model.pki.CertificateProfile.ROOT, KEY, Optional.empty());
    return Stream.of(
        new Operation.GenerateKey("a", KeyAlgorithm.ED25519, TOKEN, "signs", NOW),
        new Operation.IssueRoot(KEY.spki(), plan),
        new Operation.IssueCertificate(KEY.spki(), KEY.spki(), plan),
        new Operation.IssueForCsr(KEY.spki(), KEY.spki(), new byte[] {4}, plan),
        new Operation.ImportCertificate(KEY.spki(), new byte[] {4}),
        new Operation.IssueCrl(KEY.spki()),
        new Operation.ActivateKey(KEY.spki()),
        new Operation.SuspendKey(KEY.spki()),
        new Operation.ReinstateKey(KEY.spki()),
        new Operation.RevokeKey(KEY.spki(), "superseded"),
        new Operation.RetireKey(KEY.spki()),
        VaultLife.emergency(KEY),
        new Operation.EmergencyRevoke(KEY.spki(), "keyCompromise", Optional.empty(), ""),
        new Operation.DestroyKey(KEY.spki()),
        new Operation.RotateKey(KEY.spki(), "next", KeyAlgorithm.EC_P384, TOKEN, "signs", NOW, NOW),
        new Operation.KeepKey(KEY.spki(), "evidence in court", NOW),
        new Operation.DistrustKey(KEY.spki(), "they called", Optional.of(NOW)),
        new Operation.DistrustKey(KEY.spki(), "they called", Optional.empty()),
        new Operation.TrustKeyAgain(KEY.spki(), "it was another"),
        new Operation.AddTrustPath(LIFE.path("kiosks", KEY)),
        new Operation.ChangeTrustPath(
            VaultLife.path("p", "release", "x", Optional.empty(), Optional.of("q"))),
        new Operation.RemoveTrustPath("p"),
        new Operation.ImportInventory(
            List.of("a.pem"),
            1,
            new Results.Attachment("ab".repeat(32), 12, Operation.ImportInventory.TYPE),
            new ImportCounts(1, 2, 3, 4, 5, 6, 7)),
        new Operation.IssuePublication(
            7,
            NOW,
            NOW.plusSeconds(1),
            List.of(KEY.spki()),
            "ab".repeat(32),
            new Results.Attachment("ab".repeat(32), 12, SetList.TYPE),
            new SetCounts(1, 2, 3, 4, 5)),
        new Operation.CloseFindings(List.of("f"), "taken into the HSM"),
        new Operation.CreateDomain(LIFE.domainOf("other", VaultFixture.policy(1))),
        new Operation.ChangeDomain("n", "", "ada", List.of("ben")),
        new Operation.ReviewDomain("all well\nsecond line"),
        new Operation.ChangePolicy(VaultFixture.policy(2)),
        new Operation.EnrolPerson(ada.person(), Optional.empty()),
        new Operation.EnrolPerson(ada.person(), Optional.of(ada.credential(VaultFixture.ID))),
        new Operation.RemovePerson("ada"),
        LIFE.commissionOf(TOKEN),
        new Operation.ReshareToken(TOKEN, 2, List.of("ada", "ben")),
        new Operation.ReconcileToken(TOKEN),
        new Operation.AdoptKey(KEY.spki(), "0a", "a", TOKEN, "signs", NOW),
        new Operation.DestroyFound(TOKEN, KEY.spki(), ""),
        new Operation.ResolveExecution("ab", true, "seen"),
        new Operation.StateTime(NOW));
  }

  private static Object request() {
    try {
      Operation operation = new Operation.ReviewDomain("");
      return new Proposal(operation, VaultLife.DOMAIN, "why not", "ada", false)
          .pinned(LIFE.vault.state(), NOW);
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordThatIsWrittenIsReadTheSame(Object written) throws Refused {
    JsonNode tree = Canonical.parse(Canonical.bytesOf(written));
    Object read = Canonical.read(tree, written.getClass());
    assertThat(Canonical.bytesOf(read)).isEqualTo(Canonical.bytesOf(written));
    assertThat(Canonical.hashOf(read)).isEqualTo(Canonical.hashOf(written));
  }

  @ParameterizedTest
  @MethodSource("records")
  void missingUnknownAndNullMembersAreRefused(Object written) throws Refused {
    for (String name : Canonical.tree(written).propertyNames()) {
      ObjectNode less = object(written);
      less.remove(name);
      assertThat(code(less, written)).as("without " + name).isEqualTo("json.member");
      ObjectNode nulled = object(written);
      nulled.putNull(name);
      boolean was = Canonical.tree(written).get(name).isNull();
      boolean optional = isOptional(written, name);
      assertThat(code(nulled, written))
          .as(name + " null")
          .isIn(was || optional ? List.of("allowed", "json.member") : List.of("json.member"));
    }
    ObjectNode more = object(written);
    more.put("surprise", 1);
    assertThat(code(more, written)).isEqualTo("json.member");
  }

  /** Whatever stands where: a refusal comes of it, never another exception. */
  @ParameterizedTest
  @MethodSource("records")
  void nothingButARefusalComesOfHostileMembers(Object written) throws Refused {
    hostile(object(written), object(written), written);
  }

  private void hostile(ObjectNode root, ObjectNode here, Object written) throws Refused {
    List<String> names = List.copyOf(root.propertyNames());
    for (String name : names) {
      JsonNode was = root.get(name);
      for (JsonNode evil : evil()) {
        root.set(name, evil);
        tolerate(root, written);
      }
      root.set(name, was);
      if (was instanceof ObjectNode inner) {
        for (String deep : List.copyOf(inner.propertyNames())) {
          JsonNode before = inner.get(deep);
          for (JsonNode evil : evil()) {
            inner.set(deep, evil);
            tolerate(root, written);
          }
          inner.set(deep, before);
        }
      }
    }
    assertThat(root).isEqualTo(here);
  }

  private static List<JsonNode> evil() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    ArrayNode nulls = make.arrayNode();
    nulls.addNull();
    ArrayNode texts = make.arrayNode();
    texts.add("x").add(1);
    ObjectNode nullMember = make.objectNode();
    nullMember.putNull("x");
    return List.of(
        make.nullNode(),
        make.numberNode(-1),
        make.numberNode(1L << 52),
        make.booleanNode(true),
        make.stringNode(""),
        make.stringNode("x".repeat(10_000)),
        make.stringNode("\u202egnp.exe"),
        make.stringNode("9999-12-31T23:59:59.999Z"),
        make.stringNode("AAAA"),
        nulls,
        texts,
        make.arrayNode(),
        make.objectNode(),
        nullMember);
  }

  private static void tolerate(JsonNode value, Object written) {
    try {
      Object read = Canonical.read(value, written.getClass());
      assertThat(Canonical.bytesOf(read)).isEqualTo(Canonical.bytes(value));
    } catch (Refused e) {
      assertThat(e.code()).isEqualTo("json.member");
    }
  }

  @Test
  void oneRecordHasOneSpelling() throws Refused {
    Person person = LIFE.vault.ada.person();
    List<String[]> wrong =
        List.of(
            new String[] {"name", "\" Ada\""},
            new String[] {"roles", "[\"OWNER\",\"CUSTODIAN\"]"},
            new String[] {"roles", "[\"CUSTODIAN\",\"CUSTODIAN\"]"},
            new String[] {"roles", "[0]"},
            new String[] {"roles", "[\"custodian\"]"},
            new String[] {"roles", "\"CUSTODIAN\""},
            new String[] {"contact", "7"});
    for (String[] change : wrong) {
      ObjectNode other = object(person);
      other.set(
          change[0], Canonical.parse(change[1].getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      assertThat(code(other, person)).as(change[1]).isEqualTo("json.member");
    }
    assertThat(
            new Person("ada", "Ada", "", List.of(Role.OWNER, Role.CUSTODIAN, Role.OWNER)).roles())
        .containsExactly(Role.CUSTODIAN, Role.OWNER);
  }

  @Test
  void everyOperationHasItsName() {
    List<String> named =
        operations().map(o -> OperationKinds.kindOf((Operation) o)).distinct().sorted().toList();
    List<String> all = new java.util.ArrayList<>();
    OperationKinds.all().forEach(all::add);
    assertThat(named).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void timesAreInMillisecondsAndFourDigitYears() {
    assertThat(Utc.format(Instant.parse("2026-11-21T18:03:11.4129Z")))
        .isEqualTo("2026-11-21T18:03:11.412Z");
    Instant far = Utc.parse("9999-12-31T23:59:59.999Z");
    assertThat(far.plus(Duration.ofDays(366))).isAfter(far);
    for (String wrong :
        List.of(
            "2026-11-21",
            "2026-11-21T18:03:11Z",
            "10000-01-01T00:00:00.000Z",
            "-001-01-01T00:00:00.000Z",
            "2026-02-30T00:00:00.000Z",
            "2026-11-21T18:03:60.000Z",
            "2026-11-21T18:03:11.412+00:00",
            "")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> Utc.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static boolean isOptional(Object written, String name) {
    for (var component : written.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        return component.getType() == Optional.class || component.getType() == JsonNode.class;
      }
    }
    throw new AssertionError(name);
  }

  private static ObjectNode object(Object written) throws Refused {
    return (ObjectNode) Canonical.parse(Canonical.bytesOf(written));
  }

  private static String code(JsonNode value, Object written) {
    return VaultFixture.code(() -> Canonical.read(value, written.getClass()));
  }
}
