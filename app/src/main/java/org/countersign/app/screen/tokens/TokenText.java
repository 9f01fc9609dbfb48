package org.countersign.app.screen.tokens;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.app.service.memory.HeadWords;
import org.countersign.app.service.memory.Standing;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;

/** The words for a row. */
final class TokenText {
  private TokenText() {}

  static String label(TokenRow row) {
    return row.identity()
        .map(TokenIdentity::label)
        .orElseGet(() -> Messages.text("tokens.presence." + word(row.presence())));
  }

  static String serial(TokenRow row) {
    return row.identity().map(TokenIdentity::serial).orElse("");
  }

  static String use(TokenRow row) {
    return Messages.text("tokens.use." + word(row.use()), row.whose());
  }

  static String module(TokenRow row) {
    Path name = row.module().isEmpty() ? null : Path.of(row.module()).getFileName();
    return name == null ? "" : name.toString();
  }

  static String slot(TokenRow row) {
    return row.slot().map(SlotView::description).orElse("");
  }

  static Badge presence(TokenRow row) {
    return switch (row.presence()) {
      case PRESENT -> Badge.TOKEN_OK;
      case BLANK -> Badge.TOKEN_BLANK;
      case EMPTY, MISSING -> Badge.TOKEN_ABSENT;
      case EXCHANGED -> Badge.TOKEN_DIFFERENT;
      case UNUSABLE -> Badge.TOKEN_NOT_ANSWERING;
    };
  }

  @SuppressWarnings("NullAway") // a table's state column takes null for none
  static Badge pin(TokenRow row) {
    return row.slot()
        .flatMap(SlotView::token)
        .filter(SlotView.TokenView::initialised)
        .map(token -> Badge.ofPin(token.userPin().name()))
        .orElse(null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The head a token remembers, as far as is known: only who has its PIN can ask it. */
  static String remembers(Optional<Standing> memory) {
    return memory
        .flatMap(Standing::head)
        .map(head ->
            Messages.text(
                "tokens.remembers.value",
                head.size(),
                HeadWords.of(head.root()),
                HeadWords.day(head.at())))
        .orElseGet(() -> Messages.text("tokens.remembers.unknown"));
  }
}
