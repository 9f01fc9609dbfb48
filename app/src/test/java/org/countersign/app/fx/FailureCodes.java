package org.countersign.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.failure.TokenFailure;

/** The codes of failures, as the source code writes them. */
final class FailureCodes {
  private record Family(String prefix, Pattern made) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family("", Pattern.compile("new Refused\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]")),
          new Family("store.", Pattern.compile("new StoreFailed\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]")),
          new Family(
              "quorum.", Pattern.compile("new QuorumNotMet\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]")),
          new Family(
              "journal.",
              Pattern.compile("new JournalBroken\\(\\s*[^\";]*?,\\s*\"([a-z0-9.-]+)\"\\s*[,)]")));

  private FailureCodes() {}

  static List<String> in(String source) {
    List<String> codes = new ArrayList<>();
    for (Family family : FAMILIES) {
      Matcher matcher = family.made().matcher(source);
      while (matcher.find()) {
        codes.add(family.prefix() + matcher.group(1));
      }
    }
    return codes;
  }

  /** One of each, of a token labelled HSM-7. */
  static List<TokenFailure> tokenFailures() {
    String label = "HSM-7";
    return List.of(
        new TokenFailure.WrongPin(label, "many"),
        new TokenFailure.WrongPin(label, "few"),
        new TokenFailure.WrongPin(label, "one"),
        new TokenFailure.WrongPin(label, "unknown"),
        new TokenFailure.PinLocked(label),
        new TokenFailure.FinalTry(label),
        new TokenFailure.PinLength(label, 4, 8),
        new TokenFailure.TokenMissing(label, "4711"),
        new TokenFailure.TokenExchanged(label, "4711", "4712"),
        new TokenFailure.NotBlank(label, "4711"),
        new TokenFailure.LabelTaken(label, "release-2026"),
        new TokenFailure.KeyMissing(label, "9f86d081"),
        new TokenFailure.KeyNotAsAsked(label, "CKA_EXTRACTABLE", "true"),
        new TokenFailure.SignatureWrong(label, "9f86d081"),
        new TokenFailure.CannotWrite(label, "CKR_DEVICE_MEMORY"),
        new TokenFailure.TokenRefused(label, "C_Sign", "CKR_DEVICE_ERROR", null),
        new TokenFailure.ModuleUnusable(label + ".so", "it is a text file", null),
        new TokenFailure.NotAnswering(label, "C_Sign", 30));
  }
}
