package org.countersign.app.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The only door to texts. A key's first part names its file: {@code keys.title} is in {@code
 * org/countersign/messages/keys.properties}, so a screen owns its texts and there is no list to
 * keep.
 *
 * <p>Every text is a {@link MessageFormat} pattern, also one without arguments; an apostrophe is
 * therefore written as ’. Plurals: <code>{0,choice,0#no paths|1#one path|1&lt;{0} paths}</code>.
 */
public final class Messages {
  private static final String FOLDER = "org.countersign.messages.";
  private static final int LONGEST_ARGUMENT = 300;

  private Messages() {}

  /**
   * Text composed by us, which is put in as it is; a plain String goes through {@link SafeText}.
   */
  public record Composed(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * The text of a key. String arguments are taken for what users, tokens and files say, and made
   * safe to show.
   *
   * @return {@code !key!} for a key that no bundle has; with assertions on, as in tests, it throws
   */
  public static String text(String key, Object... arguments) {
    return find(key, arguments).orElseGet(() -> missing(key));
  }

  /** Empty for a key that no bundle has. */
  public static Optional<String> find(String key, Object... arguments) {
    return bundle(key)
        .filter(bundle -> bundle.containsKey(key))
        .map(bundle -> format(bundle, key, arguments));
  }

  private static Optional<ResourceBundle> bundle(String key) {
    int dot = key.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResourceBundle.getBundle(FOLDER + key.substring(0, dot)));
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }

  private static String format(ResourceBundle bundle, String key, Object... arguments) {
    Object[] safe = new Object[arguments.length];
    for (int i = 0; i < safe.length; i++) {
      safe[i] = arguments[i] instanceof String s ? SafeText.of(s, LONGEST_ARGUMENT) : arguments[i];
    }
    return new MessageFormat(bundle.getString(key), locale(bundle)).format(safe);
  }

  /** Numbers are written in the language of the text, whatever the machine's is. */
  private static Locale locale(ResourceBundle bundle) {
    return bundle.getLocale() == null ? Locale.ROOT : bundle.getLocale();
  }

  private static String missing(String key) {
    if (Messages.class.desiredAssertionStatus()) {
      throw new MissingResourceException("no bundle has " + key, Messages.class.getName(), key);
    }
    return "!" + key + "!";
  }
}
