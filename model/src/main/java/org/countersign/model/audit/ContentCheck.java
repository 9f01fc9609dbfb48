package org.countersign.model.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Pem;

/**
 * The files beside the journal: each is what its name says, and where nothing of the journal is
 * missing there are those that it speaks of and no others.
 */
final class ContentCheck {
  private final BundleReader reader;
  private final Manifest manifest;
  private final Map<String, Set<String>> folders = new HashMap<>();

  ContentCheck(BundleReader reader, Manifest manifest) {
    this.reader = reader;
    this.manifest = manifest;
    for (FileLine file : manifest.files()) {
      int slash = file.path().indexOf('/') + 1;
      folders
          .computeIfAbsent(file.path().substring(0, slash), folder -> new HashSet<>())
          .add(file.path());
    }
  }

  /** What could not be checked of them. */
  List<BundleFacts.Unchecked> check(JournalCheck journal) throws Failure {
    Set<String> credentials = in(BundleFiles.CREDENTIALS);
    credentials.remove(BundleFiles.SIGNERS);
    for (String path : credentials) {
      CredentialFile.read(reader, path);
    }
    for (String path : in(BundleFiles.CERTIFICATES)) {
      byte[] der = PemFile.read(reader, path, Pem.CERTIFICATE);
      named(path, Sha256.hex(der));
      parsed(path, () -> Certificates.read(der));
    }
    for (String path : in(BundleFiles.ATTACHMENTS)) {
      if (!path.endsWith("/" + hash(path))) {
        throw new Refused("bundle.misnamed", path);
      }
    }
    same(BundleFiles.ATTACHMENTS, "", journal.attachments(), in(BundleFiles.ATTACHMENTS));
    Optional<JournalCheck.Named> said = journal.named();
    if (said.isPresent()) {
      whole(said.get(), credentials);
    } else {
      partial();
      if (journal.credentials().isPresent()) {
        same(BundleFiles.CREDENTIALS, BundleFiles.PEM, journal.credentials().get(), credentials);
      }
      there(journal.pki());
    }
    return new ListsCheck(reader, manifest, journal.pki())
        .check(in(BundleFiles.CRLS), in(BundleFiles.CERTIFICATES));
  }

  private String hash(String path) {
    return manifest.file(path).orElseThrow().sha256();
  }

  private void whole(JournalCheck.Named said, Set<String> credentials) throws Failure {
    same(BundleFiles.CREDENTIALS, BundleFiles.PEM, said.credentials(), credentials);
    same(
        BundleFiles.CERTIFICATES,
        BundleFiles.PEM,
        said.certificates(),
        in(BundleFiles.CERTIFICATES));
    Set<String> crls = new HashSet<>();
    for (AuditMoment.Crl crl : said.crls()) {
      crls.add(crl.record().crl().crl().attachment());
    }
    same(BundleFiles.CRLS, BundleFiles.PEM, crls, in(BundleFiles.CRLS));
    same(BundleFiles.REQUESTS, ".txt", said.requests(), in(BundleFiles.REQUESTS));
  }

  /** What is made of the whole journal is not there where some of it is missing. */
  private void partial() throws Refused {
    for (String folder : Set.of(BundleFiles.REQUESTS, BundleFiles.TABLES, BundleFiles.REPORTS)) {
      Set<String> there = in(folder);
      if (!there.isEmpty()) {
        throw new Refused("bundle.not-partial", there.iterator().next());
      }
    }
  }

  /** What the entries that are here speak of is there too, where it is of the bundle's domain. */
  private void there(SaidPki said) throws Refused {
    Set<String> needed = new HashSet<>();
    said.certificates().forEach(one -> needed.add(BundleFiles.CERTIFICATES + one));
    said.lists()
        .forEach((list, of) -> {
          // A list of an issuer in another domain is an attachment only.
          boolean concerned =
              said.key(of.crl().issuer())
                  .map(key -> manifest.scope().concerns(key.domain()))
                  .orElse(manifest.scope().domain().isEmpty());
          if (concerned) {
            needed.add(BundleFiles.CRLS + list);
          }
        });
    for (String one : needed) {
      String path = one + BundleFiles.PEM;
      String folder = path.substring(0, path.indexOf('/') + 1);
      if (!in(folder).contains(path)) {
        throw new Refused("bundle.missing", path);
      }
    }
  }

  private static void same(String folder, String end, Set<String> said, Set<String> there)
      throws Refused {
    Set<String> rest = new HashSet<>(there);
    for (String name : said) {
      if (!rest.remove(folder + name + end)) {
        throw new Refused("bundle.missing", folder + name + end);
      }
    }
    if (!rest.isEmpty()) {
      throw new Refused("bundle.not-said", rest.iterator().next());
    }
  }

  private Set<String> in(String folder) {
    return new HashSet<>(folders.getOrDefault(folder, Set.of()));
  }

  private static void named(String path, String hash) throws Refused {
    String name = path.substring(path.indexOf('/') + 1, path.length() - BundleFiles.PEM.length());
    if (!name.equals(hash)) {
      throw new Refused("bundle.misnamed", path);
    }
  }

  private interface Parsing<T> {
    T parse() throws Refused;
  }

  private static <T> T parsed(String path, Parsing<T> parsing) throws Refused {
    try {
      return parsing.parse();
    } catch (Refused e) {
      throw new Refused("bundle.form", path, e.code());
    }
  }
}
