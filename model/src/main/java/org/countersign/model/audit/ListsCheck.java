package org.countersign.model.audit;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.Certificates;
import org.countersign.model.pki.Pem;

/**
 * The lists of {@code crls/}: each says what its entry says of it, is signed by its issuer, is not
 * from the future, and forgets no certificate that an earlier list of the issuer has named for
 * good, unless that has expired (RFC 5280 §3.3). Never more than two of them are in memory.
 */
final class ListsCheck {
  private final BundleReader reader;
  private final Manifest manifest;
  private final SaidPki said;
  private final ListSigners signers;
  private final Map<Serial, Forgotten> forgotten = new HashMap<>();
  private long unsaid;
  private long unsigned;

  ListsCheck(BundleReader reader, Manifest manifest, SaidPki said) {
    this.reader = reader;
    this.manifest = manifest;
    this.said = said;
    this.signers = new ListSigners(said);
  }

  /** A certificate by its issuer's name and its number. */
  private record Serial(X500Principal issuer, BigInteger number) {}

  /** Where a certificate is missing, and the last moment by which it must have expired. */
  private record Forgotten(String path, Instant at) {}

  private record Head(String path, X500Principal issuer, BigInteger number) {}

  /** What could not be checked of them. */
  List<BundleFacts.Unchecked> check(Collection<String> lists, Collection<String> certificates)
      throws Failure {
    List<Head> heads = new ArrayList<>();
    for (String path : new TreeSet<>(lists)) {
      CrlFile list = CrlFile.read(reader, path);
      said(list);
      heads.add(new Head(path, list.crl().getIssuerX500Principal(), list.number()));
    }
    heads.sort(Comparator.comparing(Head::number));
    Set<X500Principal> names = heads.stream().map(Head::issuer).collect(Collectors.toSet());
    signers.certified(reader, certificates, names);
    for (X500Principal name : names) {
      inOrder(heads.stream().filter(head -> head.issuer().equals(name)).toList());
    }
    expired(certificates);
    return open();
  }

  private void said(CrlFile list) throws Refused {
    Instant at = list.thisUpdate();
    Optional<SaidPki.SaidList> entry = said.list(list.sha256());
    Instant latest = entry.map(SaidPki.SaidList::at).orElse(manifest.createdAt());
    if (at.isAfter(latest) || at.isAfter(manifest.createdAt())) {
      throw new Refused("bundle.crl-future", list.path(), at, latest);
    }
    if (entry.isEmpty()) {
      unsaid++;
    } else if (!list.is(entry.get().crl())) {
      throw new Refused("bundle.crl-other", list.path());
    }
  }

  /** Lists under one name, by their numbers; there may be several keys of that name. */
  private void inOrder(List<Head> heads) throws Failure {
    Map<Spki, CrlFile> before = new HashMap<>();
    for (Head head : heads) {
      CrlFile list = CrlFile.read(reader, head.path());
      Optional<Spki> signer = signers.signer(list, manifest.scope().domain().isEmpty());
      if (signer.isEmpty()) {
        unsigned++;
        continue;
      }
      CrlFile earlier = before.put(signer.get(), list);
      if (earlier != null) {
        follows(earlier, list);
      }
    }
  }

  private void follows(CrlFile earlier, CrlFile later) throws Refused {
    if (earlier.number().equals(later.number())) {
      throw new Refused("bundle.crl-number", later.path(), later.number(), earlier.path());
    }
    Set<BigInteger> missing = new HashSet<>(earlier.forGood());
    missing.removeAll(later.all());
    for (BigInteger serial : missing) {
      forgotten.putIfAbsent(
          new Serial(later.crl().getIssuerX500Principal(), serial),
          new Forgotten(later.path(), later.thisUpdate()));
    }
  }

  private void expired(Collection<String> certificates) throws Failure {
    for (String path : forgotten.isEmpty() ? List.<String>of() : certificates) {
      X509Certificate read = Certificates.read(PemFile.read(reader, path, Pem.CERTIFICATE));
      Serial serial = new Serial(read.getIssuerX500Principal(), read.getSerialNumber());
      Forgotten where = forgotten.get(serial);
      if (where != null && !read.getNotAfter().toInstant().isBefore(where.at())) {
        throw new Refused("bundle.crl-forgets", where.path(), serial.number().toString(16));
      }
      forgotten.remove(serial);
    }
  }

  private List<BundleFacts.Unchecked> open() {
    List<BundleFacts.Unchecked> open = new ArrayList<>();
    BundleFacts.Unchecked.add(open, "lists", unsaid);
    BundleFacts.Unchecked.add(open, "list-keys", unsigned);
    BundleFacts.Unchecked.add(open, "list-serials", forgotten.size());
    return open;
  }
}
