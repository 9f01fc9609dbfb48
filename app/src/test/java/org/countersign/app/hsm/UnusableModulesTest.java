package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.countersign.model.failure.TokenFailure.ModuleUnusable;
import org.countersign.model.port.ModuleView;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableModulesTest {
  private SoftHsm hsm;

  @TempDir private Path folder;

  @BeforeEach
  void fresh() {
    hsm = SoftHsm.fresh();
  }

  private static ModuleView look(Path module) {
    try (Pkcs11TokenPort port =
        new Pkcs11TokenPort(List.of(module), Patience.USUAL, Watcher.NONE)) {
      return port.look().getFirst();
    }
  }

  private static void isUnusable(Path module, String why) {
    ModuleView view = look(module);
    assertThat(view.slots()).isEmpty();
    assertThat(view.path()).isEqualTo(module.toString());
    assertThat(view.problem()).get().isInstanceOf(ModuleUnusable.class);
    assertThat(view.problem().orElseThrow())
        .hasMessageContaining(why)
        .hasMessageContaining(module.toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    isUnusable(folder.resolve("missing.so"), "there is no such file");
  }

  @Test
  void aFolderIsNoModule() {
    isUnusable(folder, "it is not a file");
  }

  @Test
  void aTextIsNoModule() throws Exception {
    isUnusable(
        Files.writeString(folder.resolve("text.so"), "not a library"), "not a shared library");
    isUnusable(Files.writeString(folder.resolve("empty.so"), ""), "not a shared library");
  }

  @Test
  void aLibraryThatIsCutShortIsNotLoadedAtAll() throws Exception {
    byte[] whole = Files.readAllBytes(hsm.module());
    for (int length : new int[] {70, 5000, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.so"), Arrays.copyOf(whole, length));
      isUnusable(cut, "cut short");
    }
  }

  @Test
  void anElfHeaderFollowedByRubbishIsNoModule() throws Exception {
    byte[] rubbish = new byte[4096];
    System.arraycopy(Files.readAllBytes(hsm.module()), 0, rubbish, 0, 6);
    isUnusable(Files.write(folder.resolve("rubbish.so"), rubbish), "cannot load");
  }

  @Test
  void aLibraryOfAnotherKindIsNoModule() {
    Path ordinary = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
    isUnusable(ordinary, "it has no C_GetFunctionList");
  }

  @Test
  void aModuleThatDoesNotInitialiseTellsWhatItReturned() throws Exception {
    Path copy = Files.copy(hsm.module(), folder.resolve("libsofthsm2-copy.so"));
    hsm.configure(folder.resolve("tokens"));
    Files.delete(folder.resolve("tokens"));

    isUnusable(copy, "C_Initialize: CKR_GENERAL_ERROR");
  }

  @Test
  void aModuleThatHasBecomeUsableIsUsedAtTheNextLook() throws Exception {
    Path module = folder.resolve("later.so");
    try (Pkcs11TokenPort port =
        new Pkcs11TokenPort(List.of(module), Patience.USUAL, Watcher.NONE)) {
      assertThat(port.look().getFirst().problem()).isPresent();

      Files.copy(hsm.module(), module);

      assertThat(port.look().getFirst().problem()).isEmpty();
    }
  }

  @Test
  void oneBadModuleDoesNotHideTheTokensOfAnother() throws Exception {
    TokenIdentity token = hsm.token("Alice");
    Path bad = Files.writeString(folder.resolve("bad.so"), "bad");
    try (Pkcs11TokenPort port =
        new Pkcs11TokenPort(List.of(bad, hsm.module()), Patience.USUAL, Watcher.NONE)) {
      assertThat(port.look()).hasSize(2);
      try (PersonalToken alice = port.openPersonal(token, SoftHsm.USER_PIN.toCharArray())) {
        assertThat(alice.identity()).isEqualTo(token);
      }
    }
  }

  @Test
  void theCheckLetsARealModuleThrough() {
    assertThatThrownBy(() -> LibraryFile.check(folder)).isInstanceOf(ModuleUnusable.class);
    assertThat(look(hsm.module()).problem()).isEmpty();
  }
}
