package org.countersign.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.countersign.model.Sha256;
import org.countersign.model.failure.Failure;
import org.countersign.model.journal.Level;
import org.countersign.model.pki.Pem;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.testing.MemoryBundle;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of revoked certificates in a bundle: held against the journal, their keys, each other. */
class ListsTest {
  private static final Scope PUBLIC =
      new Scope(Level.PUBLIC, "", Optional.empty(), Optional.empty());

  private VaultLife life;
  private VaultFixture vault;
  private SoftKey root;
  private SoftKey other;
  private SoftKey first;
  private SoftKey second;

  @BeforeEach
  void live() throws Exception {
    life = VaultLife.begun();
    vault = life.vault;
    root = life.root("root");
    other = life.root("other");
    first = life.issued("first", root);
    second = life.issued("second", root);
    revoked(first, 1, of(first));
    vault.advance(Duration.ofHours(1));
  }

  private List<String> of(SoftKey... keys) {
    return List.of(keys).stream().flatMap(key -> life.serials(key).stream()).toList();
  }

  private void revoked(SoftKey key, long number, List<String> serials) throws Failure {
    recorded(VaultLife.emergency(key), SoftCrl.made(vault, root, number, serials));
  }

  private void recorded(Operation operation, Results.CrlMade list) throws Failure {
    String hash = vault.approved(VaultLife.DOMAIN, operation);
    vault.start(hash, vault.ada);
    vault.finish(hash, vault.ada, VaultLife.changed(list));
  }

  private static String verdict(MemoryBundle bundle) {
    return VaultFixture.code(bundle::check);
  }

  private MemoryBundle bundle(Scope scope) throws Failure {
    return MemoryBundle.of(vault, scope, Optional.empty());
  }

  @Test
  void listsThatAreAsTheJournalSaysAreAccepted() throws Exception {
    revoked(second, 2, of(first, second));
    assertThat(bundle(Scope.ALL).check().unchecked()).isEmpty();
    assertThat(bundle(PUBLIC).check().unchecked())
        .extracting(BundleFacts.Unchecked::code)
        .contains("lists")
        .doesNotContain("list-keys", "list-serials");
  }

  /** What the entry says of number 2, with another file in its place. */
  private String recordedWith(byte[] der) throws Failure {
    Results.CrlMade said = SoftCrl.made(vault, root, 2, of(first, second));
    recorded(
        VaultLife.emergency(second),
        new Results.CrlMade(
            said.issuer(),
            said.number(),
            said.thisUpdate(),
            said.nextUpdate(),
            vault.attach(der, "application/pkix-crl"),
            said.serials()));
    return verdict(bundle(Scope.ALL));
  }

  @Test
  void listThatForgetsWhatTheJournalSaysItNamesIsRefused() throws Exception {
    assertThat(recordedWith(SoftCrl.der(root, 2, vault.now(), of(second))))
        .isEqualTo("bundle.crl-other");
  }

  @Test
  void listOfAnotherNumberIsRefused() throws Exception {
    assertThat(recordedWith(SoftCrl.der(root, 3, vault.now(), of(first, second))))
        .isEqualTo("bundle.crl-other");
  }

  @Test
  void listOfAnotherTimeIsRefused() throws Exception {
    Instant earlier = vault.now().minusSeconds(60);
    assertThat(recordedWith(SoftCrl.der(root, 2, earlier, of(first, second))))
        .isEqualTo("bundle.crl-other");
  }

  @Test
  void listThatAnotherKeyHasSignedIsRefused() throws Exception {
    SoftKey liar = new SoftKey(other.spki(), other.pair(), "root");
    assertThat(recordedWith(SoftCrl.der(liar, 2, vault.now(), of(first, second))))
        .isEqualTo("bundle.crl-signature");
  }

  @Test
  void listFromTheFutureIsRefused() throws Exception {
    Instant now = vault.now();
    vault.advance(Duration.ofMinutes(1));
    Results.CrlMade later = SoftCrl.made(vault, root, 2, of(first, second));
    vault.set(now);
    recorded(VaultLife.emergency(second), later);
    vault.advance(Duration.ofHours(1));
    assertThat(verdict(bundle(Scope.ALL))).isEqualTo("bundle.crl-future");
  }

  /** The public bundle, with one more list that two custodians have signed for. */
  private String with(byte[] der) throws Failure {
    SortedMap<String, byte[]> files = bundle(PUBLIC).files;
    files.put(
        BundleFiles.CRLS + Sha256.hex(der) + BundleFiles.PEM,
        Pem.encode(Pem.CRL, der).getBytes(StandardCharsets.US_ASCII));
    MemoryBundle forged = new MemoryBundle();
    forged.files.putAll(files);
    new BundleForge(vault, List.of(vault.ada, vault.ben))
        .seal(forged.files, UnaryOperator.identity());
    return verdict(forged);
  }

  @Test
  void listOfAStrangerIsRefusedWhereNoEntrySpeaksOfIt() throws Exception {
    SoftKey liar = new SoftKey(other.spki(), other.pair(), "root");
    assertThat(with(SoftCrl.der(liar, 2, vault.now(), of(first))))
        .isEqualTo("bundle.crl-signature");
  }

  @Test
  void listThatForgetsWhatAnEarlierOneNamesIsRefusedWhereNoEntrySpeaksOfIt() throws Exception {
    assertThat(with(SoftCrl.der(root, 2, vault.now(), of(second)))).isEqualTo("bundle.crl-forgets");
    assertThat(with(SoftCrl.der(root, 2, vault.now(), of(first, second)))).isEqualTo("allowed");
  }

  @Test
  void secondListOfANumberIsRefused() throws Exception {
    assertThat(with(SoftCrl.der(root, 1, vault.now(), of(first)))).isEqualTo("bundle.crl-number");
  }

  @Test
  void whatHasExpiredMayLeaveTheList() throws Exception {
    vault.set(life.notAfter().plusSeconds(1));
    assertThat(with(SoftCrl.der(root, 2, vault.now(), List.of()))).isEqualTo("allowed");
  }
}
