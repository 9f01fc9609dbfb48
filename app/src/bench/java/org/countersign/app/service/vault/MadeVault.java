package org.countersign.app.service.vault;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.RegisterStore;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.vault.Change;
import tools.jackson.databind.node.JsonNodeFactory;

/** A vault whose second entry has changed whatever one wants. */
public final class MadeVault {
  private MadeVault() {}

  /** Opens it over the register given; there is no file behind it. */
  public static Vault of(List<Change> changes, RegisterStore register) throws Exception {
    VaultFixture founded = VaultFixture.founded();
    JournalVerifier verifier = founded.verifier();
    Header header = founded.header(founded.ada, "bench", "", false);
    JournalVerifier.Checked made =
        new JournalVerifier.Checked(
            new Entry(
                header,
                new byte[Entry.SALT],
                JsonNodeFactory.instance.objectNode(),
                List.of(new EntrySignature(header.credential(), new byte[0]))),
            changes);
    verifier.accept(made);
    return new Vault(new NoFile(), register, Instant::now, new SecureRandom(), verifier);
  }

  private static final class NoFile implements JournalStore {
    @Override
    public Optional<TornTail> readAll(LineReader reader, Consumer<Double> progress) {
      return Optional.empty();
    }

    @Override
    public void append(byte[] line) {}

    @Override
    public String attach(byte[] content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] attachment(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
