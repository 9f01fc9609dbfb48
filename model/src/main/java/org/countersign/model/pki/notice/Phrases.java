package org.countersign.model.pki.notice;

/** Where the sentences of a notice come from: a message bundle, so that they can be translated. */
public interface Phrases {

  /**
   * The text of a key, {@code notices.…}, with its arguments put in.
   *
   * @param arguments text, or what {@code toString} makes text of; times are already spelt out
   */
  String text(String key, Object... arguments);
}
