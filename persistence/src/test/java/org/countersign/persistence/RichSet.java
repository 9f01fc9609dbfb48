package org.countersign.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.model.failure.Failure;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetBasis;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** A publication set of a domain that has no issuer yet, so that custodians sign it. */
final class RichSet {
  private RichSet() {}

  static void make(JournalFixture journal, String domain) throws Failure {
    Instant now = journal.now();
    SetBasis basis = SetBases.of(journal.state(), domain, now);
    String page = "ab".repeat(32);
    SetList list = new SetList(1, List.of(new SetList.Planned("index.html", "file", page)));
    Operation.IssuePublication issue =
        new Operation.IssuePublication(
            1,
            now,
            now.plus(Duration.ofDays(7)),
            List.of(),
            basis.hash(),
            journal.attach(list.bytes(), SetList.TYPE),
            basis.counts());
    SetManifest manifest =
        new SetManifest(
            SetManifest.FORMAT,
            SetManifest.VERSION,
            JournalFixture.VAULT,
            domain,
            1,
            issue.from(),
            issue.until(),
            issue.basis(),
            List.of(new SetManifest.Listed("index.html", 10, page)));
    String ignored =
        journal.done(
            domain,
            issue,
            new Results.SetMade(
                journal.attach(manifest.bytes(), "application/json"),
                journal.attach(new byte[] {1}, "application/zip"),
                List.of(by(journal.alice, manifest), by(journal.bruno, manifest))));
  }

  private static Results.SetSignature by(SoftCustodian one, SetManifest manifest) {
    return new Results.SetSignature(one.id(), one.spki(), one.sign(manifest.sums()));
  }
}
