package org.countersign.app.hsm;

/**
 * Told while a token keeps its caller waiting. Called on the waiting thread, and must return at
 * once.
 */
public interface Watcher {
  /** For who wants to know nothing. */
  Watcher NONE =
      new Watcher() {
        @Override
        public void notAnswering(String token, String function, long seconds) {}

        @Override
        public void answered(String token, String function, long seconds) {}
      };

  /**
   * The token has not answered yet; told again and again while it lasts.
   *
   * @param token the token's label, or the module's path where no token is meant yet
   * @param function the PKCS#11 function that was called first
   * @param seconds since the call began
   */
  void notAnswering(String token, String function, long seconds);

  /** A call that was told of has returned. */
  void answered(String token, String function, long seconds);
}
