package org.countersign.app.service.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.app.Services;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.Sentences;
import org.countersign.app.service.TokenPortCalls;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.vault.VaultOpener;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.JournalStore;
import org.countersign.model.request.RequestStatus;
import org.countersign.persistence.journal.FileJournal;
import org.countersign.persistence.publication.FolderPublication;
import org.countersign.persistence.publication.FolderSets;
import org.countersign.persistence.register.H2Register;
import org.junit.jupiter.api.Test;

/** Invariant 4: journal first. */
class JournalFirstTest {

  @Test
  void whatCannotBeWrittenInTheJournalIsNotAskedOfTheHsm() throws Exception {
    try (VaultOnSoftHsm vault = VaultOnSoftHsm.fresh()) {
      TokenPortCalls calls = new TokenPortCalls();
      vault.closed(calls::before);
      Stopped journal = new Stopped(FileJournal.open(vault.folder()));
      VaultOpener.Opened opened =
          new VaultOpener(vault.clock(), vault.workstation().random())
              .open(journal, H2Register.open(vault.folder()), progress -> {});
      FolderPublication publication =
          new FolderPublication(vault.folder().resolve(Services.PUBLICATION));
      FolderSets sets = new FolderSets(vault.folder().resolve("sets"));
      vault.use(Services.of(vault.workstation(), opened, publication, sets));
      vault.signIn(Charter.ADA);
      String hash =
          vault.raise(Inventory.generate(vault, "key", KeyAlgorithm.EC_P256), Charter.DOMAIN);
      try (var control = vault.services().controls().open(hash, Optional.empty())) {
        control.approve(Charter.BEN, Charter.pin(Charter.BEN), "");
        journal.stopped = true;
        calls.forget();

        assertThat(Sentences.codeOf(() -> control.execute(step -> {}))).isEqualTo("store.full");

        assertThat(calls.calls()).containsOnly("sign").hasSize(1);
        assertThat(vault.status(hash)).isEqualTo(RequestStatus.APPROVED);
        journal.stopped = false;
        Object ignored = control.execute(step -> {});
      }
      assertThat(vault.status(hash)).isEqualTo(RequestStatus.EXECUTED);
    }
  }

  /** A journal on a disk that fills up. */
  private static final class Stopped implements JournalStore {
    private final JournalStore real;
    private boolean stopped;

    Stopped(JournalStore real) {
      this.real = real;
    }

    @Override
    public Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) throws Failure {
      return real.readAll(reader, progress);
    }

    @Override
    public void append(byte[] line) throws StoreFailed {
      if (stopped) {
        throw new StoreFailed("full", null, "a test");
      }
      real.append(line);
    }

    @Override
    public String attach(byte[] content) throws StoreFailed {
      return real.attach(content);
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
}
