package org.countersign.model.audit;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Signatures;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Pem;

/**
 * The custodians who signed a bundle: two different ones or more, over its manifest and its head.
 */
final class SignersCheck {
  private static final int FEWEST = 2;
  private static final String END = "-----END CERTIFICATE-----\n";

  private final BundleReader reader;

  SignersCheck(BundleReader reader) {
    this.reader = reader;
  }

  /** Who signed, by a credential that is in {@code credentials/}. */
  record Signer(String person, Spki spki, byte[] key, PublicKey publicKey) {}

  /** The signers, in the order of the note's lines, all of their signatures verified. */
  List<Signer> check(Manifest manifest) throws Failure {
    SignedNote note = note(manifest);
    List<byte[]> certificates = certificates();
    if (certificates.size() != note.lines().size()) {
      throw new Refused("bundle.form", BundleFiles.SIGNERS, "bundle.signers");
    }
    List<Signer> signers = new ArrayList<>();
    Set<String> persons = new HashSet<>();
    Set<Spki> keys = new HashSet<>();
    for (int i = 0; i < certificates.size(); i++) {
      Signer signer = signer(note.lines().get(i), certificates.get(i), manifest);
      check(note, i, signer);
      persons.add(signer.person());
      keys.add(signer.spki());
      signers.add(signer);
    }
    int different = Math.min(persons.size(), keys.size());
    if (different < FEWEST || different != signers.size()) {
      throw new Refused("bundle.too-few", BundleFiles.CHECKPOINT, different);
    }
    ManifestSignature.check(reader.small(BundleFiles.SIGNATURE), reader.manifest(), signers);
    return signers;
  }

  private SignedNote note(Manifest manifest) throws Failure {
    SignedNote note = SignedNote.read(reader.small(BundleFiles.CHECKPOINT), BundleFiles.CHECKPOINT);
    Checkpoint head = note.checkpoint();
    boolean same =
        head.vault().equals(manifest.vault())
            && head.size() == manifest.journal().size()
            && HexFormat.of().formatHex(head.root()).equals(manifest.journal().root());
    if (!same) {
      throw new Refused("bundle.other-head", BundleFiles.CHECKPOINT);
    }
    return note;
  }

  private List<byte[]> certificates() throws Failure {
    String text = new String(reader.small(BundleFiles.SIGNERS), StandardCharsets.ISO_8859_1);
    List<byte[]> found = new ArrayList<>();
    StringBuilder again = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf(END, at);
      if (end < 0) {
        throw new Refused("bundle.form", BundleFiles.SIGNERS, "certificate.truncated");
      }
      byte[] one = text.substring(at, end + END.length()).getBytes(StandardCharsets.ISO_8859_1);
      found.add(Pem.decode("certificate", one, Pem.CERTIFICATE));
      again.append(Pem.encode(Pem.CERTIFICATE, found.getLast()));
      at = end + END.length();
    }
    if (!again.toString().equals(text)) {
      throw new Refused("bundle.form", BundleFiles.SIGNERS, "entry.spelling");
    }
    return found;
  }

  private Signer signer(SignedNote.Line line, byte[] certificate, Manifest manifest)
      throws Failure {
    Spki spki;
    try {
      spki = Certificates.spki(Certificates.read(certificate));
    } catch (Refused e) {
      throw new Refused("bundle.form", BundleFiles.SIGNERS, e.code());
    }
    String path = BundleFiles.CREDENTIALS + spki + BundleFiles.PEM;
    if (!manifest.lists(path)) {
      throw new Refused("bundle.missing", path);
    }
    CredentialFile file = CredentialFile.read(reader, path);
    Signer signer = new Signer(line.person(), spki, file.der(), file.key());
    if (!CredentialCertificate.is(
        certificate, signer.person(), file.der(), file.key(), manifest.createdAt())) {
      throw new Refused("bundle.certificate", BundleFiles.SIGNERS, signer.person());
    }
    return signer;
  }

  private static void check(SignedNote note, int index, Signer signer) throws Refused {
    SignedNote.Line line = note.lines().get(index);
    byte[] message = note.checkpoint().bytes();
    if (!Arrays.equals(line.keyId(), SignedNote.keyId(signer.person(), signer.key()))
        || !Signatures.verify(signer.publicKey(), message, line.signature())) {
      throw new Refused("bundle.signature", BundleFiles.CHECKPOINT, signer.person());
    }
  }
}
