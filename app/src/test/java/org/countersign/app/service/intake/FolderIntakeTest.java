package org.countersign.app.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real folders, with what people and hostile people leave in them. */
final class FolderIntakeTest {
  private static final Path DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

  @TempDir private Path temporary;
  private Path folder;
  private final List<String> told = new ArrayList<>();
  private int most = Integer.MAX_VALUE;

  private final FolderIntake.Watch watch =
      new FolderIntake.Watch() {
        @Override
        public void reading(String name, long done, long all) {
          told.add(name + " " + (done <= all));
        }

        @Override
        public boolean cancelled() {
          return told.size() >= most;
        }
      };

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectories(temporary.resolve("stores"));
    Files.createDirectories(folder.resolve("a/b"));
    Files.copy(DEBIAN, folder.resolve("a/b/bundle.pem"));
    Files.writeString(folder.resolve("notes.txt"), "nothing to see here\n");
  }

  @Test
  void filesOfAFolderAreReadUnderTheFoldersName() {
    List<FileReading> readings = read(folder);
    assertThat(readings)
        .extracting(FileReading::name)
        .containsExactly("stores/a/b/bundle.pem", "stores/notes.txt");
    assertThat(readings.getFirst().reading().items()).hasSizeGreaterThan(100);
    assertThat(readings.getFirst().reading().items().getFirst().where().file())
        .isEqualTo("stores/a/b/bundle.pem");
    assertThat(codes(readings)).containsExactly("unknown");
    assertThat(told).containsExactly("stores/a/b/bundle.pem true", "stores/notes.txt true");
  }

  @Test
  void aLinkOutOfTheFolderIsNotFollowedAndSaid() throws IOException {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.copy(DEBIAN, outside.resolve("secret.pem"));
    Files.createSymbolicLink(folder.resolve("link.pem"), outside.resolve("secret.pem"));
    Files.createSymbolicLink(folder.resolve("up"), outside);
    Files.createSymbolicLink(folder.resolve("inside.pem"), folder.resolve("a/b/bundle.pem"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    List<FileReading> readings = read(folder);
    assertThat(readings.stream().filter(r -> !r.reading().items().isEmpty()))
        .extracting(FileReading::name)
        .containsExactly("stores/a/b/bundle.pem");
    assertThat(codes(readings))
        .containsExactlyInAnyOrder("link-outside", "link-outside", "link-broken", "unknown");
  }

  @Test
  void aLinkThatSomebodyChoseByNameIsFollowed() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("mine.pem"), DEBIAN);
    List<FileReading> readings = read(link);
    assertThat(readings).extracting(FileReading::name).containsExactly("mine.pem");
    assertThat(readings.getFirst().reading().items()).hasSizeGreaterThan(100);
  }

  @Test
  void aPipeIsNotOpened() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();
    assertThat(codes(read(folder))).contains("not-a-file");
  }

  @Test
  void whatIsGoneIsSaidAndKeepsNoOtherBack() {
    List<FileReading> readings = read(temporary.resolve("missing.pem"), folder);
    assertThat(codes(readings)).containsExactly("file-unreadable", "unknown");
    assertThat(readings).hasSize(3);
  }

  @Test
  void foldersDeeperThanAnybodyMakesAreNotEntered() throws IOException {
    Path deep = folder;
    for (int i = 0; i < FolderWalk.DEEPEST + 2; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.copy(DEBIAN, deep.resolve("deep.pem"));
    assertThat(codes(read(folder))).contains("too-deep");
  }

  @Test
  void aFileTooBigIsRefusedBeforeItIsRead() throws IOException {
    try (var file =
        Files.newByteChannel(
            folder.resolve("big"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      file.position(1L << 32).write(ByteBuffer.allocate(1)); // sparse
    }
    assertThat(codes(read(folder))).contains("too-big");
  }

  @Test
  void cancelStopsBeforeTheNextFile() {
    most = 1;
    assertThatThrownBy(() -> read(folder)).isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(1);
  }

  private List<FileReading> read(Path... chosen) {
    return new FolderIntake().read(List.of(chosen), Optional.empty(), watch);
  }

  private static List<String> codes(List<FileReading> readings) {
    return readings.stream()
        .flatMap(reading -> reading.reading().problems().stream())
        .map(problem -> problem.code())
        .toList();
  }
}
