package org.countersign.app.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;

/** Every question and notice there is, by name, so that a test can answer for the person. */
public interface Dialogs {
  /** An expected failure that has no place of its own on the screen. */
  void failure(Failure failure);

  /** Something nobody foresaw: logged, and shown with the code under which it is in the log. */
  void surprise(Throwable surprise);

  /** Whether typed work may be thrown away. */
  boolean confirmDiscard();

  /**
   * Whether to go on. Texts: {@code key.title}, {@code key.text} and {@code key.verb}, the last on
   * the button; the arguments are for the text.
   */
  boolean confirm(String key, Object... arguments);

  /** As {@link #confirm}, for what cannot be taken back: Enter alone does not answer yes. */
  boolean confirmFinal(String key, Object... arguments);

  /** Something to know, with one button. Texts: {@code key.title} and {@code key.text}. */
  void notice(String key, Object... arguments);

  /** An existing file. */
  Optional<Path> chooseFile(String titleKey, FileKind kind);

  /** Existing files, one or more; none when nothing was chosen. */
  List<Path> chooseFiles(String titleKey, FileKind kind);

  /** An existing folder. */
  Optional<Path> chooseFolder(String titleKey);

  /** A file to be written; one that exists is refused here, since nothing is ever overwritten. */
  Optional<Path> save(String titleKey, String suggestedName, FileKind kind);
}
