package org.countersign.app.fx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.model.failure.Failure;

/** Answers for the person, and remembers what was asked. */
public final class RecordingDialogs implements Dialogs {
  /** What was shown, in order: {@code failure token.missing}, {@code confirm keys.drop}, … */
  public final List<String> shown = new ArrayList<>();

  /** The last surprise, to look into when a test did not expect one. */
  public Optional<Throwable> surprise = Optional.empty();

  /** What every question is answered with. */
  public boolean answer = true;

  /** What every file dialog gives. */
  public Optional<Path> file = Optional.empty();

  @Override
  public void failure(Failure failure) {
    shown.add("failure " + failure.code());
  }

  @Override
  public void surprise(Throwable surprise) {
    this.surprise = Optional.of(surprise);
    shown.add("surprise " + surprise);
  }

  @Override
  public boolean confirmDiscard() {
    shown.add("confirmDiscard");
    return answer;
  }

  @Override
  public boolean confirm(String key, Object... arguments) {
    return asked("confirm", key, arguments);
  }

  @Override
  public boolean confirmFinal(String key, Object... arguments) {
    return asked("confirmFinal", key, arguments);
  }

  private boolean asked(String how, String key, Object... arguments) {
    shown.add(how + " " + key);
    // The texts have to be there in a test too.
    Messages.text(key + ".title", arguments);
    Messages.text(key + ".text", arguments);
    Messages.text(key + ".verb");
    return answer;
  }

  @Override
  public void notice(String key, Object... arguments) {
    shown.add("notice " + key);
    Messages.text(key + ".title", arguments);
    Messages.text(key + ".text", arguments);
  }

  @Override
  public Optional<Path> chooseFile(String titleKey, FileKind kind) {
    shown.add("chooseFile " + Messages.text(titleKey));
    return file;
  }

  @Override
  public List<Path> chooseFiles(String titleKey, FileKind kind) {
    shown.add("chooseFiles " + Messages.text(titleKey));
    return file.map(List::of).orElse(List.of());
  }

  @Override
  public Optional<Path> chooseFolder(String titleKey) {
    shown.add("chooseFolder " + Messages.text(titleKey));
    return file;
  }

  @Override
  public Optional<Path> save(String titleKey, String suggestedName, FileKind kind) {
    shown.add("save " + Messages.text(titleKey) + " " + suggestedName);
    return file;
  }
}
