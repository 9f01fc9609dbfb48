package org.countersign.model.intake;

import java.util.List;
import java.util.Set;

/**
 * What one file brings. What is wrong with one thing in it does not keep the others back: whoever
 * imports decides that.
 *
 * @param format what the file was read as: {@code PEM}, {@code PKCS#7}, {@code JWKS}, …; empty when
 *     it could not be told
 */
public record Reading(String format, List<Item> items, List<Problem> problems) {
  /** The store cannot be opened without a password, and none was given. */
  public static final String PASSWORD_NEEDED = "password-needed";

  /** The password that was given does not open the store, or the store has been changed. */
  public static final String PASSWORD_WRONG = "password-wrong";

  private static final Set<String> PASSWORDS = Set.of(PASSWORD_NEEDED, PASSWORD_WRONG);

  public Reading {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /** Whether asking for a password and reading once more may bring more. */
  public boolean asksForPassword() {
    return problems.stream().anyMatch(problem -> PASSWORDS.contains(problem.code()));
  }

  /**
   * Something that could not be read.
   *
   * @param told what of it could still be told, in the words of its format: {@code CN=Old CA,
   *     serial 04}; empty when nothing could
   * @param code key of its sentence: {@code intake.problem.<code>}
   * @param arguments of the sentence; the first, where there is one, is what it was taken for
   */
  public record Problem(Where where, String told, String code, List<Object> arguments) {
    public Problem {
      arguments = List.copyOf(arguments);
    }

    public Problem(Where where, String code, List<Object> arguments) {
      this(where, "", code, arguments);
    }
  }
}
