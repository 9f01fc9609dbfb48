package org.countersign.model.audit;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.JournalBroken;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.MerkleFrontier;
import org.countersign.model.journal.NamedAttachment;
import org.countersign.model.journal.SignatureChecks;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.vault.VaultState;

/** A journal of which nothing is missing: all rules, as the console itself keeps them. */
final class WholeJournal implements JournalCheck {
  private final Manifest manifest;
  private final JournalVerifier verifier;
  private final SignatureChecks signatures = new SignatureChecks();
  private final Set<String> attachments = new HashSet<>();
  private Instant first = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private long verified;

  WholeJournal(BundleReader reader, Manifest manifest) {
    this.manifest = manifest;
    this.verifier = new JournalVerifier(reader);
  }

  @Override
  public void entry(byte[] line, Entry entry, MerkleFrontier before) throws JournalBroken {
    last = entry.header().at();
    if (before.size() == 0) {
      first = last;
    }
    try {
      verifier.next(entry, signatures);
      for (NamedAttachment named : NamedAttachment.in(entry.body())) {
        attachment(entry.header().seq(), named);
      }
    } catch (RuntimeException e) {
      throw signatures.first(
          new JournalBroken(before.size(), "unreadable", "entry.unforeseen", e.toString()));
    }
    verified += entry.signatures().size();
  }

  private void attachment(long seq, NamedAttachment named) throws JournalBroken {
    attachments.add(named.sha256());
    FileLine file =
        manifest
            .file(BundleFiles.ATTACHMENTS + named.sha256())
            .orElseThrow(() -> new JournalBroken(seq, "attachment-missing", named.sha256()));
    if (named.bytes().isPresent() && named.bytes().getAsLong() != file.bytes()) {
      throw new JournalBroken(seq, "attachment-differs", named.sha256());
    }
  }

  @Override
  public void withheld(WithheldLine line, MerkleFrontier before) throws JournalBroken {
    throw new JournalBroken(before.size(), "unreadable", "entry.members");
  }

  @Override
  public void gap(Gap gap) {
    throw new IllegalArgumentException("the manifest says that every entry is here");
  }

  @Override
  public void end() throws JournalBroken {
    signatures.settle();
  }

  @Override
  public void mustBeEnrolled(SignersCheck.Signer signer) throws Failure {
    if (!verifier.state().people().uses(signer.person(), signer.spki())) {
      throw new Refused("bundle.not-enrolled", BundleFiles.CHECKPOINT, signer.person());
    }
  }

  @Override
  public boolean mayHaveSigned(String person, Spki credential, long size) {
    return verifier
        .state()
        .people()
        .credential(credential)
        .filter(one -> one.person().equals(person) && one.fromSeq() < size)
        .filter(one -> one.removedSeq().orElse(Long.MAX_VALUE) >= size)
        .isPresent();
  }

  @Override
  public Optional<Named> named() {
    VaultState state = verifier.state();
    return Optional.of(
        new Named(
            state.people().credentials().stream()
                .map(one -> one.spki().hex())
                .collect(Collectors.toSet()),
            state.keys().certificates().stream().map(one -> one.id()).collect(Collectors.toSet()),
            AuditMoment.of(state).crls(),
            state.requests().all().stream()
                .map(file -> file.request().id())
                .collect(Collectors.toSet())));
  }

  @Override
  public Optional<Set<String>> credentials() {
    return named().map(Named::credentials);
  }

  @Override
  public SaidPki pki() {
    SaidPki said = new SaidPki();
    for (SigningKey key : verifier.state().keys().keys()) {
      said.key(key.spki(), key.domain(), key.publicKey());
      verifier.state().keys().crlsOf(key.spki()).forEach(one -> said.list(one.crl(), one.at()));
    }
    return said;
  }

  @Override
  public Set<String> attachments() {
    return attachments;
  }

  @Override
  public BundleFacts facts(List<SignersCheck.Signer> signers) {
    VaultState state = verifier.state();
    return new BundleFacts(
        manifest,
        signers.stream().map(one -> state.people().nameOf(one.person())).toList(),
        first,
        last,
        verified,
        state.requests().all().size(),
        List.of());
  }
}
