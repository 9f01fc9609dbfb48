package org.countersign.app.service.execution;

import java.util.List;
import org.countersign.app.service.reconcile.Looking;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.Spki;
import org.countersign.model.port.DestroyEvidence;
import org.countersign.model.port.GeneratedKey;
import org.countersign.model.reconcile.Depth;
import org.countersign.model.reconcile.Difference;
import org.countersign.model.reconcile.Seen;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;

/** Looks at all objects of a signing token; takes a key found there in, or destroys it. */
final class FoundKeys {

  Results.TokenSeen look(Operation.ReconcileToken look, ExecutionContext context) throws Failure {
    Looking looking = new Looking(context.vault(), context.tokens());
    Seen seen = looking.seen(look.token(), Depth.FULL, context.signing(look.token()).objects());
    List<Difference> differences = looking.differences(seen);
    context.step("token-looked", look.token().label(), seen.objects().size(), differences.size());
    return looking.told(seen, differences);
  }

  Results.KeyMade adopt(Operation.AdoptKey adopt, ExecutionContext context) throws Failure {
    GeneratedKey key = context.signing(adopt.token()).readBack(adopt.spki(), adopt.ckaId());
    context.step("key-adopted", adopt.label(), key.algorithm().display());
    return new Results.KeyMade(
        key.spki(),
        key.publicKey().getEncoded(),
        key.algorithm(),
        adopt.token(),
        key.ckaId(),
        key.attributes());
  }

  Results.KeyErased destroy(Operation.DestroyFound found, ExecutionContext context) throws Failure {
    DestroyEvidence evidence =
        context.signing(found.token()).destroyFound(found.spki(), found.ckaId());
    return Destruction.gone(label(found.spki(), context), evidence, context);
  }

  private static String label(Spki key, ExecutionContext context) throws Refused {
    String label = context.request().subject().label();
    return label.isEmpty() ? key.brief() : label;
  }
}
