package org.countersign.model.pki;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.model.pki.CrlExpectation.Line;
import org.countersign.model.pki.CrlFinding.Verdict;

/** Whether a CRL lists what was revoked, for the reason that was given, and nothing else. */
final class CrlLines {
  /** A forged list may have a million lines; the first few are enough to look for. */
  private static final int NAMED = 3;

  private final CrlExpectation expected;
  private final X509CRL crl;
  private final Map<BigInteger, X509CRLEntry> entries;

  private CrlLines(X509CRL crl, CrlExpectation expected) {
    this.crl = crl;
    this.expected = expected;
    this.entries = entries(crl);
  }

  /** {@code stranger}: what it means that a line is there which nobody asked for. */
  static List<CrlFinding> of(X509CRL crl, CrlExpectation expected, Verdict stranger) {
    CrlLines lines = new CrlLines(crl, expected);
    return List.of(lines.listed(), lines.others(stranger));
  }

  private static Map<BigInteger, X509CRLEntry> entries(X509CRL crl) {
    // The JDK gives null rather than an empty set.
    Collection<? extends X509CRLEntry> found =
        Optional.<Collection<? extends X509CRLEntry>>ofNullable(crl.getRevokedCertificates())
            .orElse(Set.of());
    Map<BigInteger, X509CRLEntry> entries = HashMap.newHashMap(found.size());
    for (X509CRLEntry entry : found) {
      entries.put(entry.getSerialNumber(), entry);
    }
    return entries;
  }

  private CrlFinding listed() {
    Set<BigInteger> missing = new TreeSet<>();
    List<CrlFinding> reasons = new ArrayList<>();
    int listed = 0;
    for (Line line : expected.lines()) {
      X509CRLEntry entry = entries.get(line.serial());
      if (line.reason().isEmpty()) {
        continue;
      }
      if (entry != null) {
        listed++;
        reason(line, line.reason().get(), entry).ifPresent(reasons::add);
      } else if (line.notAfter().isAfter(crl.getThisUpdate().toInstant())) {
        // RFC 5280 §3.3: what has expired may leave the list.
        missing.add(line.serial());
      }
    }
    if (!missing.isEmpty()) {
      return CrlFinding.of(Verdict.BAD, "listed-missing", missing.size(), named(missing));
    }
    return reasons.stream()
        .max((a, b) -> a.verdict().compareTo(b.verdict()))
        .orElse(CrlFinding.of(Verdict.GOOD, "listed", listed));
  }

  /** An outside CA may leave the reason out; to say another is to say something else. */
  private Optional<CrlFinding> reason(Line line, String asked, X509CRLEntry entry) {
    String there = RevocationReason.of(entry.getRevocationReason()).display();
    if (there.equals(asked)) {
      return Optional.empty();
    }
    boolean leftOut = entry.getRevocationReason() == null && !expected.ours();
    return Optional.of(
        CrlFinding.of(
            leftOut ? Verdict.NOTE : Verdict.BAD,
            leftOut ? "listed-no-reason" : "listed-reason",
            line.serial().toString(16),
            asked,
            there));
  }

  private CrlFinding others(Verdict stranger) {
    Set<BigInteger> strangers = new TreeSet<>();
    if (expected.ours()) {
      strangers.addAll(entries.keySet());
      expected.lines().stream()
          .filter(line -> line.reason().isPresent())
          .map(Line::serial)
          .forEach(strangers::remove);
    } else {
      expected.lines().stream()
          .filter(line -> line.reason().isEmpty())
          .map(Line::serial)
          .filter(entries::containsKey)
          .forEach(strangers::add);
    }
    return strangers.isEmpty()
        ? CrlFinding.of(Verdict.GOOD, "others")
        : CrlFinding.of(stranger, "others-unknown", strangers.size(), named(strangers));
  }

  private static String named(Set<BigInteger> serials) {
    return String.join(
        ", ", serials.stream().limit(NAMED).map(serial -> serial.toString(16)).toList());
  }
}
