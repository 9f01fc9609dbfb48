package org.countersign.app.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.countersign.app.fx.HashText;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.SafeText;
import org.countersign.app.fx.TimeText;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.key.WatchedKey;
import org.countersign.model.people.Person;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.request.Results;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.vault.Cryptoperiod;
import org.countersign.model.vault.TokenLook;
import org.countersign.model.vault.VaultState;

/**
 * What a request will do, in a sentence with names instead of hashes. Ask it while reading the
 * vault, since it looks names up.
 */
public final class OperationText {
  private static final int DAY = 10;

  private final VaultState state;

  private OperationText(VaultState state) {
    this.state = state;
  }

  /** The kind alone, for lists: {@code key.generate} is "Generate a key". */
  public static String title(String kind) {
    return Messages.text("operation.title." + kind);
  }

  /** What carrying the request out will do. */
  public static String sentence(VaultState state, Request request, Operation operation) {
    String sentence = new OperationText(state).sentence(request, operation);
    return operation instanceof Operation.Certify certify
        ? certificate(state, request, certify, sentence)
        : sentence;
  }

  /** Which certificate of the key it is, and whether it outlasts the key. */
  private static String certificate(
      VaultState state, Request request, Operation.Certify certify, String first) {
    String sentence =
        Cryptoperiod.outlasted(state, certify, request.raisedAt())
            .map(end ->
                Messages.text(
                    "operation.outlasts", new Messages.Composed(first), TimeText.day(end)))
            .orElse(first);
    return Renewal.of(state, certify, request.raisedAt())
        .map(renewal ->
            Messages.text(
                "operation.renewal",
                new Messages.Composed(sentence),
                renewal.number(),
                new Messages.Composed(renewal.age())))
        .orElse(sentence);
  }

  /** A CRLReason name in plain words: {@code keyCompromise} is "its key is compromised". */
  public static String reason(String name) {
    return Messages.find("operation.reason." + name).orElse(SafeText.of(name));
  }

  private String sentence(Request request, Operation operation) {
    int paths = request.impact().paths();
    String domain = domain(request.domain());
    return switch (operation) {
      case Operation.GenerateKey make ->
          say(
              request,
              make.label(),
              make.algorithm().display(),
              make.token().label(),
              domain,
              make.purpose(),
              TimeText.day(make.purposeEnds()));
      case Operation.RotateKey rotate ->
          say(
              request,
              key(rotate.spki()),
              rotate.label(),
              rotate.algorithm().display(),
              rotate.token().label(),
              reached(rotate.spki()),
              TimeText.day(rotate.overlapEnds()),
              rotate.purpose(),
              TimeText.day(rotate.purposeEnds()));
      case Operation.IssueRoot root ->
          say(request, key(root.spki()), root.plan().subject(), until(root.plan()));
      case Operation.IssueCertificate issue ->
          say(
              request,
              key(issue.spki()),
              issue.plan().subject(),
              until(issue.plan()),
              key(issue.issuer()));
      case Operation.IssueForCsr csr ->
          say(
              request,
              outside(csr.spki()),
              csr.plan().subject(),
              until(csr.plan()),
              key(csr.issuer()));
      case Operation.ImportCertificate outside -> say(request, key(outside.spki()));
      case Operation.IssueCrl crl -> say(request, key(crl.spki()));
      case Operation.ActivateKey activate -> say(request, key(activate.spki()), domain);
      case Operation.SuspendKey suspend -> say(request, key(suspend.spki()), paths);
      case Operation.ReinstateKey reinstate -> say(request, key(reinstate.spki()));
      case Operation.RevokeKey revoke ->
          say(request, key(revoke.spki()), composed(reason(revoke.reason())), paths);
      case Operation.RetireKey retire -> say(request, key(retire.spki()), paths);
      case Operation.EmergencyRevoke emergency ->
          say(request, key(emergency.spki()), composed(reason(emergency.reason())), paths);
      case Operation.DestroyKey destroy -> destroyed(request, destroy, paths);
      case Operation.KeepKey keep ->
          say(request, key(keep.spki()), TimeText.day(keep.until()), keep.why());
      case Operation.DistrustKey distrust ->
          say(
              request,
              key(distrust.spki()),
              domain,
              paths,
              distrust.why(),
              distrust.since().map(TimeText::day).orElse(""),
              distrust.since().isPresent() ? 1 : 0);
      case Operation.TrustKeyAgain again -> say(request, key(again.spki()), domain, again.why());
      case Operation.AddTrustPath add -> say(request, add.path().name(), trusted(add.path()));
      case Operation.ChangeTrustPath change ->
          say(request, change.path().name(), trusted(change.path()));
      case Operation.RemoveTrustPath remove -> say(request, path(remove.path()));
      case Operation.ImportInventory bring ->
          say(
              request,
              domain,
              bring.files(),
              String.join(", ", bring.sources()),
              composed(ImportText.counts(bring.counts())));
      case Operation.CloseFindings close ->
          say(request, close.findings().size(), files(close), close.how());
      case Operation.IssuePublication issue ->
          say(
              request,
              domain,
              issue.number(),
              TimeText.minute(issue.until()),
              issue.counts().crls(),
              issue.counts().issuers(),
              issue.counts().answers(),
              issue.counts().keys(),
              issue.counts().notices(),
              issue.signers().isEmpty() ? "" : key(issue.signers().getFirst()),
              issue.signers().size());
      case Operation.CreateDomain create ->
          say(request, create.created().name(), person(create.created().owner()));
      case Operation.ChangeDomain change ->
          say(request, change.name(), person(change.owner()), people(change.stakeholders()));
      case Operation.ReviewDomain review -> say(request, domain);
      case Operation.ChangePolicy change ->
          say(
              request,
              domain,
              change.policy().version(),
              change.policy().routine().persons(),
              change.policy().emergency().persons(),
              change.policy().destruction().persons());
      case Operation.EnrolPerson enrol ->
          enrol.credential().isPresent()
              ? say(request, enrol.person().name(), enrol.credential().get().token().label())
              : Messages.text("operation.person.enrol.without-token", enrol.person().name());
      case Operation.RemovePerson remove -> say(request, person(remove.person()));
      case Operation.CommissionToken commission ->
          say(
              request,
              commission.label(),
              commission.k(),
              commission.holders().size(),
              people(commission.holders()));
      case Operation.ReshareToken again ->
          say(
              request,
              again.token().label(),
              again.k(),
              again.holders().size(),
              people(again.holders()));
      case Operation.ReconcileToken look -> say(request, look.token().label());
      case Operation.AdoptKey adopt ->
          say(
              request,
              adopt.label(),
              outside(adopt.spki()),
              adopt.token().label(),
              domain,
              adopt.purpose(),
              TimeText.day(adopt.purposeEnds()),
              weak(adopt));
      case Operation.DestroyFound found ->
          say(
              request,
              request.subject().label(),
              outside(found.spki()),
              found.token().label(),
              logical(found.token()));
      case Operation.ResolveExecution resolve ->
          say(request, execution(resolve.request()), resolve.happened() ? 1 : 0);
      case Operation.StateTime time -> say(request, TimeText.exact(time.time()));
    };
  }

  private int reached(Spki spki) {
    return state.graph().from(spki).paths().size();
  }

  private static String say(Request request, Object... arguments) {
    return Messages.text("operation." + request.operation(), arguments);
  }

  private String destroyed(Request request, Operation.DestroyKey destroy, int paths) {
    int logical =
        state.keys().key(destroy.spki()).map(SigningKey::token).map(this::logical).orElse(0);
    return say(request, key(destroy.spki()), paths, logical);
  }

  /** 1 where the token's module is one that only removes files. */
  private int logical(TokenIdentity token) {
    return state
            .tokens()
            .find(token.serial())
            .filter(one ->
                one.ready().module().toLowerCase(Locale.ROOT).contains(Results.SOFTWARE_TOKEN))
            .isPresent()
        ? 1
        : 0;
  }

  /** What a look has shown of the key's attributes that a key of ours would not have. */
  private Messages.Composed weak(Operation.AdoptKey adopt) {
    return composed(
        state.looks().find(adopt.token()).stream()
            .flatMap(look -> look.standings().stream())
            .map(TokenLook.Standing::difference)
            .filter(one -> one.isOf(adopt.spki(), adopt.ckaId()))
            .map(one -> SafeText.of(one.fact(Difference.ATTRIBUTES)))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(text -> Messages.text("operation.key.adopt.weak", composed(text)))
            .orElse(""));
  }

  private static Messages.Composed composed(String text) {
    return new Messages.Composed(text);
  }

  private String key(Spki spki) {
    return state
        .keys()
        .key(spki)
        .map(SigningKey::label)
        .or(() -> state.watched().find(spki).stream().findFirst().map(WatchedKey::name))
        .orElseGet(() -> outside(spki));
  }

  private static String outside(Spki spki) {
    return HashText.groups(spki.hex().substring(0, 16));
  }

  private String domain(String id) {
    return state.domains().find(id).map(SigningDomain::name).orElse(id);
  }

  private String person(String id) {
    return state.people().person(id).map(Person::name).orElse(id);
  }

  private String people(List<String> ids) {
    return ids.stream().map(this::person).collect(Collectors.joining(", "));
  }

  private String files(Operation.CloseFindings close) {
    return close.findings().stream()
        .flatMap(id -> state.sprawl().find(id).stream())
        .map(finding -> finding.where().file())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String path(String id) {
    return state.trust().find(id).map(TrustPath::name).orElse(id);
  }

  private String trusted(TrustPath path) {
    return path.trusts().map(this::key).orElseGet(() -> path(path.dependsOn().orElse("")));
  }

  private Messages.Composed execution(String request) {
    return composed(
        state
            .requests()
            .find(request)
            .map(file -> sentence(file.request(), file.operation()))
            .orElse(request));
  }

  private static String until(CertificatePlan plan) {
    return plan.notAfter().substring(0, Math.min(DAY, plan.notAfter().length()));
  }
}
