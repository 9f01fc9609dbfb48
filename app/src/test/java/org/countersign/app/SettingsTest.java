package org.countersign.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.app.fx.Theme;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() throws Failure {
    Path file = folder.resolve("deep/countersign/settings.json");
    Settings settings =
        new Settings(
            List.of(Path.of("/vaults/a \"b\""), Path.of("/vaults/c")),
            List.of(Path.of("/lib/x.so")),
            true);
    settings.write(file);
    Settings.NONE.write(file);
    settings.write(file);
    assertThat(Settings.read(file)).isEqualTo(settings);
    assertThat(folder.resolve("deep/countersign")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatAnEarlierVersionWroteIsStillRead() throws Failure, IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{\"modules\":[\"/lib/x.so\"],\"v\":1,\"vault\":\"/vaults/a\"}");
    assertThat(Settings.read(file))
        .isEqualTo(
            new Settings(List.of(Path.of("/vaults/a")), List.of(Path.of("/lib/x.so")), false));
  }

  @Test
  void theLastFewVaultsAndTheThemeAreRememberedTheLatestFirst() throws Failure {
    Path file = folder.resolve("settings.json");
    Remembered remembered = new Remembered(Settings.NONE, Optional.of(file));
    remembered.chosen(Theme.DARK);
    for (String vault : List.of("a", "b", "c", "d", "e", "f", "g", "c")) {
      remembered.opened(Path.of("/vaults", vault));
    }
    assertThat(Settings.read(file).vaults())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("c", "g", "f", "e", "d", "b");
    assertThat(Settings.read(file).dark()).isTrue();
    assertThat(new Remembered(Settings.read(file), Optional.empty()).theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void theFileIsForItsOwnerOnly() throws Failure, IOException {
    Path file = folder.resolve("countersign/settings.json");
    Settings.NONE.write(file);
    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void noFileIsNoError() throws Failure {
    assertThat(Settings.read(folder.resolve("settings.json"))).isEqualTo(Settings.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"v\":3,\"vaults\":[],\"modules\":[],\"dark\":false}",
        "{\"v\":2,\"vault\":\"\",\"modules\":[]}",
        "{\"v\":1,\"vault\":\"\",\"modules\":[],\"more\":1}",
        "{\"v\":1,\"vault\":\"a\\u0000b\",\"modules\":[]}",
        "{\"v\":1,\"vault\":7,\"modules\":[]}"
      })
  void whatCannotBeUnderstoodIsRefusedByName(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), content);
    assertThatThrownBy(() -> Settings.read(file))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo("settings.unreadable");
              assertThat(e.arguments()).containsExactly(file.toString());
            });
    assertThat(file).hasContent(content);
  }

  @Test
  void theFileIsWhereTheXdgSpecificationPutsIt() {
    assertThat(Settings.usualFile(Map.of("XDG_CONFIG_HOME", "/conf"), "/home/ada"))
        .isEqualTo(Path.of("/conf/countersign/settings.json"));
    assertThat(Settings.usualFile(Map.of("XDG_CONFIG_HOME", "relative"), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.config/countersign/settings.json"));
    assertThat(Settings.usualFile(Map.of(), "/home/ada"))
        .isEqualTo(Path.of("/home/ada/.config/countersign/settings.json"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
