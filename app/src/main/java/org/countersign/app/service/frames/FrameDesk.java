package org.countersign.app.service.frames;

import java.nio.file.Path;
import org.countersign.app.service.files.ChosenFiles;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.vault.VaultState;

/** Whether files may leave on the screen, and the frames of one that may. */
public final class FrameDesk {
  private final Vault vault;

  public FrameDesk(Vault vault) {
    this.vault = vault;
  }

  /** What the vault's own policy says. */
  public boolean allowed() {
    return vault.read(FrameDesk::allowed);
  }

  private static boolean allowed(VaultState state) {
    return state
        .domains()
        .find(SigningDomain.VAULT)
        .filter(own -> own.policy().leaving().onScreen())
        .isPresent();
  }

  /**
   * The frames of a file.
   *
   * @throws Refused {@code frames.not-allowed} where the policy does not allow it, whatever was
   *     shown before
   */
  public QrFrames frames(Path file) throws Failure {
    mustBeAllowed();
    return new QrFrames(String.valueOf(file.getFileName()), ChosenFiles.read(file, QrFrames.MOST));
  }

  /** Saves pictures, which leave as easily. */
  public Path pictures(QrFrames frames, Path into, FramePictures.Progress progress) throws Failure {
    mustBeAllowed();
    return FramePictures.write(frames, into, progress);
  }

  private void mustBeAllowed() throws Refused {
    if (!allowed()) {
      throw new Refused("frames.not-allowed");
    }
  }
}
