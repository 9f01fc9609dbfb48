package org.countersign.app.screen.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.countersign.app.fx.Banner;
import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Tone;
import org.countersign.app.service.control.DualControl;
import org.countersign.app.text.DifferenceText;
import org.countersign.app.text.EvidenceFacts;
import org.countersign.model.Sha256;
import org.countersign.model.request.Approval;
import org.countersign.model.request.RequestStatus;
import org.countersign.model.request.Results;
import org.countersign.model.vault.RequestFile;

/** How it ended: what was made, the evidence, and where the files went. */
final class OutcomePane extends VBox {
  private static final int MOST_DIFFERENCES = 20;

  private final FactGrid facts = new FactGrid();

  OutcomePane(Standing standing, List<String> steps) {
    getStyleClass().add("outcome-pane");
    getChildren().add(headline(standing));
    standing.refusal().filter(no -> !no.comment().isBlank()).ifPresent(this::comment);
    standing.result().ifPresent(this::result);
    if (standing.execution() instanceof RequestFile.Finished finished) {
      facts.time("control.outcome.at", finished.at());
      facts.text("control.outcome.entry", String.valueOf(finished.seq()));
    } else if (standing.execution() instanceof RequestFile.Failed failed) {
      facts.time("control.outcome.at", failed.at());
      facts.text("control.outcome.entry", String.valueOf(failed.seq()));
      facts.mono("control.outcome.code", failed.failure().code());
    }
    standing.rows().forEach(this::person);
    getChildren().add(facts);
    if (!steps.isEmpty()) {
      getChildren().addAll(heading("control.outcome.steps"), new StepsPane(steps));
    }
  }

  /** Who said what, and when. */
  private void person(DualControl.Row row) {
    String raised =
        row.part() == DualControl.Part.RAISER ? "control.outcome.raised" : "control.outcome.signed";
    row.signedAt().ifPresent(at -> facts.text(raised, said(row, at)));
    row.refusedAt().ifPresent(at -> facts.text("control.outcome.refused", said(row, at)));
  }

  private static String said(DualControl.Row row, Instant at) {
    return Messages.text("control.outcome.said", row.name(), TimeText.exact(at));
  }

  private static Banner headline(Standing standing) {
    RequestStatus status = standing.progress().status();
    Tone tone =
        switch (status) {
          case EXECUTED -> Tone.GOOD;
          case FAILED -> Tone.DANGER;
          case EXECUTING, REFUSED, EXPIRED, LAPSED -> Tone.WARNING;
          case OPEN, APPROVED -> Tone.INFO;
        };
    return new Banner(tone, sentence(standing, status));
  }

  private static String sentence(Standing standing, RequestStatus status) {
    if (standing.execution() instanceof RequestFile.Failed failed) {
      String why =
          Messages.find(
                  "failure." + failed.failure().code(), failed.failure().arguments().toArray())
              .orElse(failed.failure().code());
      return Messages.text("control.ended.FAILED", new Messages.Composed(why));
    }
    String who =
        standing.rows().stream()
            .filter(row -> row.refusedAt().isPresent())
            .map(row -> row.name())
            .findFirst()
            .orElse("");
    return Messages.text("control.ended." + status, who);
  }

  private void comment(Approval no) {
    facts.text("control.outcome.comment", no.comment());
  }

  private void result(Object result) {
    switch (result) {
      case Results.KeyMade made -> key(made);
      case Results.CertificateMade made -> {
        facts.mono("control.outcome.sha256", Sha256.hex(made.der()));
        files(made.files());
      }
      case Results.KeyChanged changed -> changed(changed);
      case Results.KeyErased gone -> gone(gone);
      case Results.TokenSeen seen -> seen(seen);
      case Results.TokenReady ready -> ready(ready);
      case Results.SetMade made ->
          facts.mono("control.outcome.sha256", made.manifest().attachment());
      default -> {}
    }
  }

  private void key(Results.KeyMade made) {
    facts.mono("control.fact.key", made.spki().hex());
    facts.text("control.outcome.algorithm", made.algorithm().display());
    facts.text("control.outcome.token", made.token().label() + " · " + made.token().serial());
    facts.mono("control.outcome.id", made.ckaId());
    facts.text("control.outcome.read-back", EvidenceFacts.attributes(made.attributes()));
  }

  private void changed(Results.KeyChanged changed) {
    changed
        .millis()
        .ifPresent(ms ->
            facts.text(
                "control.outcome.millis",
                Messages.text(
                    "control.outcome.millis.text",
                    new Messages.Composed(TimeText.length(Duration.ofMillis(ms))),
                    String.valueOf(ms))));
    for (Results.CrlMade crl : changed.crls()) {
      facts.text(
          "control.outcome.crl",
          Messages.text(
              "control.outcome.crl.text",
              String.valueOf(crl.number()),
              crl.serials().size(),
              TimeText.minute(crl.nextUpdate())));
    }
    for (Results.Document document : changed.documents()) {
      facts.text(
          "control.outcome.document",
          Messages.find("control.document." + document.kind()).orElse(document.kind()));
    }
    files(changed.files());
  }

  private void gone(Results.KeyErased gone) {
    EvidenceFacts.add(facts, gone);
  }

  private void seen(Results.TokenSeen seen) {
    facts.text(
        "control.outcome.looked",
        Messages.text("control.outcome.looked.text", seen.objects(), seen.count()));
    seen.differences().stream()
        .limit(MOST_DIFFERENCES)
        .forEach(one -> facts.text("control.outcome.difference", DifferenceText.sentence(one)));
    if (seen.count() > MOST_DIFFERENCES) {
      facts.text(
          "control.outcome.difference",
          Messages.text("control.outcome.more", seen.count() - MOST_DIFFERENCES));
    }
  }

  private void ready(Results.TokenReady ready) {
    facts.text("control.outcome.token", ready.token().label() + " · " + ready.token().serial());
    facts.text(
        "control.outcome.split",
        Messages.text("control.outcome.split.text", ready.k(), ready.shares().size()));
    facts.text("control.outcome.generation", String.valueOf(ready.generation()));
    facts.mono("control.outcome.module", ready.module());
  }

  private void files(List<String> files) {
    List<Path> paths = files.stream().map(Path::of).toList();
    Optional<Path> folder =
        paths.stream().map(Path::getParent).filter(Objects::nonNull).reduce(OutcomePane::common);
    folder.ifPresent(path -> facts.mono("control.outcome.folder", path.toString()));
    for (Path path : paths) {
      facts.mono(
          "control.outcome.file",
          folder.map(above -> above.relativize(path)).orElse(path).toString());
    }
  }

  private static Path common(Path one, Path other) {
    Path above = one;
    while (above.getParent() != null && !other.startsWith(above)) {
      above = above.getParent();
    }
    return above;
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("h3");
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
