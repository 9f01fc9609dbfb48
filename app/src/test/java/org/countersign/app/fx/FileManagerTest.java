package org.countersign.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.countersign.model.failure.StoreFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** With programs that stand for a desktop's. */
class FileManagerTest {
  @TempDir Path folder;

  @Test
  void theProgramGetsTheFolderWholeAndNothingElse() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("-x; a $(b) \"c\""));
    Path said = folder.resolve("said");
    Path program = folder.resolve("manager");
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '%s|%s' \"$#\" \"$1\" > said.part\nmv said.part said\n"
            .replace("said", said.toString()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    new FileManager(program).show(odd);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Files.exists(said));
    assertThat(said).hasContent("1|" + odd);
  }

  @Test
  void aProgramThatCannotBeStartedIsSaid() {
    assertThatThrownBy(() -> new FileManager(folder.resolve("none")).show(folder))
        .isInstanceOfSatisfying(
            StoreFailed.class, e -> assertThat(e.code()).isEqualTo("store.not-shown"));
  }
}
