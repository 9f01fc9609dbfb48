package org.countersign.app.fx;

/** Leads from one screen to another. */
public interface Navigator {
  /** Opens the screen of this navigation id. */
  void open(String screen);

  /** Opens it and has it select the subject, as {@link View#select} takes it. */
  void open(String screen, String subject);
}
