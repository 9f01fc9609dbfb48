package org.countersign.app.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.Header;
import org.countersign.model.key.Spki;
import org.countersign.model.request.OperationKinds;
import org.countersign.model.vault.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which entries are evidence for which control, and which are not. */
class EvidenceTest {
  private static final long SEQ = 41;
  private static final String OPERATION = "op:";

  /** Kinds that every journal entry is evidence as, and no other way: they say nothing alone. */
  private static final Set<String> ONLY_AS_RECORD = Set.of(Kinds.RAISED);

  /**
   * To take a distrust back contains and ends nothing: that two people did is shown as approved.
   */
  private static final Set<String> ONLY_AS_APPROVED = Set.of("watched.trust-again");

  private static Stream<Control.Identifier> identifiers() {
    return Arrays.stream(Control.values()).flatMap(control -> control.identifiers().stream());
  }

  @ParameterizedTest
  @MethodSource("identifiers")
  void anEntryOfEachKindThatIsLookedForIsFoundAndNamed(Control.Identifier identifier) {
    for (String what : identifier.evidence()) {
      Evidence evidence = what.startsWith(OPERATION) ? carriedOut(what) : entry(what, false, true);
      Evidence.Found found = found(evidence, identifier);
      assertThat(found.count()).as(what).isEqualTo(1);
      if (!what.equals(Control.Identifier.ALL)) {
        assertThat(found.newest())
            .extracting(Evidence.Shown::seq, Evidence.Shown::what)
            .as(what)
            .containsExactly(tuple(SEQ, what.replace(OPERATION, "")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("identifiers")
  void anIdentifierWithoutAnEntryOfItsKindsHasNone(Control.Identifier identifier) {
    assertThat(found(new Evidence(Map.of()), identifier).count()).isZero();
    if (!identifier.evidence().contains(Control.Identifier.ALL)) {
      assertThat(found(entry(Kinds.RAISED, false, true), identifier).count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Control.class)
  void whatIsLookedForExists(Control control) throws Exception {
    Set<String> known = new HashSet<>(entryKinds());
    operations().forEach(one -> known.add(OPERATION + one));
    known.add(Control.Identifier.ALL);
    for (Control.Identifier one : control.identifiers()) {
      assertThat(known).containsAll(one.evidence());
      assertThat(one.evidence()).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyKindOfEntryAndEveryOperationIsEvidenceForSomething() throws Exception {
    Set<String> named =
        identifiers().flatMap(one -> one.evidence().stream()).collect(Collectors.toSet());
    Set<String> kinds = new TreeSet<>(entryKinds());
    kinds.removeAll(named);
    assertThat(kinds).isEqualTo(ONLY_AS_RECORD);
    Set<String> operations = new TreeSet<>(operations());
    operations.removeIf(one -> named.contains(OPERATION + one));
    assertThat(operations).isEqualTo(ONLY_AS_APPROVED);
  }

  @Test
  void backupsRehearsalsAndRestoresAreEvidenceForPrDs11() {
    Control.Identifier backup = Control.BACKUP.identifiers().getFirst();
    assertThat(backup.id()).isEqualTo("PR.DS-11");
    assertThat(found(entry(Kinds.BACKUP_MADE, false, true), backup).count()).isEqualTo(1);
    assertThat(found(entry(Kinds.BACKUP_DRILLED, true, true), backup).count()).isEqualTo(1);
    assertThat(found(entry(Kinds.RESTORED, false, true), backup).count()).isEqualTo(1);
  }

  @Test
  void aRehearsalThatFailedShowsNothingAndIsToldOf() {
    for (Control control : List.of(Control.BACKUP, Control.EMERGENCY)) {
      for (Control.Identifier one : control.identifiers()) {
        if (one.evidence().contains(Kinds.BACKUP_DRILLED)) {
          Evidence.Found found = found(entry(Kinds.BACKUP_DRILLED, true, false), one);
          assertThat(found.count()).isZero();
          assertThat(found.failed()).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Kinds.APPROVED, Kinds.FINISHED})
  void aDrillIsCountedApart(String kind) {
    for (Control control : Control.values()) {
      for (Control.Identifier one : control.identifiers()) {
        Evidence.Found found = found(entry(kind, true, true), one);
        assertThat(found.count()).isZero();
        assertThat(found.drills()).isEqualTo(one.isShownBy(Set.of(kind)) ? 1 : 0);
      }
    }
  }

  private static Evidence.Found found(Evidence evidence, Control.Identifier identifier) {
    return Arrays.stream(Control.values())
        .filter(control -> control.identifiers().contains(identifier))
        .map(control -> evidence.of(control).get(identifier))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence carriedOut(String operation) {
    Evidence evidence = new Evidence(Map.of(SEQ, operation.replace(OPERATION, "")));
    evidence.take(made(Kinds.FINISHED, false, true));
    return evidence;
  }

  private static Evidence entry(String kind, boolean drill, boolean restorable) {
    Evidence evidence = new Evidence(Map.of());
    evidence.take(made(kind, drill, restorable));
    return evidence;
  }

  private static Entry made(String kind, boolean drill, boolean restorable) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("restorable", restorable);
    Header header =
        new Header(
            Header.VERSION,
            "11111111-2222-4333-8444-555555555555",
            SEQ,
            Instant.parse("2026-11-21T18:03:11.412Z"),
            kind,
            "ada",
            new Spki("ab".repeat(32)),
            "",
            "public",
            "00".repeat(32),
            drill);
    return new Entry(header, new byte[Entry.SALT], body, List.of());
  }

  private static List<String> operations() {
    return StreamSupport.stream(OperationKinds.all().spliterator(), false).toList();
  }

  private static List<String> entryKinds() throws IllegalAccessException {
    List<String> kinds = new ArrayList<>();
    for (Field field : Kinds.class.getFields()) {
      kinds.add((String) field.get(null));
    }
    return kinds;
  }
}
