package org.countersign.model.intake;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** What opens key stores: one object, since it takes long to make, and never added to the JVM's. */
final class StoreProvider {
  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private StoreProvider() {}
}
