package org.countersign.app.service.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.countersign.app.service.people.Sessions;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.vault.Draft;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.backup.BackupHeader;
import org.countersign.model.backup.BackupManifest;
import org.countersign.model.backup.SealedContents;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.json.Canonical;
import org.countersign.model.people.Person;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareEnvelope;
import org.countersign.model.vault.BackupBodies;
import org.countersign.model.vault.EnrolledCredential;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.VaultState;

/** Makes backups of an open vault while people work. The form is docs/backup-format.md's. */
public final class Backups {
  /** The file that says what it is. */
  static final String HEADER = "backup.json";

  /** The file that is encrypted. */
  static final String CONTENTS = "contents.p7m";

  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";

  /** How a backup is called. */
  public static final String SUFFIX = ".countersign-backup";

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Vault vault;
  private final Sessions sessions;
  private final Path folder;

  /** {@code folder}: the vault's. */
  public Backups(Vault vault, Sessions sessions, Path folder) {
    this.vault = vault;
    this.sessions = sessions;
    this.folder = folder;
  }

  /** Custodians who would hold a share: all, up to as many as a key can be split among. */
  public List<Person> holders() {
    return vault.read(Backups::holders);
  }

  private static List<Person> holders(VaultState state) {
    return state.people().custodians().stream().limit(PinSplit.MOST_SHARES).toList();
  }

  /**
   * Makes a backup in a folder and puts it on record, in the name of whoever is signed in.
   *
   * @param k how many custodians open it
   * @param progress from 0 to 1; what it throws ends the backup and leaves nothing behind
   * @return the file
   * @throws Failure {@code store.file-full}, {@code store.unwritable}, {@code store.changed},
   *     {@code share.counts}; nothing is left behind then
   */
  public Path make(Path into, int k, Consumer<Double> progress) throws Failure {
    return sessions.act(signer -> make(into, k, signer, progress));
  }

  private Path make(Path into, int k, TokenSigner signer, Consumer<Double> progress)
      throws Failure {
    Checkpoint head = vault.head();
    String id = UUID.randomUUID().toString();
    byte[] key = new byte[SealedContents.KEY];
    vault.random().nextBytes(key);
    try (PartialBackup part = PartialBackup.begin(into, id)) {
      BackupHeader header = header(head, id, k, key, signer);
      Written written = write(part, header, key, head, signer, progress);
      Path file = into.resolve(name(header));
      part.appear(file);
      record(header, file, written, signer);
      return file;
    } catch (IOException e) {
      throw Disk.unwritable(e, into.resolve("backup"));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static String name(BackupHeader header) {
    return "vault-"
        + header.vault().substring(0, 8)
        + "-"
        + header.size()
        + "-"
        + WHEN.format(header.madeAt())
        + SUFFIX;
  }

  private BackupHeader header(Checkpoint head, String id, int k, byte[] key, TokenSigner signer)
      throws Failure {
    List<EnrolledCredential> credentials =
        vault.read(state ->
            holders(state).stream()
                .map(person -> state.people().credentialOf(person.id()).orElseThrow())
                .toList());
    List<PinShare> shares =
        PinSplit.split(
            key, k, credentials.size(), BackupHeader.context(head.vault(), id), vault.random());
    try {
      int ignored = PinSplit.proveAllCombinations(shares, k, key);
      List<BackupHeader.Holder> holders = new ArrayList<>();
      for (int i = 0; i < shares.size(); i++) {
        holders.add(holder(credentials.get(i), shares.get(i)));
      }
      return new BackupHeader(
          BackupHeader.FORMAT,
          BackupHeader.VERSION,
          id,
          head.vault(),
          vault.read(VaultState::name),
          head.size(),
          HexFormat.of().formatHex(head.root()),
          vault.now(),
          signer.person(),
          k,
          holders);
    } finally {
      shares.forEach(PinShare::close);
    }
  }

  private BackupHeader.Holder holder(EnrolledCredential to, PinShare share) throws Refused {
    return new BackupHeader.Holder(
        to.person(),
        vault.read(state -> state.people().nameOf(to.person())),
        to.credential().token(),
        to.credential().shareKey().getEncoded(),
        ShareEnvelope.seal(share, to.credential().shareKey(), vault.random()));
  }

  private record Written(long bytes, String sha256) {}

  private Written write(
      PartialBackup part,
      BackupHeader header,
      byte[] key,
      Checkpoint head,
      TokenSigner signer,
      Consumer<Double> progress)
      throws IOException, Failure {
    DigestOutputStream digest =
        new DigestOutputStream(new BufferedOutputStream(part.out(), 1 << 16), Packing.sha256());
    Packing.Counting out = new Packing.Counting(digest);
    outer(out, header, key, head, signer, progress);
    out.flush();
    return new Written(out.count(), HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  /** Two files, of which the second is encrypted: an archive, so that any tool takes it apart. */
  private void outer(
      OutputStream out,
      BackupHeader header,
      byte[] key,
      Checkpoint head,
      TokenSigner signer,
      Consumer<Double> progress)
      throws IOException, Failure {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.NO_COMPRESSION);
    byte[] headerBytes = Canonical.bytesOf(header);
    zip.putNextEntry(new ZipEntry(HEADER));
    zip.write(headerBytes);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(CONTENTS));
    OutputStream sealed =
        SealedContents.seal(new Packing.Kept(zip), key, header.backup(), vault.random());
    ZipOutputStream inner = new ZipOutputStream(new BufferedOutputStream(sealed, 1 << 16));
    Packing packing = new Packing(vault, folder, head, inner);
    List<BackupManifest.File> files = packing.all(progress);
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.VERSION,
            HexFormat.of().formatHex(Canonical.sha256(headerBytes)),
            signer.credential(),
            files);
    packing.last(MANIFEST, Canonical.bytesOf(manifest));
    packing.last(SIGNATURE, signer.sign(manifest.message(header.vault())));
    inner.close();
    zip.closeEntry();
    zip.finish();
  }

  /**
   * The file comes first: a record without one would have everybody believe in a backup that is not
   * there. A file without a record, after a kill in between, is whole, and asked for again.
   */
  private void record(BackupHeader header, Path file, Written written, TokenSigner signer)
      throws Failure, IOException {
    BackupBodies.Made made =
        new BackupBodies.Made(
            BackupBodies.VERSION,
            header.backup(),
            header.size(),
            header.root(),
            header.k(),
            header.holders().stream().map(BackupHeader.Holder::person).toList(),
            file.getFileName().toString(),
            written.bytes(),
            written.sha256());
    try {
      var ignored = vault.append(Draft.of(Kinds.BACKUP_MADE, "", made, false), signer);
    } catch (Failure notOnRecord) {
      Files.deleteIfExists(file);
      throw notOnRecord;
    }
  }
}
