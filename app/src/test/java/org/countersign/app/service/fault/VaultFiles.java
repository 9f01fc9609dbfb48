package org.countersign.app.service.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countersign.app.service.Folders;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.persistence.journal.FileJournal;

/** A closed vault's files, to be edited by hand and put back. */
final class VaultFiles {
  private final Path folder;
  private final Path copy;

  VaultFiles(VaultOnSoftHsm vault) throws IOException {
    folder = vault.folder();
    copy = folder.resolveSibling("copy");
    Folders.copy(folder, copy);
  }

  Path journal() {
    return folder.resolve(FileJournal.NAME);
  }

  List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(journal()));
  }

  void write(List<String> lines) throws IOException {
    Files.writeString(journal(), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  /** As it was before it was edited. */
  void putBack() throws IOException {
    Folders.copy(copy, folder);
  }
}
