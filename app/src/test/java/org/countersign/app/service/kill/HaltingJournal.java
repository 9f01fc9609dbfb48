package org.countersign.app.service.kill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.JournalStore;

/** The real journal, with points before, within and after each line and attachment. */
public final class HaltingJournal implements JournalStore {
  private static final Pattern KIND = Pattern.compile("\"kind\":\"([a-z.]+)\"");

  private final JournalStore real;
  private final Path file;
  private final Halt halt;

  public HaltingJournal(JournalStore real, Path file, Halt halt) {
    this.real = real;
    this.file = file;
    this.halt = halt;
  }

  @Override
  public Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) throws Failure {
    return real.readAll(reader, progress);
  }

  @Override
  public Optional<TornTail> look(LineReader reader, Consumer<Double> progress) throws Failure {
    return real.look(reader, progress);
  }

  @Override
  public void append(byte[] line) throws StoreFailed {
    Matcher kind = KIND.matcher(new String(line, StandardCharsets.UTF_8));
    String name = kind.find() ? kind.group(1) : "?";
    halt.here("before " + name);
    halt.here(
        "torn " + name,
        () -> Files.write(file, Arrays.copyOf(line, line.length / 2), StandardOpenOption.APPEND));
    real.append(line);
    halt.here("after " + name);
  }

  @Override
  public String attach(byte[] content) throws StoreFailed {
    String name = real.attach(content);
    halt.here("attached");
    return name;
  }

  @Override
  public byte[] attachment(String sha256) throws StoreFailed {
    return real.attachment(sha256);
  }

  @Override
  public List<String> attachments() throws StoreFailed {
    return real.attachments();
  }

  @Override
  public void close() {
    real.close();
  }
}
