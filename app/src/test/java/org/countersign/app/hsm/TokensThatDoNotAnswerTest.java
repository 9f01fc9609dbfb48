package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.model.failure.TokenFailure.NotAnswering;
import org.countersign.model.failure.TokenFailure.WrongPin;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokensThatDoNotAnswerTest {
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofSeconds(30));

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Watcher watcher =
      new Watcher() {
        @Override
        public void notAnswering(String token, String function, long seconds) {
          told.add("waiting for " + token + " in " + function);
        }

        @Override
        public void answered(String token, String function, long seconds) {
          told.add("answer of " + token + " in " + function);
        }
      };

  @Test
  void aModuleThatHangsIsGivenUpAndUsedAgainWhenItHasReturned() throws Exception {
    SoftHsm hsm = SoftHsm.fresh();
    TokenIdentity token = hsm.token("Alice");
    try (Pkcs11TokenPort port = new Pkcs11TokenPort(List.of(hsm.module()), SHORT, watcher);
        PersonalToken alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
      var key = alice.generateSigningKey(KeyAlgorithm.EC_P256, "k");
      told.clear();
      Process holder = lockAll(hsm.directory(token));

      assertThatThrownBy(() -> alice.sign(key.spki(), new byte[1]))
          .isInstanceOf(NotAnswering.class)
          .hasMessageContaining("Alice")
          .hasMessageContaining("C_Sign");
      assertThat(told).contains("waiting for Alice in C_Sign");
      assertThatThrownBy(alice::objects)
          .as("nobody waits behind a call that hangs")
          .isInstanceOf(NotAnswering.class)
          .hasMessageContaining("C_Sign");

      holder.getOutputStream().close();
      assertThat(holder.waitFor()).isZero();
      assertThat(whenItAnswers(alice)).hasSize(2);
    }
  }

  private static Process lockAll(Path directory) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName()));
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(".object"))
          .map(Path::toString)
          .forEach(command::add);
    }
    Process holder = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(output.readLine()).startsWith("locked");
    return holder;
  }

  private static List<?> whenItAnswers(PersonalToken token) throws Exception {
    while (true) {
      try {
        return token.objects();
      } catch (NotAnswering e) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aSlowCallIsToldOfAndThenThatItHasAnswered() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Watcher release =
        new Watcher() {
          @Override
          public void notAnswering(String token, String function, long seconds) {
            watcher.notAnswering(token, function, seconds);
            waiting.countDown();
          }

          @Override
          public void answered(String token, String function, long seconds) {
            watcher.answered(token, function, seconds);
          }
        };
    try (TokenThread thread = new TokenThread("T", Duration.ofMillis(5), release)) {
      String result =
          thread.call(
              "C_Slow",
              Duration.ofSeconds(30),
              () -> {
                waiting.await();
                return "done";
              });

      assertThat(result).isEqualTo("done");
      assertThat(told).first().isEqualTo("waiting for T in C_Slow");
      assertThat(told).last().isEqualTo("answer of T in C_Slow");
    }
  }

  @Test
  void aQuickCallIsNotToldOf() throws Exception {
    try (TokenThread thread = new TokenThread("T", Duration.ofSeconds(10), watcher)) {
      assertThat(thread.call("C_Quick", Duration.ofSeconds(30), () -> 1)).isEqualTo(1);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aResultThatComesWhenTheCallerHasLeftIsPutAway() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<String> unwanted = new LinkedBlockingQueue<>();
    try (TokenThread thread = new TokenThread("T", Duration.ofMillis(5), watcher)) {
      assertThatThrownBy(() ->
              thread.call(
                  "C_Late",
                  Duration.ofMillis(50),
                  () -> {
                    release.await();
                    return "late";
                  },
                  unwanted::add))
          .isInstanceOf(NotAnswering.class);
      assertThat(unwanted).isEmpty();

      release.countDown();

      assertThat(unwanted.poll(20, TimeUnit.SECONDS)).isEqualTo("late");
    }
  }

  @Test
  void aCallThatHasNotBegunIsNotMadeOnceItsCallerHasLeft() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    BlockingQueue<String> made = new LinkedBlockingQueue<>();
    try (TokenThread thread = new TokenThread("T", Duration.ofMillis(5), watcher)) {
      Thread first =
          Thread.ofPlatform()
              .start(() ->
                  assertThatThrownBy(() ->
                          thread.call(
                              "C_Stuck",
                              Duration.ofMillis(300),
                              () -> {
                                begun.countDown();
                                release.await();
                                return made.add("stuck");
                              }))
                      .isInstanceOf(NotAnswering.class));
      begun.await();
      assertThatThrownBy(
              () -> thread.call("C_Next", Duration.ofSeconds(30), () -> made.add("next")))
          .as("leaves when the one in front of it is given up")
          .isInstanceOf(NotAnswering.class);
      first.join();

      release.countDown();

      assertThat(made.poll(20, TimeUnit.SECONDS)).isEqualTo("stuck");
      while (true) {
        try {
          assertThat(thread.call("C_After", Duration.ofSeconds(30), made::size)).isZero();
          return;
        } catch (NotAnswering e) {
          Thread.onSpinWait();
        }
      }
    }
  }

  @Test
  void whatTheWorkThrowsReachesTheCallerAsItIs() {
    try (TokenThread thread = new TokenThread("T", Duration.ofSeconds(1), watcher)) {
      assertThatThrownBy(() ->
              thread.call(
                  "C_X",
                  Duration.ofSeconds(30),
                  () -> {
                    throw new WrongPin("T", "few");
                  }))
          .isInstanceOf(WrongPin.class);
      assertThatThrownBy(() ->
              thread.call(
                  "C_X",
                  Duration.ofSeconds(30),
                  () -> {
                    throw new IllegalStateException("a bug");
                  }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a bug");
    }
  }

  @Test
  void whoIsInterruptedLeavesAndStaysInterrupted() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (TokenThread thread = new TokenThread("T", Duration.ofSeconds(10), watcher)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() ->
              thread.call(
                  "C_X",
                  Duration.ofSeconds(30),
                  () -> {
                    release.await();
                    return 1;
                  }))
          .isInstanceOf(NotAnswering.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      release.countDown();
    }
  }
}
