package org.countersign.model.failure;

/** What a PKCS#11 module or token refused, or where it is not what it should be. */
public abstract sealed class TokenFailure extends Failure {
  private static final long serialVersionUID = 1L;

  private TokenFailure(String code, Throwable cause, Object... arguments) {
    super("token." + code, cause, arguments);
  }

  /** The PIN was wrong. */
  public static final class WrongPin extends TokenFailure {
    private static final long serialVersionUID = 1L;

    /**
     * {@code left}: {@code many}, {@code few} or {@code one}, as the token's flags tell; {@code
     * unknown} where they do not.
     */
    public WrongPin(String label, String left) {
      super("wrong-pin." + left, null, label);
    }
  }

  /** The token accepts no PIN any more. */
  public static final class PinLocked extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public PinLocked(String label) {
      super("pin-locked", null, label);
    }
  }

  /** One wrong try would lock the token, so none is made. */
  public static final class FinalTry extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public FinalTry(String label) {
      super("final-try", null, label);
    }
  }

  /** The PIN is shorter or longer than the token takes. */
  public static final class PinLength extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public PinLength(String label, long least, long most) {
      super("pin-length", null, label, least, most);
    }
  }

  /** No slot holds the token of this label and serial. */
  public static final class TokenMissing extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public TokenMissing(String label, String serial) {
      super("missing", null, label, serial);
    }
  }

  /** A token of this label is there, but it is another one. */
  public static final class TokenExchanged extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public TokenExchanged(String label, String expectedSerial, String foundSerial) {
      super("exchanged", null, label, expectedSerial, foundSerial);
    }
  }

  /** A slot holds an initialised token where a blank one is needed. */
  public static final class NotBlank extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public NotBlank(String label, String serial) {
      super("not-blank", null, label, serial);
    }
  }

  /** The token is a signing token of the vault, which no one PIN opens. */
  public static final class SigningOnly extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public SigningOnly(String label) {
      super("signing", null, label);
    }
  }

  /** The token has a key of this label already, and none is ever overwritten. */
  public static final class LabelTaken extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public LabelTaken(String label, String keyLabel) {
      super("label-taken", null, label, keyLabel);
    }
  }

  /** The token has no key of this SPKI hash. */
  public static final class KeyMissing extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public KeyMissing(String label, String spki) {
      super("key-missing", null, label, spki);
    }
  }

  /** A new key's attributes are not what was asked for; it has been destroyed. */
  public static final class KeyNotAsAsked extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public KeyNotAsAsked(String label, String attribute, String found) {
      super("key-not-as-asked", null, label, attribute, found);
    }
  }

  /** A signature the token made does not verify in software. */
  public static final class SignatureWrong extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public SignatureWrong(String label, String spki) {
      super("signature-wrong", null, label, spki);
    }
  }

  /**
   * The token has no room, or is write-protected ({@code CKR_DEVICE_MEMORY}, {@code
   * CKR_TOKEN_WRITE_PROTECTED}, …).
   */
  public static final class CannotWrite extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public CannotWrite(String label, String ckr) {
      super("cannot-write", null, label, ckr);
    }
  }

  /** Any other return value. */
  public static final class TokenRefused extends TokenFailure {
    private static final long serialVersionUID = 1L;

    /** {@code ckr} as PKCS#11 names it: {@code CKR_DEVICE_ERROR}. */
    public TokenRefused(String label, String function, String ckr, Throwable cause) {
      super("refused", cause, label, function, ckr);
    }
  }

  /** The file is not a PKCS#11 module, or does not load or initialise. */
  public static final class ModuleUnusable extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public ModuleUnusable(String path, String why, Throwable cause) {
      super("module-unusable", cause, path, why);
    }
  }

  /** The module has not returned in time; what it was asked may still happen. */
  public static final class NotAnswering extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public NotAnswering(String label, String function, long seconds) {
      super("not-answering", null, label, function, seconds);
    }
  }
}
