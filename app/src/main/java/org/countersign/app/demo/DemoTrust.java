package org.countersign.app.demo;

import java.util.Optional;
import org.countersign.model.failure.Failure;
import org.countersign.model.key.Spki;
import org.countersign.model.trust.TrustPath;
import org.countersign.model.trust.TrustPath.Criticality;
import org.countersign.model.trust.TrustPath.Pin;

/** Twelve places where the demonstration's keys are trusted. */
final class DemoTrust {
  private final DemoInventory inventory;

  DemoTrust(DemoInventory inventory) {
    this.inventory = inventory;
  }

  void fill(Spki root, Spki release, Spki partner) throws Failure {
    String releases = DemoInventory.releases();
    String partners = DemoInventory.partners();
    String updater =
        add(
            releases,
            "Desktop updater trust store",
            release,
            Pin.CERTIFICATE,
            "trust store",
            "Client platform, +46 8 555 0311",
            "production",
            Criticality.CRITICAL,
            "ships with each major version");
    depends(
        releases,
        "Kiosks in 214 shops",
        updater,
        "updater",
        "Retail operations, +46 8 555 0312",
        "production",
        Criticality.CRITICAL,
        "follows the desktop updater");
    depends(
        releases,
        "Field engineers' laptops",
        updater,
        "updater",
        "Field service desk, +46 8 555 0313",
        "production",
        Criticality.HIGH,
        "follows the desktop updater");
    add(
        releases,
        "Release verification job",
        release,
        Pin.KEY,
        "build agent",
        "Build team, build@northgate.example",
        "production",
        Criticality.HIGH,
        "configuration management, same day");
    add(
        releases,
        "Customer mirror checks",
        release,
        Pin.CERTIFICATE,
        "partner",
        "Customer success, +46 8 555 0315",
        "production",
        Criticality.MEDIUM,
        "customers install a new certificate by hand");
    add(
        releases,
        "Staging updater",
        release,
        Pin.CERTIFICATE,
        "trust store",
        "Client platform, +46 8 555 0311",
        "staging",
        Criticality.LOW,
        "nightly");
    add(
        releases,
        "Gateway firmware",
        root,
        Pin.ISSUER,
        "firmware",
        "Embedded team, +46 8 555 0317",
        "production",
        Criticality.CRITICAL,
        "firmware update, up to 90 days");
    add(
        releases,
        "Corporate trust store",
        root,
        Pin.ISSUER,
        "trust store",
        "Workplace IT, +46 8 555 0318",
        "production",
        Criticality.HIGH,
        "group policy, within a day");
    String gateway =
        add(
            partners,
            "Partner gateway JWKS",
            partner,
            Pin.KEY,
            "JWKS consumer",
            "API team, +46 8 555 0321",
            "production",
            Criticality.CRITICAL,
            "reads the JWKS every hour");
    depends(
        partners,
        "Edge token cache",
        gateway,
        "cache",
        "API team, +46 8 555 0321",
        "production",
        Criticality.HIGH,
        "expires after 15 minutes");
    add(
        partners,
        "Contoso payments",
        partner,
        Pin.KEY,
        "partner",
        "Contoso security desk, +44 20 7946 0102",
        "production",
        Criticality.HIGH,
        "by signed mail, two working days");
    add(
        partners,
        "Partner sandbox",
        partner,
        Pin.KEY,
        "verifier",
        "API team, +46 8 555 0321",
        "staging",
        Criticality.LOW,
        "configuration management, same day");
  }

  private String add(
      String domain,
      String name,
      Spki key,
      Pin pin,
      String kind,
      String contact,
      String environment,
      Criticality criticality,
      String update)
      throws Failure {
    String id = DemoInventory.newId();
    inventory.trust(
        new TrustPath(
            id,
            name,
            domain,
            Optional.of(key),
            pin,
            kind,
            contact,
            environment,
            criticality,
            update,
            Optional.empty()));
    return id;
  }

  private void depends(
      String domain,
      String name,
      String on,
      String kind,
      String contact,
      String environment,
      Criticality criticality,
      String update)
      throws Failure {
    inventory.trust(
        new TrustPath(
            DemoInventory.newId(),
            name,
            domain,
            Optional.empty(),
            Pin.CERTIFICATE,
            kind,
            contact,
            environment,
            criticality,
            update,
            Optional.of(on)));
  }
}
