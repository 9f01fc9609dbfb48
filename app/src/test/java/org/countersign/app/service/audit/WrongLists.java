package org.countersign.app.service.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.model.failure.Failure;
import org.countersign.model.request.Results;
import org.countersign.model.testing.SoftCrl;
import org.countersign.model.testing.SoftCustodian;
import org.countersign.model.testing.VaultFixture;
import org.countersign.model.testing.VaultLife;
import org.countersign.model.testing.VaultLife.SoftKey;

/**
 * Vaults whose last list of revoked certificates is another than the journal says: what a token
 * that lies, and a console that believes it, would leave behind.
 */
final class WrongLists {
  private WrongLists() {}

  private interface Making {
    byte[] der(VaultLife life, SoftKey issuer, List<String> serials);
  }

  /** By what is wrong with the list. */
  static Map<String, VaultLife> all() throws Failure {
    Map<String, VaultLife> all = new LinkedHashMap<>();
    all.put("forgets", life((life, root, serials) -> der(life, root, 1, List.of())));
    all.put("names one more", life((life, root, serials) -> der(life, root, 1, more(serials))));
    all.put("another number", life((life, root, serials) -> der(life, root, 2, serials)));
    all.put(
        "earlier",
        life((life, root, serials) ->
            SoftCrl.der(root, 1, life.vault.now().minusSeconds(60), serials)));
    all.put("another key", life((life, root, serials) -> der(life, stranger(root), 1, serials)));
    return all;
  }

  private static SoftKey stranger(SoftKey named) {
    return new SoftKey(named.spki(), SoftCustodian.keyPair(), named.label());
  }

  private static List<String> more(List<String> serials) {
    return List.of(serials.getFirst(), "1234");
  }

  private static byte[] der(VaultLife life, SoftKey issuer, long number, List<String> serials) {
    return SoftCrl.der(issuer, number, life.vault.now(), serials);
  }

  private static VaultLife life(Making making) throws Failure {
    VaultLife life = VaultLife.begun();
    VaultFixture vault = life.vault;
    SoftKey root = life.root("root");
    SoftKey leaf = life.issued("leaf", root);
    String hash = vault.approved(VaultLife.DOMAIN, VaultLife.emergency(leaf));
    vault.start(hash, vault.ada);
    List<String> serials = life.serials(leaf);
    Results.CrlMade said = SoftCrl.made(vault, root, 1, serials);
    byte[] other = making.der(life, root, serials);
    Results.CrlMade recorded =
        new Results.CrlMade(
            said.issuer(),
            said.number(),
            said.thisUpdate(),
            said.nextUpdate(),
            vault.attach(other, "application/pkix-crl"),
            said.serials());
    vault.finish(hash, vault.ada, VaultLife.changed(recorded));
    return life;
  }
}
