package org.countersign.app.service.execution;

import org.countersign.model.failure.Failure;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.SigningToken;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Makes a key pair; what the token made is read back and checked by the token's own side of the
 * port.
 */
final class KeyGeneration implements Executor<Operation.GenerateKey> {

  @Override
  public Results.KeyMade run(Operation.GenerateKey make, ExecutionContext context) throws Failure {
    SigningToken token = context.signing(make.token());
    GeneratedKey key = token.generate(make.algorithm(), make.label());
    context.step("key-generated", make.label(), make.algorithm().display(), key.spki().hex());
    return new Results.KeyMade(
        key.spki(),
        key.publicKey().getEncoded(),
        key.algorithm(),
        make.token(),
        key.ckaId(),
        key.attributes());
  }
}
