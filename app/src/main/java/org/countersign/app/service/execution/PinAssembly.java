package org.countersign.app.service.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.TokenFailure;
import org.countersign.model.request.Results;
import org.countersign.model.share.PinShare;
import org.countersign.model.share.PinSplit;
import org.countersign.model.share.ShareEnvelope;

/**
 * Puts a signing token's PIN together from the shares of the custodians present, for one call, and
 * wipes it. Nobody sees it.
 */
final class PinAssembly {
  private final String vault;
  private final List<Results.TokenReady> candidates;

  /**
   * @param candidates the token as it is recorded; where a change of its PINs was cut off, followed
   *     by each way it may be now
   */
  PinAssembly(String vault, List<Results.TokenReady> candidates) {
    this.vault = vault;
    this.candidates = candidates;
  }

  /** What needs the PINs; it must not keep the arrays. There is one, but where it is in doubt. */
  interface PinUse<T> {
    T with(char[][] pins) throws Failure;
  }

  private interface SealedShare {
    byte[] of(Results.Share share);
  }

  <T> T withUserPin(Presence presence, PinUse<T> use) throws Failure {
    return with(presence, PinRole.USER, Results.Share::userPin, use);
  }

  <T> T withSoPin(Presence presence, PinUse<T> use) throws Failure {
    return with(presence, PinRole.SO, Results.Share::soPin, use);
  }

  private <T> T with(Presence presence, PinRole role, SealedShare sealed, PinUse<T> use)
      throws Failure {
    List<char[]> pins = new ArrayList<>();
    try {
      pins.add(pin(candidates.getFirst(), presence, role, sealed));
      for (Results.TokenReady other : candidates.subList(1, candidates.size())) {
        addIfPossible(pins, other, presence, role, sealed);
      }
      return use.with(pins.toArray(char[][]::new));
    } finally {
      pins.forEach(pin -> Arrays.fill(pin, '\0'));
    }
  }

  /** Other people may hold the other shares, and then they cannot be tried. */
  private void addIfPossible(
      List<char[]> pins,
      Results.TokenReady other,
      Presence presence,
      PinRole role,
      SealedShare sealed)
      throws TokenFailure {
    try {
      pins.add(pin(other, presence, role, sealed));
    } catch (Refused e) {
      // not enough of them are here, or it is no share that was made for this
    } catch (TokenFailure e) {
      throw e;
    } catch (Failure e) {
      throw new IllegalStateException(e);
    }
  }

  private char[] pin(Results.TokenReady token, Presence presence, PinRole role, SealedShare sealed)
      throws Failure {
    List<PinShare> shares = new ArrayList<>();
    try {
      for (Results.Share share : token.shares()) {
        Optional<TokenSigner> holder = presence.holder(share);
        if (holder.isPresent() && shares.size() < token.k()) {
          shares.add(
              ShareEnvelope.open(
                  sealed.of(share),
                  new CustodianShareKey(holder.get()),
                  role.context(vault, token.token().serial(), token.generation())));
        }
      }
      if (shares.size() < token.k()) {
        throw new Refused("token.holders-missing", token.token().label(), shares.size(), token.k());
      }
      return PinChars.chars(PinSplit.join(shares));
    } finally {
      shares.forEach(PinShare::close);
    }
  }
}
