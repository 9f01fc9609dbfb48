package org.countersign.model.pki.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Utc;
import org.countersign.model.pki.Hidden;
import org.countersign.model.words.PgpWords;

/**
 * Puts a notice together: UTF-8, LF, and the same bytes for the same facts and phrases. Prose is
 * wrapped; what must be exact stands on a line of its own and goes round the phrases untouched.
 * Nobody parses a notice: the journal holds the facts.
 */
final class NoticeText {
  private static final int COLUMNS = 78;
  private static final int MOST_CHARACTERS = 1024;
  private static final int HASH_BYTES_IN_WORDS = 8;

  private final StringBuilder text = new StringBuilder();
  private final Phrases phrases;

  /**
   * Begins a notice.
   *
   * @param kind the same in every language, as is the whole first line: {@code countersign notice/1
   *     distrust}
   */
  NoticeText(Phrases phrases, String kind, boolean drill) {
    this.phrases = phrases;
    text.append("countersign notice/1 ").append(kind).append(drill ? " DRILL\n\n" : "\n\n");
    if (drill) {
      paragraph("drill");
    }
  }

  void title(String key) {
    String title = phrases.text("notices." + key);
    text.append(title).append('\n');
    text.append("=".repeat(title.codePointCount(0, title.length()))).append("\n\n");
  }

  void paragraph(String key, Object... arguments) {
    int column = 0;
    for (String word : phrases.text("notices." + key, arguments).strip().split("\\s+", -1)) {
      int length = word.codePointCount(0, word.length());
      if (column > 0 && column + 1 + length > COLUMNS) {
        text.append('\n');
        column = 0;
      }
      text.append(column > 0 ? " " : "").append(word);
      column += length + (column > 0 ? 1 : 0);
    }
    text.append("\n\n");
  }

  /** A line {@code Label: value}. Nothing for an empty value. */
  void field(String key, String value) throws Refused {
    if (!value.isEmpty()) {
      text.append(phrases.text("notices.field." + key)).append(": ");
      text.append(checked(value)).append('\n');
    }
  }

  void field(String key, Instant at) throws Refused {
    field(key, Utc.format(at));
  }

  void field(String key, Optional<Instant> at) throws Refused {
    if (at.isPresent()) {
      field(key, at.get());
    }
  }

  void space() {
    text.append('\n');
  }

  /** The lines that every notice has. */
  void facts(NoticeFacts facts) throws Refused {
    field("key", facts.key().hex());
    field("label", facts.label());
    field("reason", facts.reason().display());
    field("invalid-since", facts.invalidSince());
    field("incident", facts.incident());
    field("vault", facts.vault());
    field("made", facts.at());
    space();
    for (CertificateName certificate : facts.certificates()) {
      field("serial", certificate.serial().toString(16).toLowerCase(Locale.ROOT));
      field("issuer", certificate.issuer());
      field("fingerprint", certificate.sha256());
      space();
    }
    approvals(facts);
  }

  private void approvals(NoticeFacts facts) throws Refused {
    field("request", facts.requestHash());
    field("request-words", words(facts.requestHash()));
    for (NoticeFacts.Signatory signatory : facts.approvals()) {
      field("approved-by", checked(signatory.name()) + ", " + Utc.format(signatory.at()));
    }
    space();
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String words(String hash) throws Refused {
    try {
      return String.join(" ", PgpWords.ofHex(hash).subList(0, HASH_BYTES_IN_WORDS));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Refused("notice.request-hash", hash);
    }
  }

  /** A line end in a name would make a line of its own, which nobody approved. */
  private static String checked(String value) throws Refused {
    if (value.length() > MOST_CHARACTERS) {
      throw new Refused("notice.too-long", value.length(), MOST_CHARACTERS);
    }
    Optional<String> hidden = Hidden.first(value);
    if (hidden.isPresent()) {
      throw new Refused("notice.characters", hidden.get());
    }
    return value;
  }
}
