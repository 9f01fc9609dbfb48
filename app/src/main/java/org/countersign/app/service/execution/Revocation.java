package org.countersign.app.service.execution;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CrlBuilder;
import org.countersign.model.pki.CrlPlan;
import org.countersign.model.pki.IssuedCrl;
import org.countersign.model.pki.notice.Phrases;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Reach;
import org.countersign.model.request.Results;
import org.countersign.model.vault.VaultState;

/**
 * Suspends, reinstates, revokes: a new CRL of every vault key that issued a certificate of this
 * key, and the documents for whoever a CRL does not reach.
 */
final class Revocation implements Executor<Operation.OnKey> {
  private static final String CRL_TYPE = "application/pkix-crl";

  private final CrlBuilder builder = new CrlBuilder();
  private final RevocationDocuments documents;

  Revocation(Phrases phrases) {
    this.documents = new RevocationDocuments(phrases);
  }

  @Override
  public Results.KeyChanged run(Operation.OnKey operation, ExecutionContext context)
      throws Failure {
    List<Results.CrlMade> crls = new ArrayList<>();
    List<String> files = new ArrayList<>();
    Set<Spki> issuers = issuers(operation, context);
    for (Spki issuer : issuers) {
      if (context.request().drill()) {
        rehearse(issuer, context);
      } else {
        made(issuer, operation, context, files).ifPresent(crls::add);
      }
    }
    List<Results.Document> papers =
        documents.write(operation, crls, issuers.size(), context, files);
    return new Results.KeyChanged(crls, papers, List.copyOf(files), context.elapsed());
  }

  /**
   * The CRL. An emergency does not stop where the rules allow none, such as when the issuer's
   * certificate has expired: a notice says it instead.
   */
  private Optional<Results.CrlMade> made(
      Spki issuer, Operation.OnKey operation, ExecutionContext context, List<String> files)
      throws Failure {
    try {
      return Optional.of(crl(issuer, operation, context, files));
    } catch (Refused e) {
      if (!(operation instanceof Operation.EmergencyRevoke) || !e.code().startsWith("crl.")) {
        throw e;
      }
      context.step("crl-not-made", context.labelOf(issuer), e.code());
      return Optional.empty();
    }
  }

  private static Set<Spki> issuers(Operation.OnKey operation, ExecutionContext context) {
    return operation instanceof Operation.IssueCrl crl
        ? Set.of(crl.spki())
        : context.vault().read(state -> Reach.crlIssuers(state, operation.spki()));
  }

  /**
   * A drill goes as far as opening the token; it signs nothing that could pass as the real thing.
   */
  private static void rehearse(Spki spki, ExecutionContext context) throws Failure {
    SigningKey issuer =
        context
            .vault()
            .read(state -> state.keys().key(spki))
            .orElseThrow(() -> new Refused("key.unknown", spki.hex()));
    context.signing(issuer.token());
    context.step("drill-no-crl", issuer.label());
  }

  private Results.CrlMade crl(
      Spki spki, Operation.OnKey operation, ExecutionContext context, List<String> files)
      throws Failure {
    SigningKey issuer =
        context
            .vault()
            .read(state -> state.keys().key(spki))
            .orElseThrow(() -> new Refused("key.unknown", spki.hex()));
    long number = context.crlNumber(spki.hex());
    CrlPlan plan =
        context.vault().ask(state -> plan(state, issuer, operation, number, context.startedAt()));
    IssuedCrl crl = builder.build(plan, new HsmSigner(context.signing(issuer.token()), issuer));
    context.step("crl-signed", issuer.label(), number, plan.revoked().size());
    byte[] der = crl.der().bytes();
    Results.Attachment kept = context.attach(der, CRL_TYPE);
    String name = crlName(issuer, number);
    files.add(context.publish(name + ".crl", der));
    files.add(context.publish(name + ".pem", crl.pem().getBytes(StandardCharsets.US_ASCII)));
    return new Results.CrlMade(
        spki, number, plan.thisUpdate(), plan.nextUpdate(), kept, serials(plan));
  }

  /** Where a CRL is published, but for the end of its name. */
  static String crlName(SigningKey issuer, long number) {
    return "crl/" + FileNames.of(issuer) + "-" + number;
  }

  private static CrlPlan plan(
      VaultState state, SigningKey issuer, Operation.OnKey operation, long number, Instant at)
      throws Failure {
    Instant next =
        at.atZone(ZoneOffset.UTC)
            .plus(state.domain(issuer.domain()).policy().crlPeriod())
            .toInstant();
    return new CrlPlan(
        RevocationPlan.issuerCertificate(state, issuer),
        BigInteger.valueOf(number),
        at,
        next,
        RevocationPlan.lines(state, issuer.spki(), operation, at));
  }

  private static List<String> serials(CrlPlan plan) {
    return plan.revoked().stream().map(line -> line.serial().toString(16)).toList();
  }
}
