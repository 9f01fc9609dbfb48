package org.countersign.model.vault;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;

/**
 * Looks whose key signed a certificate: one, held or watched, that has a certificate in the
 * issuer's name and whose signature verifies. A name alone proves nothing. What it needs of the
 * vault is taken first, since verifying may take minutes.
 */
public final class IssuerSearch {
  /** A name that more keys bear is somebody's attempt to keep the console busy. */
  private static final int MOST_KEYS_OF_A_NAME = 64;

  private final List<Question> questions = new ArrayList<>();
  private final List<IssuedCertificate> waiting = new ArrayList<>();
  private final Map<Spki, byte[]> keys = new HashMap<>();
  private final Map<Spki, Set<BigInteger>> taken = new HashMap<>();

  private IssuerSearch() {}

  private record Question(IssuedCertificate certificate, List<Spki> candidates) {}

  /** Is told how far it is, from several threads. */
  public interface Progress {
    /** What this throws ends the search. */
    void at(long done, long all);
  }

  /** What is to be asked for what {@code judged} would bring. */
  public static IssuerSearch of(VaultState state, String domain, ImportJudge.Judged judged) {
    IssuerSearch search = new IssuerSearch();
    judged.watched().forEach(key -> search.keys.put(key.spki(), key.publicKey()));
    Map<String, Set<Spki>> byName = new LinkedHashMap<>();
    for (IssuedCertificate fresh : judged.certificates()) {
      byName
          .computeIfAbsent(fresh.subject(), name -> new LinkedHashSet<>())
          .add(fresh.subjectKey());
    }
    Map<String, Set<Spki>> issuers = new HashMap<>();
    for (IssuedCertificate fresh : judged.certificates()) {
      search.ask(
          state,
          fresh,
          issuers.computeIfAbsent(
              fresh.issuer(), name -> named(state, name, byName.getOrDefault(name, Set.of()))));
    }
    byName.forEach((name, named) -> {
      for (IssuedCertificate before : state.keys().unlinked(name)) {
        if (before.domain().equals(domain)) {
          search.waiting.add(before);
          search.ask(state, before, named);
        }
      }
    });
    return search;
  }

  private static Set<Spki> named(VaultState state, String name, Set<Spki> fresh) {
    Set<Spki> named = new LinkedHashSet<>(fresh);
    state.keys().named(name).forEach(certificate -> named.add(certificate.subjectKey()));
    return named;
  }

  private void ask(VaultState state, IssuedCertificate certificate, Set<Spki> named) {
    List<Spki> candidates = new ArrayList<>();
    for (Spki key : named) {
      if (!keys.containsKey(key)) {
        publicKey(state, key).ifPresent(der -> keys.put(key, der));
      }
      if (state.keys().key(key).isPresent()) {
        taken.computeIfAbsent(key, held -> ImportIssuers.given(state, held));
      }
      if (candidates.size() < MOST_KEYS_OF_A_NAME
          && keys.containsKey(key)
          && keys.get(key).length > 0
          && !taken.getOrDefault(key, Set.of()).contains(certificate.serial())) {
        candidates.add(key);
      }
    }
    if (!candidates.isEmpty()) {
      questions.add(new Question(certificate, candidates));
    }
  }

  private static Optional<byte[]> publicKey(VaultState state, Spki key) {
    return state
        .keys()
        .key(key)
        .map(SigningKey::publicKey)
        .or(() -> state.watched().find(key).stream().map(WatchedKey::publicKey).findFirst());
  }

  /** Certificates that were known before, and whose issuer may be among what is imported now. */
  public List<IssuedCertificate> waiting() {
    return List.copyOf(waiting);
  }

  /** The keys that signed, by the certificates' ids; those that are not known are not in it. */
  public Map<String, Spki> answers(Progress progress) {
    Map<String, Spki> found = new ConcurrentHashMap<>();
    AtomicLong done = new AtomicLong();
    questions.parallelStream()
        .forEach(question -> {
          progress.at(done.getAndIncrement(), questions.size());
          signer(question).ifPresent(key -> found.put(question.certificate().id(), key));
        });
    return withoutSecondSerials(found);
  }

  /** Of two certificates with one serial, only the first is a held key's. */
  private Map<String, Spki> withoutSecondSerials(Map<String, Spki> found) {
    Map<Spki, Set<BigInteger>> given = new HashMap<>();
    for (Question question : questions) {
      Spki key = found.get(question.certificate().id());
      if (key != null
          && taken.containsKey(key)
          && !given
              .computeIfAbsent(key, one -> new HashSet<>())
              .add(question.certificate().serial())) {
        found.remove(question.certificate().id());
      }
    }
    return found;
  }

  private Optional<Spki> signer(Question question) {
    X509Certificate parsed;
    try {
      parsed = Certificates.parse(question.certificate().der());
    } catch (Refused e) {
      // Somebody issued it wrong: then nobody can say who.
      return Optional.empty();
    }
    return question.candidates().stream().filter(key -> signed(parsed, keys.get(key))).findFirst();
  }

  private static boolean signed(X509Certificate certificate, byte[] issuer) {
    try {
      certificate.verify(key(issuer));
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      // A hostile key or signature: it is not this one's, whatever is wrong with it.
      return false;
    }
  }

  private static PublicKey key(byte[] der) throws GeneralSecurityException {
    String algorithm = SubjectPublicKeyInfo.getInstance(der).getAlgorithm().getAlgorithm().getId();
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
  }
}
