package org.countersign.app.service.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countersign.app.service.Charter;
import org.countersign.app.service.Inventory;
import org.countersign.app.service.VaultOnSoftHsm;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.model.audit.BundleProgress;
import org.countersign.model.audit.BundleWriter;
import org.countersign.model.audit.Scope;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.request.Operation;
import org.countersign.persistence.bundle.NewBundles;

/** A vault with a life behind it, and exports from it. */
public final class ExportedVault {
  private ExportedVault() {}

  /** Keys, certificates, a CRL, an emergency, a refusal; Ada is signed in. */
  public static VaultOnSoftHsm lived() throws Exception {
    VaultOnSoftHsm vault = VaultOnSoftHsm.fresh();
    vault.signIn(Charter.ADA);
    Inventory inventory = new Inventory(vault);
    Spki root = inventory.root("root", KeyAlgorithm.EC_P256);
    Spki release = inventory.issued(root, "release", KeyAlgorithm.EC_P256);
    Operation emergency =
        new Operation.EmergencyRevoke(release, "keyCompromise", Optional.empty(), "INC-7");
    vault.carryOut(emergency, Charter.DOMAIN, Charter.BEN);
    return vault;
  }

  /** Exports, signed by Ada and Ben. */
  public static BundleWriter.Written export(VaultOnSoftHsm vault, Scope scope, Path target)
      throws Exception {
    return export(vault, scope, target, (part, done, all) -> {});
  }

  /** The same; what the progress throws ends it. */
  static BundleWriter.Written export(
      VaultOnSoftHsm vault, Scope scope, Path target, BundleProgress progress) throws Exception {
    return export(vault, new ExportWish(scope, target, Optional.empty()), progress, begin());
  }

  private static ExportTools.Begin begin() {
    return NewBundles::begin;
  }

  /** Exports of the vault, which are begun there. */
  static AuditExport exports(VaultOnSoftHsm vault, ExportTools.Begin begin) {
    ExportTools tools =
        new ExportTools(
            begin,
            file -> file.request().reason() + "\n",
            List::of,
            "countersign 0 (test)",
            new UnnamedExports(vault.folder().resolve("exports-unnamed")));
    return new AuditExport(vault.services().vault(), vault.services().sessions(), tools);
  }

  /** The same, into what is begun there. */
  static BundleWriter.Written export(
      VaultOnSoftHsm vault, ExportWish wish, BundleProgress progress, ExportTools.Begin begin)
      throws Exception {
    AuditExport export = exports(vault, begin);
    try (TokenSigner ada = vault.services().sessions().open(Charter.ADA, Charter.pin(Charter.ADA));
        TokenSigner ben = vault.services().sessions().open(Charter.BEN, Charter.pin(Charter.BEN))) {
      return export.run(wish, List.of(ada, ben), progress);
    }
  }
}
