package org.countersign.app.service.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.countersign.model.backup.BackupHeader;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenPort;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareEnvelope;

/**
 * A backup file and the shares of those of its holders who have come. A token is open only for as
 * long as its share is taken out. Closing it wipes the shares.
 */
public final class OpenBackup implements AutoCloseable {
  private static final int LONGEST_HEADER = 4 << 20;

  private final Path file;
  private final byte[] headerBytes;
  private final BackupHeader header;
  private final TokenPort tokens;
  private final Map<String, PinShare> shares = new LinkedHashMap<>();

  private OpenBackup(Path file, byte[] headerBytes, BackupHeader header, TokenPort tokens) {
    this.file = file;
    this.headerBytes = headerBytes;
    this.header = header;
    this.tokens = tokens;
  }

  /**
   * Reads who opens it; nothing of what it says is believed yet.
   *
   * @throws Failure {@code store.unreadable}, {@code backup.not-one}, {@code backup.version},
   *     {@code backup.damaged}
   */
  public static OpenBackup of(Path file, TokenPort tokens) throws Failure {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals(Backups.HEADER)) {
        throw new Refused("backup.not-one");
      }
      byte[] bytes = zip.readNBytes(LONGEST_HEADER);
      return new OpenBackup(file, bytes, BackupHeader.read(bytes), tokens);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new Refused("backup.not-one");
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, file.toString());
    }
  }

  public Path file() {
    return file;
  }

  public BackupHeader header() {
    return header;
  }

  byte[] headerBytes() {
    return headerBytes.clone();
  }

  /** Takes the person's share out with the person's token. The PIN stays the caller's to wipe. */
  public synchronized void come(String person, char[] pin) throws Failure {
    BackupHeader.Holder holder =
        header.holders().stream()
            .filter(one -> one.person().equals(person))
            .findFirst()
            .orElseThrow(() -> new Refused("backup.no-holder", person));
    try (PersonalToken token = tokens.openPersonal(holder.token(), pin)) {
      PinShare share =
          ShareEnvelope.open(
              holder.share(), new TokenShareKey(token, key(holder)), header.context());
      PinShare before = shares.put(person, share);
      if (before != null) {
        before.close();
      }
    }
  }

  private static java.security.PublicKey key(BackupHeader.Holder holder) throws Refused {
    try {
      return holder.key();
    } catch (IllegalArgumentException e) {
      throw new Refused("backup.damaged", Backups.HEADER);
    }
  }

  /** Ids of the persons who have come. */
  public synchronized List<String> came() {
    return List.copyOf(shares.keySet());
  }

  /** Whether enough have come. */
  public synchronized boolean enough() {
    return shares.size() >= header.k();
  }

  /**
   * The key, for the caller to wipe.
   *
   * @throws Refused {@code backup.too-few}, or what is wrong with the shares
   */
  synchronized byte[] key() throws Refused {
    if (!enough()) {
      throw new Refused("backup.too-few", shares.size(), header.k());
    }
    return PinSplit.join(List.copyOf(shares.values()));
  }

  @Override
  public synchronized void close() {
    shares.values().forEach(PinShare::close);
    shares.clear();
  }
}
