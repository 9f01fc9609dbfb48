package org.countersign.app.service.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.countersign.app.service.request.CertifyCheck;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.pki.CertificateIssuer;
import org.countersign.model.pki.IssuedCertificate;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Issues the certificate that the approved plan describes, byte for byte. */
final class Certification implements Executor<Operation.Certify> {

  @Override
  public Results.CertificateMade run(Operation.Certify certify, ExecutionContext context)
      throws Failure {
    // What the rules refuse is refused before the token is opened.
    CertifyCheck.plan(certify);
    CertifyCheck.wouldBeIssued(certify, context.startedAt());
    SigningKey issuer =
        context
            .vault()
            .read(state -> state.keys().key(certify.issuer()))
            .orElseThrow(() -> new Refused("key.unknown", certify.issuer().hex()));
    CertificateIssuer certificates = new CertificateIssuer(context::startedAt);
    IssuedCertificate issued =
        certificates.issue(certify.plan(), new HsmSigner(context.signing(issuer.token()), issuer));
    context.step("certificate-signed", certify.plan().subject(), issued.der().sha256());
    String name = "certificates/" + FileNames.of(certify.plan().subject(), issued.der().sha256());
    String der = context.publish(name + ".cer", issued.der().bytes());
    String pem = context.publish(name + ".pem", issued.pem().getBytes(StandardCharsets.US_ASCII));
    return new Results.CertificateMade(issued.der().bytes(), List.of(der, pem));
  }
}
