package org.countersign.app.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFinderTest {
  @TempDir private Path root;

  private Path configurations;
  private Path libraries;

  @BeforeEach
  void folders() throws Exception {
    root = root.toRealPath();
    configurations = Files.createDirectories(root.resolve("modules"));
    libraries = Files.createDirectories(root.resolve("lib"));
  }

  private List<Path> find() {
    return new ModuleFinder(List.of(root.resolve("absent"), configurations), List.of(libraries))
        .find();
  }

  private Path library(String name) throws Exception {
    Path file = libraries.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "library");
  }

  private void configure(String name, String text) throws Exception {
    Files.writeString(configurations.resolve(name), text);
  }

  @Test
  void anAbsolutePathOfP11KitIsTaken() throws Exception {
    Path hsm = Files.writeString(root.resolve("vendor.so"), "library");
    configure("vendor.module", "# a comment\n\nmodule:  " + hsm + "  \ncritical: no\n");

    assertThat(find()).containsExactly(hsm);
  }

  @Test
  void aRelativePathIsLookedForInTheUsualFolders() throws Exception {
    Path hsm = library("vendor.so");
    configure("vendor.module", "module: vendor.so\n");

    assertThat(find()).containsExactly(hsm);
  }

  @Test
  void aModuleThatDoesNotExistIsNotOffered() throws Exception {
    configure("gone.module", "module: /nowhere/gone.so\n");
    configure("relative.module", "module: gone.so\n");
    configure("empty.module", "");

    assertThat(find()).isEmpty();
  }

  @Test
  void aModuleThatIsFoundTwiceIsOfferedOnce() throws Exception {
    Path hsm = library("opensc-pkcs11.so");
    Files.createSymbolicLink(root.resolve("alias.so"), hsm);
    configure("a.module", "module: opensc-pkcs11.so\n");
    configure("b.module", "module: " + root.resolve("alias.so") + "\n");

    assertThat(find()).containsExactly(hsm);
  }

  @Test
  void aModuleInAUsualPlaceIsFoundWithoutP11Kit() throws Exception {
    Path hsm = library("softhsm/libsofthsm2.so");

    assertThat(find()).containsExactly(hsm);
  }

  @Test
  void aStoreOfTrustAnchorsIsNoModuleForKeys() throws Exception {
    Path trust = library("p11-kit-trust.so");
    configure("trust.module", "module: " + trust + "\ntrust-policy: yes\n");

    assertThat(find()).isEmpty();
  }

  @Test
  void aConfigurationThatIsNoTextIsPassedOver() throws Exception {
    Files.write(configurations.resolve("binary.module"), new byte[] {(byte) 0xC3, 0x28});
    Path hsm = library("vendor.so");
    configure("vendor.module", "module: vendor.so\n");

    assertThat(find()).containsExactly(hsm);
  }

  @Test
  void filesThatAreNoConfigurationAreLeftAlone() throws Exception {
    Path hsm = library("vendor.so");
    configure("vendor.module.bak", "module: " + hsm + "\n");

    assertThat(find()).isEmpty();
  }

  @Test
  void theSoftHsmOfThisMachineIsFound() throws Exception {
    assertThat(new ModuleFinder().find()).contains(SoftHsm.fresh().module().toRealPath());
  }
}
