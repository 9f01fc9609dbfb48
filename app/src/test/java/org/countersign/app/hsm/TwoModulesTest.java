package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.SlotView;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of the library under another path is another module to the loader: it has a state, and
 * tokens, of its own.
 */
class TwoModulesTest {

  @Test
  void tokensOfTwoModulesAreOpenAtOnce(@TempDir Path folder) throws Exception {
    SoftHsm hsm = SoftHsm.fresh();
    TokenIdentity alice = hsm.token("Alice");
    Path second = Files.copy(hsm.module(), folder.resolve("libsofthsm2-second.so"));
    hsm.configure(folder.resolve("tokens"));
    try (Pkcs11TokenPort port =
        new Pkcs11TokenPort(List.of(hsm.module(), second), Patience.USUAL, Watcher.NONE)) {
      List<ModuleView> views = port.look();
      SlotView blank = views.get(1).slots().getFirst();
      assertThat(views.get(1).slots()).as("Alice's token is in the other module").hasSize(1);

      TokenIdentity bob =
          port.initialise(
              blank, "Bob", SoftHsm.SO_PIN.toCharArray(), SoftHsm.USER_PIN.toCharArray());

      try (PersonalToken first = port.openPersonal(alice, SoftHsm.USER_PIN.toCharArray());
          PersonalToken other = port.openPersonal(bob, SoftHsm.USER_PIN.toCharArray())) {
        var key = first.generateSigningKey(KeyAlgorithm.EC_P256, "Alice's");
        assertThat(first.sign(key.spki(), new byte[1])).isNotEmpty();
        assertThat(other.objects()).isEmpty();
      }
      assertThat(hsm.tokens().toFile().list()).hasSize(1);
      assertThat(folder.resolve("tokens").toFile().list()).hasSize(1);
    }
  }
}
