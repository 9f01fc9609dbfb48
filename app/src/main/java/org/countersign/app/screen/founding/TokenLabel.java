package org.countersign.app.screen.founding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Check;
import org.countersign.app.fx.form.Checks;

/** The label a blank token is given: at most 32 bytes (PKCS#11 2.40 §5.5, C_InitToken). */
final class TokenLabel {
  private static final int LONGEST = 32;

  static final Check<String> CHECK = Checks.name().and(TokenLabel::tooLong);

  private TokenLabel() {}

  /** {@code custodian Ada Brandt}, cut to what fits. */
  static String suggested(String name) {
    String label = Messages.text("founding.token.label.suggested", name.strip()).strip();
    while (bytes(label) > LONGEST) {
      label = label.substring(0, label.offsetByCodePoints(label.length(), -1)).strip();
    }
    return label;
  }

  private static Optional<String> tooLong(String label) {
    int bytes = bytes(label.strip());
    return bytes > LONGEST
        ? Optional.of(Messages.text("founding.token.label.too-long", bytes, LONGEST))
        : Optional.empty();
  }

  private static int bytes(String label) {
    return label.getBytes(StandardCharsets.UTF_8).length;
  }
}
