package org.countersign.app.service.execution;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Results;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareEnvelope;
import org.countersign.model.vault.EnrolledCredential;

/**
 * Splits a signing token's two PINs, proves that every k custodians can put them together, and
 * seals the shares.
 */
final class PinSplitting {
  private final ExecutionContext context;
  private final int k;
  private final List<String> holders;

  PinSplitting(ExecutionContext context, int k, List<String> holders) {
    this.context = context;
    this.k = k;
    this.holders = holders;
  }

  /** The token as it will stand in the journal. The PINs stay the caller's to wipe. */
  Results.TokenReady split(
      TokenIdentity token, String module, int generation, char[] userPin, char[] soPin)
      throws Failure {
    List<byte[]> user = sealed(PinRole.USER, token.serial(), generation, userPin);
    List<byte[]> so = sealed(PinRole.SO, token.serial(), generation, soPin);
    List<Results.Share> shares = new ArrayList<>();
    for (int i = 0; i < holders.size(); i++) {
      shares.add(
          new Results.Share(
              holders.get(i), credential(holders.get(i)).spki(), user.get(i), so.get(i)));
    }
    return new Results.TokenReady(token, module, generation, k, List.copyOf(shares));
  }

  private List<byte[]> sealed(PinRole role, String serial, int generation, char[] pin)
      throws Failure {
    Vault vault = context.vault();
    SecureRandom random = vault.random();
    byte[] secret = PinChars.ascii(pin);
    List<PinShare> shares = List.of();
    try {
      shares =
          PinSplit.split(
              secret,
              k,
              holders.size(),
              role.context(vault.head().vault(), serial, generation),
              random);
      int tried = PinSplit.proveAllCombinations(shares, k, secret);
      context.step("shares-proved", tried, k, holders.size());
      List<byte[]> sealed = new ArrayList<>();
      for (int i = 0; i < shares.size(); i++) {
        EnrolledCredential holder = credential(holders.get(i));
        sealed.add(ShareEnvelope.seal(shares.get(i), holder.credential().shareKey(), random));
      }
      return sealed;
    } finally {
      shares.forEach(PinShare::close);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private EnrolledCredential credential(String person) throws Refused {
    return context
        .vault()
        .read(state -> state.people().credentialOf(person))
        .orElseThrow(() -> new Refused("token.holder", person));
  }
}
