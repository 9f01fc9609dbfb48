package org.countersign.app.service.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countersign.model.failure.StoreFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a vault can be founded, and where not. */
final class NewFolderTest {
  @TempDir private Path home;

  private static void refused(String text, String code) {
    assertThatThrownBy(() -> NewFolder.check(text))
        .isInstanceOfSatisfying(
            StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store." + code));
  }

  @Test
  void aNewOrEmptyFolderIsTakenAndNothingIsMade() throws Exception {
    Path fresh = home.resolve("fresh");
    assertThat(NewFolder.check(" " + fresh + "/./ ")).isEqualTo(fresh);
    assertThat(fresh).doesNotExist();
    Path empty = Files.createDirectory(home.resolve("empty"));
    assertThat(NewFolder.check(empty.toString())).isEqualTo(empty);
  }

  @Test
  void anythingElseIsRefusedByName() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");
    refused("", "folder-path");
    refused("vault", "folder-path");
    refused("/", "folder-path");
    refused(home + "/a\0b", "folder-path");
    refused(home + "/a;b", "folder-name");
    refused(home.toString(), "not-empty");
    refused(file.toString(), "not-a-folder");
    refused(home + "/missing/vault", "no-parent");
    Path link = Files.createSymbolicLink(home.resolve("link"), home.resolve("nowhere"));
    refused(link.toString(), "not-a-folder");
  }
}
