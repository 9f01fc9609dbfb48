package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.RequestFile;

/**
 * The sealed shares of a token's PINs. New ones are attached to the vault before the old PINs are
 * given up; when that was cut off, they are found here, and nobody is locked out.
 */
final class ShareSets {
  private static final int LONGEST = 1 << 20;

  private final Vault vault;

  ShareSets(Vault vault) {
    this.vault = vault;
  }

  /** The shares on record, followed by those of changes that did not come to their end. */
  List<Results.TokenReady> candidates(Results.TokenReady recorded) throws Failure {
    List<Results.TokenReady> candidates = new ArrayList<>();
    candidates.add(recorded);
    if (vault.read(
        state -> state.requests().all().stream().anyMatch(file -> cutOff(file, recorded)))) {
      candidates.addAll(unfinished(recorded));
    }
    return candidates;
  }

  /** Shares that were attached for the change of PINs after the recorded one. */
  List<Results.TokenReady> unfinished(Results.TokenReady recorded) throws Failure {
    List<Results.TokenReady> found = new ArrayList<>();
    for (String hash : vault.journal().attachments()) {
      byte[] content = vault.journal().attachment(hash);
      if (content.length > LONGEST || content[0] != '{') {
        continue;
      }
      try {
        Results.TokenReady ready =
            Canonical.read(Canonical.parse(content), Results.TokenReady.class);
        if (ready.token().equals(recorded.token())
            && ready.generation() == recorded.generation() + 1) {
          found.add(ready);
        }
      } catch (Refused e) {
        // an attachment of another kind
      }
    }
    return found;
  }

  private static boolean cutOff(RequestFile file, Results.TokenReady recorded) {
    return file.operation() instanceof Operation.ReshareToken again
        && again.token().equals(recorded.token())
        && (file.execution() instanceof RequestFile.Started
            || file.execution() instanceof RequestFile.Failed);
  }
}
