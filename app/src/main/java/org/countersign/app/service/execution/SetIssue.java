package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.OcspBuilder;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.publication.Jws;
import org.countersign.model.publication.SetArchive;
import org.countersign.model.publication.SetBases;
import org.countersign.model.publication.SetContents;
import org.countersign.model.publication.SetFiles;
import org.countersign.model.publication.SetList;
import org.countersign.model.publication.SetManifest;
import org.countersign.model.publication.SetPart;
import org.countersign.model.publication.SetWish;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Makes the set that was approved again, from the register as it is now, and signs it only if it is
 * the same. It goes to the vault's attachments; it is published when it is on record.
 */
final class SetIssue implements Executor<Operation.IssuePublication> {
  private static final int SIGNERS = 2;
  private static final String JSON = "application/json";

  private final Phrases phrases;
  private final OcspBuilder builder = new OcspBuilder();

  SetIssue(Phrases phrases) {
    this.phrases = phrases;
  }

  @Override
  public Results.SetMade run(Operation.IssuePublication issue, ExecutionContext context)
      throws Failure {
    Collection<SetPart> parts = approved(issue, context);
    List<Jws.Signer> signers = signers(issue, context);
    SortedMap<String, byte[]> files = new TreeMap<>();
    long answers = 0;
    for (SetPart part : parts) {
      files.put(part.path(), bytes(part, context, signers));
      answers += part instanceof SetPart.Answered ? 1 : 0;
    }
    context.step("set-answers", answers);
    SetManifest manifest = manifest(issue, context, files);
    byte[] sums = manifest.sums();
    List<Results.SetSignature> signatures = new ArrayList<>();
    for (Jws.Signer signer : signers) {
      String person = issue.signers().isEmpty() ? person(signer.key(), context) : "";
      byte[] signature = signer.signs().sign(sums);
      files.put(SetFiles.signature(person), signature);
      signatures.add(new Results.SetSignature(person, signer.key(), signature));
    }
    files.put(SetManifest.NAME, manifest.bytes());
    files.put(SetManifest.SUMS, sums);
    context.step("set-signed", issue.number(), files.size(), signatures.size());
    stillSo(issue, context);
    return new Results.SetMade(
        context.attach(manifest.bytes(), JSON),
        context.attach(SetArchive.pack(files), SetArchive.TYPE),
        signatures);
  }

  /** The parts, if they are those of the list whose hash was signed. */
  private Collection<SetPart> approved(Operation.IssuePublication issue, ExecutionContext context)
      throws Failure {
    SetList list =
        SetList.read(context.vault().journal().attachment(issue.contents().attachment()));
    SetWish wish =
        new SetWish(context.request().domain(), issue.number(), issue.from(), issue.until());
    Collection<SetPart> parts =
        context
            .vault()
            .ask(state -> SetContents.of(state, wish, context.vault().journal(), phrases));
    if (!SetContents.list(parts, builder).equals(list)) {
      throw new Refused("publication.contents-changed", issue.number());
    }
    return parts;
  }

  private byte[] bytes(SetPart part, ExecutionContext context, List<Jws.Signer> signers)
      throws Failure {
    return switch (part) {
      case SetPart.Whole whole -> whole.bytes();
      case SetPart.Notice notice -> Jws.of(notice.payload(), signers);
      case SetPart.Answered answered ->
          builder.build(answered.plan(), hsm(answered.issuer(), context));
    };
  }

  /** The first issuer's key; where there is none, the custodians who signed the request. */
  private static List<Jws.Signer> signers(
      Operation.IssuePublication issue, ExecutionContext context) throws Failure {
    if (!issue.signers().isEmpty()) {
      HsmSigner hsm = hsm(issue.signers().getFirst(), context);
      return List.of(new Jws.Signer(issue.signers().getFirst(), hsm.algorithm(), hsm::sign));
    }
    List<Jws.Signer> signers = new ArrayList<>();
    for (TokenSigner one : context.presence().all()) {
      if (context.authorised().persons().contains(one.person())) {
        KeyAlgorithm algorithm =
            KeyAlgorithm.of(one.enrolled().credential().signingKey()).orElseThrow();
        signers.add(new Jws.Signer(one.credential(), algorithm, one::sign));
      }
    }
    if (signers.size() < SIGNERS) {
      throw new Refused("publication.signers", signers.size(), SIGNERS);
    }
    return signers;
  }

  private static String person(Spki credential, ExecutionContext context) {
    return context
        .vault()
        .read(state -> state.people().credential(credential).orElseThrow().person());
  }

  private static HsmSigner hsm(Spki spki, ExecutionContext context) throws Failure {
    SigningKey key =
        context
            .vault()
            .read(state -> state.keys().key(spki))
            .orElseThrow(() -> new Refused("key.unknown", spki.hex()));
    return new HsmSigner(context.signing(key.token()), key);
  }

  private static SetManifest manifest(
      Operation.IssuePublication issue, ExecutionContext context, SortedMap<String, byte[]> files) {
    List<SetManifest.Listed> listed =
        files.entrySet().stream()
            .map(file ->
                new SetManifest.Listed(
                    file.getKey(), file.getValue().length, Sha256.hex(file.getValue())))
            .toList();
    return new SetManifest(
        SetManifest.FORMAT,
        SetManifest.VERSION,
        context.vault().head().vault(),
        context.request().domain(),
        issue.number(),
        issue.from(),
        issue.until(),
        issue.basis(),
        listed);
  }

  /** An emergency does not wait for a set: then this one must not be published. */
  private static void stillSo(Operation.IssuePublication issue, ExecutionContext context)
      throws Failure {
    String now =
        context
            .vault()
            .ask(state -> SetBases.of(state, context.request().domain(), issue.from()).hash());
    if (!now.equals(issue.basis())) {
      throw new Refused("publication.register-changed", issue.number());
    }
  }
}
