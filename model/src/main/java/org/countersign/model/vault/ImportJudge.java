package org.countersign.model.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.Item;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.SprawlFinding;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.request.ImportCounts;
import org.countersign.model.trust.TrustPath;

/**
 * What an import into one domain would change: the same for the preview and for the journal. The
 * order of the items does not matter: keys come before the certificates that have them, and both
 * before the paths that trust them. Nothing imported touches a key of the vault, a custodian's key,
 * or anything of another domain.
 */
public final class ImportJudge {
  private final VaultState state;
  private final String domain;
  private final Instant at;
  private final Map<Spki, WatchedKey> keys = new LinkedHashMap<>();
  private final Map<Spki, WatchedKey> ofCertificates = new LinkedHashMap<>();
  private final Map<String, IssuedCertificate> certificates = new LinkedHashMap<>();
  private final Set<String> certificatesSeen = new HashSet<>();
  private final Map<String, SprawlFinding> findings = new LinkedHashMap<>();
  private int certificatesLinked;
  private int keysChanged;

  private ImportJudge(VaultState state, String domain, Instant at) {
    this.state = state;
    this.domain = domain;
    this.at = at;
  }

  /**
   * What it would change, with what it says of each item.
   *
   * @param certificates as they are then, with their issuers' keys where the list names them
   * @param watched watched keys as they are then, those of the certificates included
   * @param paths as they are then
   */
  public record Judged(
      List<ImportVerdict> verdicts,
      List<IssuedCertificate> certificates,
      List<WatchedKey> watched,
      List<TrustPath> paths,
      List<SprawlFinding> findings,
      ImportCounts counts) {}

  /** {@code at}: when the import is asked for, which is when things were first seen. */
  public static Judged judge(
      VaultState state, String domain, Instant at, List<ImportCandidate> items) throws Refused {
    state.domain(domain);
    return new ImportJudge(state, domain, at).judge(items);
  }

  private Judged judge(List<ImportCandidate> items) throws Refused {
    ImportVerdict[] verdicts = new ImportVerdict[items.size()];
    each(items, verdicts, Item.PublicKey.class, this::key);
    each(items, verdicts, Item.Certificate.class, this::certificate);
    new ImportIssuers(state, this::knownAnywhere).check(certificates.values());
    each(items, verdicts, Item.PrivateKey.class, this::found);
    ImportPaths importPaths = new ImportPaths(state, domain, this::trusted);
    importPaths.judge(items, verdicts);
    each(items, verdicts, Item.Crl.class, item -> ImportVerdict.KNOWN);
    List<WatchedKey> watched = new ArrayList<>(keys.values());
    watched.addAll(ofCertificates.values());
    return new Judged(
        List.of(verdicts),
        List.copyOf(certificates.values()),
        watched,
        List.copyOf(importPaths.taken()),
        List.copyOf(findings.values()),
        counts(verdicts, importPaths.taken().size(), importPaths.changed()));
  }

  private ImportCounts counts(ImportVerdict[] verdicts, int paths, int pathsChanged) {
    int taken = 0;
    for (ImportVerdict verdict : verdicts) {
      taken += verdict.taken() ? 1 : 0;
    }
    int ofKeys = keys.size();
    int certificateLines = taken - ofKeys - paths - findings.size();
    return new ImportCounts(
        certificateLines - certificatesLinked,
        certificatesLinked,
        ofKeys - keysChanged,
        keysChanged,
        paths - pathsChanged,
        pathsChanged,
        findings.size());
  }

  /** How one item is judged. */
  interface Rule {
    ImportVerdict of(ImportCandidate item) throws Refused;
  }

  private static void each(
      List<ImportCandidate> items, ImportVerdict[] verdicts, Class<?> type, Rule rule) {
    for (int i = 0; i < verdicts.length; i++) {
      ImportCandidate item = items.get(i);
      if (type.isInstance(item.item())) {
        try {
          verdicts[i] =
              item.wrong().isPresent() ? ImportVerdict.refused(item.wrong().get()) : rule.of(item);
        } catch (Refused e) {
          verdicts[i] = ImportVerdict.refused(e);
        }
      }
    }
  }

  private ImportVerdict key(ImportCandidate candidate) throws Refused {
    Item.PublicKey item = (Item.PublicKey) candidate.item();
    if (held(item.key(), item.name())) {
      return new ImportVerdict(ImportVerdict.Kind.KNOWN, "held", List.of());
    }
    if (keys.containsKey(item.key())) {
      return ImportVerdict.TWICE;
    }
    WatchedKey now =
        new WatchedKey(
            item.key(),
            item.publicKey(),
            WatchedKey.Kind.of(item.kind()),
            item.name(),
            domain,
            item.facts(),
            item.where(),
            at);
    Optional<WatchedKey> before = state.watched().find(item.key(), domain);
    if (before.isEmpty()) {
      keys.put(item.key(), now);
      return ImportVerdict.NEW;
    }
    List<String> different = ImportDifference.of(before.get(), now);
    if (different.isEmpty()) {
      return ImportVerdict.KNOWN;
    }
    keysChanged++;
    keys.put(item.key(), ImportDifference.brought(before.get(), now));
    return ImportVerdict.changed(different);
  }

  private ImportVerdict certificate(ImportCandidate candidate) throws Refused {
    IssuedCertificate certificate = candidate.certificate().orElseThrow();
    boolean held = held(certificate.subjectKey(), certificate.subject());
    if (!certificatesSeen.add(certificate.id())) {
      return ImportVerdict.TWICE;
    }
    Optional<IssuedCertificate> known = state.keys().certificate(certificate.id());
    boolean keyIsNew = !held && watch(candidate, certificate);
    if (known.isPresent()) {
      return keyIsNew
          ? new ImportVerdict(ImportVerdict.Kind.NEW, "watched-here", List.of())
          : linked(known.get(), candidate.issuer());
    }
    IssuedCertificate here = certificate.in(domain);
    certificates.put(here.id(), candidate.issuer().map(here::signedBy).orElse(here));
    return ImportVerdict.NEW;
  }

  /** A known certificate whose issuer's key was not known until now. */
  private ImportVerdict linked(IssuedCertificate known, Optional<Spki> issuer) {
    if (issuer.isEmpty() || known.issuerKey().isPresent() || !known.domain().equals(domain)) {
      return ImportVerdict.KNOWN;
    }
    certificates.put(known.id(), known.signedBy(issuer.get()));
    certificatesLinked++;
    return ImportVerdict.changed(List.of("issuer"));
  }

  /** Whether the certificate's key is to be watched because of it. */
  private boolean watch(ImportCandidate candidate, IssuedCertificate certificate) {
    Spki spki = certificate.subjectKey();
    if (ofCertificates.containsKey(spki)) {
      return false;
    }
    Optional<WatchedKey> before =
        Optional.ofNullable(keys.get(spki)).or(() -> state.watched().find(spki, domain));
    if (before.filter(key -> key.publicKey().length > 0).isPresent()) {
      return false;
    }
    WatchedKey now =
        new WatchedKey(
            spki,
            candidate.publicKey(),
            WatchedKey.Kind.CERTIFICATE,
            certificate.subject(),
            domain,
            Map.of(),
            candidate.item().where(),
            at);
    if (keys.containsKey(spki)) {
      keys.put(spki, before.orElseThrow().with(candidate.publicKey()));
      return false;
    }
    ofCertificates.put(spki, before.map(key -> key.with(candidate.publicKey())).orElse(now));
    return true;
  }

  /**
   * Whether the vault holds the key itself, for this domain.
   *
   * @throws Refused when it is another domain's, or a custodian's
   */
  private boolean held(Spki spki, String name) throws Refused {
    Optional<SigningKey> key = state.keys().key(spki);
    if (key.isPresent() && !key.get().domain().equals(domain)) {
      throw new Refused("import.held-elsewhere", name, key.get().label());
    }
    Optional<EnrolledCredential> credential = state.people().credential(spki);
    if (credential.isPresent()) {
      throw new Refused("import.credential", state.people().nameOf(credential.get().person()));
    }
    return key.isPresent();
  }

  private ImportVerdict found(ImportCandidate candidate) {
    Item.PrivateKey item = (Item.PrivateKey) candidate.item();
    SprawlFinding finding =
        SprawlFinding.open(domain, item.where(), item.format(), item.owner(), item.key(), at);
    if (findings.containsKey(finding.id())) {
      return ImportVerdict.TWICE;
    }
    Optional<SprawlFinding> before = state.sprawl().find(finding.id());
    if (before.filter(SprawlFinding::stands).isPresent()) {
      return ImportVerdict.KNOWN;
    }
    findings.put(finding.id(), finding);
    return before.isPresent()
        ? new ImportVerdict(ImportVerdict.Kind.NEW, "found-again", List.of())
        : ImportVerdict.NEW;
  }

  /** Whether the key is known to any domain, or will be with this import. */
  private boolean knownAnywhere(Spki key) {
    return trusted(key) || state.watched().has(key) || state.keys().key(key).isPresent();
  }

  /** Whether a path of the domain may trust the key. */
  private boolean trusted(Spki key) {
    return keys.containsKey(key)
        || ofCertificates.containsKey(key)
        || state.watched().find(key, domain).isPresent()
        || state.keys().key(key).filter(k -> k.domain().equals(domain)).isPresent();
  }
}
