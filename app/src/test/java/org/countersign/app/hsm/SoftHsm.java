package org.countersign.app.hsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;

/**
 * A real SoftHSM with no token in it, for one test class at a time: the module belongs to the whole
 * process, so the next {@link #fresh()} takes it over and deletes what was there. Tokens are
 * initialised by our own code.
 *
 * <p>SoftHSM 2.6 looks at its token directory only when it is initialised. A directory that has
 * been moved away makes its token fail, as a pulled one does; one that has come back is seen only
 * after C_Finalize and C_Initialize, which only a test may do.
 */
public final class SoftHsm {
  /** The PINs {@link #token(String)} gives; everyone who wants them wiped takes a clone. */
  public static final String SO_PIN = "so-87654321";

  public static final String USER_PIN = "user-123456";

  private static final List<Path> MODULES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
          Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
          Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

  private final Path module;
  private final Path home;

  private SoftHsm(Path module, Path home) {
    this.module = module;
    this.home = home;
  }

  /** SoftHSM, empty. */
  public static SoftHsm fresh() {
    String configuration = System.getenv("SOFTHSM2_CONF");
    if (configuration == null) {
      throw new IllegalStateException(
          "SOFTHSM2_CONF is not set: run the tests with Maven, or set it");
    }
    Path module =
        MODULES.stream()
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("SoftHSM is not installed"));
    SoftHsm hsm = new SoftHsm(module, Path.of(configuration).getParent());
    hsm.restart(() -> {
      delete(hsm.home);
      hsm.configure(hsm.tokens());
      Files.createDirectories(hsm.away());
    });
    return hsm;
  }

  /** Writes the configuration that the next C_Initialize of any SoftHSM reads. */
  public void configure(Path tokens) throws IOException {
    Files.createDirectories(tokens);
    Files.writeString(
        home.resolve("softhsm2.conf"),
        """
        directories.tokendir = %s
        objectstore.backend = file
        log.level = ERROR
        slots.removable = false
        """
            .formatted(tokens));
  }

  /** The module's path. */
  public Path module() {
    return module;
  }

  /** The configuration file, for tools that are told of it by SOFTHSM2_CONF. */
  public Path configuration() {
    return home.resolve("softhsm2.conf");
  }

  /** The directory that holds a directory a token. */
  public Path tokens() {
    return home.resolve("tokens");
  }

  /** A port on this module alone. */
  public Pkcs11TokenPort port() {
    return new Pkcs11TokenPort(List.of(module), Patience.USUAL, Watcher.NONE);
  }

  /** The slot SoftHSM always has free for one more token. */
  public SlotView blankSlot() {
    try (Pkcs11TokenPort port = port()) {
      return port.look().getFirst().slots().stream()
          .filter(slot -> slot.token().filter(token -> !token.initialised()).isPresent())
          .findFirst()
          .orElseThrow();
    }
  }

  /** A new token with the PINs of this class. */
  public TokenIdentity token(String label) {
    return token(label, SO_PIN.toCharArray(), USER_PIN.toCharArray());
  }

  /** A new token. */
  public TokenIdentity token(String label, char[] soPin, char[] userPin) {
    try (Pkcs11TokenPort port = port()) {
      return port.initialise(blankSlot(), label, soPin, userPin);
    } catch (TokenFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Moves the token's files away: from now on it fails. */
  public void pull(TokenIdentity token) {
    move(directory(tokens(), token), away());
  }

  /** Brings them back. All logins of all tokens end. */
  public void putBack(TokenIdentity token) {
    restart(() -> move(directory(away(), token), tokens()));
  }

  /** The directory of a token's files. */
  public Path directory(TokenIdentity token) {
    return directory(tokens(), token);
  }

  /**
   * Sets and clears flags of CK_TOKEN_INFO in the token's file, for SoftHSM counts no tries and
   * locks nothing: CKA_OS_TOKENFLAGS (0x8000534B), kind 2 (a number), value; the count in front
   * makes SoftHSM read the file again.
   */
  public void flags(TokenIdentity token, long set, long clear) {
    Path file = directory(token).resolve("token.object");
    try {
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
      for (int at = Long.BYTES; at <= content.limit() - 3 * Long.BYTES; at++) {
        if (content.getLong(at) == 0x8000534BL && content.getLong(at + Long.BYTES) == 2) {
          int value = at + 2 * Long.BYTES;
          content.putLong(value, (content.getLong(value) | set) & ~clear);
          content.putLong(0, content.getLong(0) + 1);
          Files.write(file, content.array());
          return;
        }
      }
      throw new IllegalStateException("no flags in " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets a yes-or-no attribute of the first private key in its object's file, which SoftHSM does
   * not protect: type, kind 1 (a boolean), value in one byte; the count in front makes SoftHSM read
   * the file again.
   */
  public void flag(TokenIdentity token, long attribute, boolean value) throws IOException {
    try (Stream<Path> files = Files.list(directory(token))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".object")).toList()) {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        int at = flag(content, attribute);
        if (isPrivateKey(content) && at > 0) {
          content.put(at, (byte) (value ? 1 : 0));
          content.putLong(0, content.getLong(0) + 1);
          Files.write(file, content.array());
          return;
        }
      }
    }
    throw new IllegalStateException("no private key on " + token);
  }

  /** CKA_CLASS (0), kind 2 (a number), CKO_PRIVATE_KEY. */
  private static boolean isPrivateKey(ByteBuffer content) {
    for (int at = Long.BYTES; at <= content.limit() - 3 * Long.BYTES; at++) {
      if (content.getLong(at) == 0
          && content.getLong(at + Long.BYTES) == 2
          && content.getLong(at + 2 * Long.BYTES) == Ck.CKO_PRIVATE_KEY) {
        return true;
      }
    }
    return false;
  }

  private static int flag(ByteBuffer content, long attribute) {
    for (int at = Long.BYTES; at <= content.limit() - 2 * Long.BYTES - 1; at++) {
      if (content.getLong(at) == attribute && content.getLong(at + Long.BYTES) == 1) {
        return at + 2 * Long.BYTES;
      }
    }
    return -1;
  }

  /** C_Finalize, something in between, C_Initialize: as if the process had been started anew. */
  public void restart(Change between) {
    finish(module);
    try {
      between.run();
      Cryptoki ignored = Cryptoki.load(module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TokenFailure e) {
      throw new IllegalStateException(e);
    }
  }

  private Path away() {
    return home.resolve("away");
  }

  /** SoftHSM writes the serial, in plain, into token.object. */
  private static Path directory(Path in, TokenIdentity token) {
    try (Stream<Path> directories = Files.list(in)) {
      return directories
          .filter(directory -> content(directory.resolve("token.object")).contains(token.serial()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no token " + token + " in " + in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path directory, Path into) {
    try {
      Files.move(directory, into.resolve(directory.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * {@code CK_RV C_Finalize(CK_VOID_PTR pReserved)}; one that was not initialised refuses, which is
   * fine.
   */
  @SuppressWarnings("restricted") // tests need what the console must not have
  private static void finish(Path module) {
    MemorySegment address =
        SymbolLookup.libraryLookup(module, Arena.global()).find("C_Finalize").orElseThrow();
    try {
      long ignored =
          (long)
              Linker.nativeLinker()
                  .downcallHandle(
                      address, FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS))
                  .invokeExact(MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** What happens while the module is down. */
  public interface Change {
    void run() throws IOException;
  }
}
