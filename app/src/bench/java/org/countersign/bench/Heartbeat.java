package org.countersign.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks a thread for a sign of life every five milliseconds, and looks at what keeps it. */
final class Heartbeat {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LONG_MS = 30;
  private static final int DEPTH = 60;

  private final Executor executor;
  private final Thread watched;
  private final Thread asking;
  private final List<Double> waits = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> worked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> seen = Collections.synchronizedMap(new TreeMap<>());
  private volatile boolean stopped;

  private Heartbeat(Executor executor) throws Exception {
    this.executor = executor;
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    executor.execute(() -> thread.complete(Thread.currentThread()));
    this.watched = thread.get();
    this.asking = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::run);
  }

  /** Begins to ask. */
  static Heartbeat of(Executor executor) throws Exception {
    Heartbeat heartbeat = new Heartbeat(executor);
    heartbeat.asking.start();
    return heartbeat;
  }

  void stop() throws InterruptedException {
    stopped = true;
    asking.join();
  }

  /** The longest wait for an answer, in milliseconds. */
  double longest() {
    return Collections.max(waits);
  }

  /** The most processor time that the thread used within one wait, in milliseconds. */
  double busiest() {
    return Collections.max(worked);
  }

  long over(double milliseconds) {
    return waits.stream().filter(wait -> wait > milliseconds).count();
  }

  /** What the thread was seen at when an answer was long in coming, most often first. */
  List<String> where() {
    return seen.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(12)
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .toList();
  }

  private void run() {
    try {
      while (!stopped) {
        ask();
        Thread.sleep(5);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void ask() throws Exception {
    CompletableFuture<Boolean> answered = new CompletableFuture<>();
    long cpu = THREADS.getThreadCpuTime(watched.threadId());
    long asked = System.nanoTime();
    executor.execute(() -> answered.complete(true));
    await(answered, LONG_MS);
    while (!answered.isDone()) {
      seen.merge(look(watched.getStackTrace()), 1, Integer::sum);
      await(answered, 5);
    }
    waits.add((System.nanoTime() - asked) / 1e6);
    worked.add((THREADS.getThreadCpuTime(watched.threadId()) - cpu) / 1e6);
  }

  private static void await(CompletableFuture<Boolean> answer, long milliseconds) throws Exception {
    try {
      answer.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // it is looked at again
    }
  }

  private static String look(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .limit(DEPTH)
        .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName())
        .collect(Collectors.joining(" < "));
  }
}
