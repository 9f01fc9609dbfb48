package org.countersign.app.screen.keys;

import java.util.stream.Collectors;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.inventory.HistoryEvent;
import org.countersign.app.text.FindingText;
import org.countersign.model.pki.CrlFinding;
import org.countersign.model.rotation.Confirmation;
import org.countersign.model.rotation.Confirmed;
import org.countersign.model.rotation.Proof;
import org.countersign.model.vault.CrlObservation;
import org.countersign.model.vault.ObservedCrl;

/** What single people have said of a key, in words. */
final class HistoryText {
  private HistoryText() {}

  /** That a trust path has taken a step, or has not after all. */
  static String sentence(HistoryEvent.Said said) {
    Confirmation what = said.confirmed().what();
    boolean back = what.proof() == Proof.WITHDRAWN;
    return Messages.text(
        back ? "keys.history.taken-back" : "keys.history.said",
        said.path(),
        new Messages.Composed(Messages.text(ConfirmForms.label(what.step()))),
        what.crlNumber().orElse(""),
        what.crlNumber().isPresent() ? 1 : 0);
  }

  static Badge badge(Confirmed confirmed) {
    return switch (confirmed.what().proof()) {
      case MACHINE_VERIFIED -> Badge.MACHINE_VERIFIED;
      case STATED -> Badge.STATED;
      case WITHDRAWN -> Badge.NOT_CONFIRMED;
    };
  }

  /** What was said, and the file that came with it. */
  static String words(Confirmed confirmed) {
    String words = confirmed.what().words();
    return confirmed
        .what()
        .file()
        .map(file ->
            Messages.text(
                confirmed.byMachine() ? "keys.history.file" : "keys.history.file-words",
                file.name(),
                file.content().attachment().substring(0, 16),
                words))
        .orElse(words);
  }

  /** That a list of the key was seen as it is published. */
  static String sentence(ObservedCrl crl) {
    CrlObservation seen = crl.observation();
    return Messages.text(
        seen.matches() ? "keys.history.list" : "keys.history.list-differs",
        seen.number().isEmpty() ? "–" : seen.number(),
        seen.source());
  }

  static Badge badge(ObservedCrl crl) {
    return crl.observation().matches() ? Badge.CHECK_GOOD : Badge.CHECK_BAD;
  }

  /** What is not as it has to be. */
  static String wrong(ObservedCrl crl) {
    return crl.observation().findings().stream()
        .filter(CrlFinding::spoils)
        .map(FindingText::sentence)
        .collect(Collectors.joining(" "));
  }
}
