package org.countersign.app.service.execution;

import org.countersign.model.failure.Failure;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.port.SigningToken;
import org.countersign.model.port.TokenObject;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/**
 * Makes a key pair; what the token made is read back and checked by the token's own side of the
 * port.
 */
final class KeyGeneration implements Executor<Operation.MakesKey> {

  @Override
  public Results.KeyMade run(Operation.MakesKey make, ExecutionContext context) throws Failure {
    SigningToken token = context.signing(make.token());
    GeneratedKey key = token.generate(make.algorithm(), label(make, token, context));
    context.step("key-generated", make.label(), make.algorithm().display(), key.spki().hex());
    return new Results.KeyMade(
        key.spki(),
        key.publicKey().getEncoded(),
        key.algorithm(),
        make.token(),
        key.ckaId(),
        key.attributes());
  }

  /**
   * The label on the token: the key's own, unless a key that the register does not know has it,
   * left by an execution that was cut off. Nothing is ever overwritten, and no two are alike.
   */
  private static String label(Operation.MakesKey make, SigningToken token, ExecutionContext context)
      throws TokenFailure {
    for (TokenObject object : token.objects()) {
      boolean leftOver =
          object.label().equals(make.label())
              && object.spki().isPresent()
              && context.vault().read(s -> s.keys().key(object.spki().get())).isEmpty();
      if (leftOver) {
        return secondLabel(make, context.authorised().hash());
      }
    }
    return make.label();
  }

  /** What the key of this request is labelled where its own label is taken. */
  static String secondLabel(Operation.MakesKey make, String request) {
    return make.label() + " " + request.substring(0, 8);
  }
}
