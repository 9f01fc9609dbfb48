package org.countersign.app.screen.audit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.countersign.app.service.audit.AuditExport;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.audit.Scope;
import org.countersign.model.audit.SignedNote;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Level;
import org.countersign.model.vault.RecordedExport;

/** What is to be exported, since which checkpoint, and where to. */
final class ExportChoice {
  /** A checkpoint that somebody kept, and the file it was in. */
  record Given(Path file, SignedNote note) {}

  private final Vault vault;
  private final AuditExport export;
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.CONFIDENTIAL);
  private final ObjectProperty<String> domain = new SimpleObjectProperty<>(SigningDomain.VAULT);
  private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
  private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
  private final ObjectProperty<LocalDate> until = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<Path>> target =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Given>> given =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ExportChoice(Vault vault, AuditExport export) {
    this.vault = vault;
    this.export = export;
  }

  /** The vault’s domains; the empty id for all. */
  List<String> domains() {
    return vault.read(state -> state.domains().all().stream().map(SigningDomain::id).toList());
  }

  String nameOf(String id) {
    return vault.read(state -> state.domains().find(id).map(SigningDomain::name).orElse(id));
  }

  /** The last export that somebody can have, if there was one. */
  Optional<RecordedExport> lastExport() {
    return export.last();
  }

  /** Where the newest export was to be, if it is on record and its bundle never got its name. */
  Optional<Path> cutOff() {
    return export.cutOff();
  }

  /** What was chosen; throws IllegalArgumentException where it is no scope. */
  Scope scope() {
    Period chosen = period.get();
    if (chosen == Period.OWN) {
      return new Scope(
          level.get(),
          domain.get(),
          Optional.ofNullable(from.get()).map(Period::start),
          Optional.ofNullable(until.get()).map(day -> Period.start(day.plusDays(1))));
    }
    return new Scope(
        level.get(),
        domain.get(),
        chosen.from(today(), lastExport().map(RecordedExport::at)),
        chosen.until(today()));
  }

  /** A name for the bundle: the program’s and the day’s. */
  String suggestedName() {
    return "countersign-audit-" + today();
  }

  private LocalDate today() {
    return vault.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Takes a checkpoint that somebody kept. */
  void give(Path file, SignedNote note) {
    given.set(Optional.of(new Given(file, note)));
  }

  ObjectProperty<Level> levelProperty() {
    return level;
  }

  ObjectProperty<String> domainProperty() {
    return domain;
  }

  ObjectProperty<Period> periodProperty() {
    return period;
  }

  ObjectProperty<LocalDate> fromProperty() {
    return from;
  }

  ObjectProperty<LocalDate> untilProperty() {
    return until;
  }

  ObjectProperty<Optional<Path>> targetProperty() {
    return target;
  }

  ReadOnlyObjectProperty<Optional<Given>> givenProperty() {
    return given.getReadOnlyProperty();
  }
}
