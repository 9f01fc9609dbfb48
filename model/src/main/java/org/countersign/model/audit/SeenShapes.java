package org.countersign.model.audit;

import java.util.List;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;
import org.countersign.model.trust.BlastRadius;
import org.countersign.model.trust.TrustPath;

/** What a request shows people, as far as the request itself says what is right. */
final class SeenShapes {
  private static final BlastRadius NOBODY = new BlastRadius(List.of(), List.of());

  private SeenShapes() {}

  /** Refuses a request that shows another key than it means, or is asked for in a wrong domain. */
  static void shown(Request request, Operation operation) throws Refused {
    if (!request.subject().spki().equals(subject(operation))) {
      throw new Refused("request.subject", request.subject().label());
    }
    boolean reaches = operation instanceof Operation.PinsReach;
    if (!reaches
        && (request.impact().paths() != 0 || !request.impact().hash().equals(NOBODY.hash()))) {
      throw new Refused("request.impact", request.impact().paths(), 0);
    }
    boolean ofVault = request.domain().equals(SigningDomain.VAULT);
    if (ofVault
        != switch (place(operation)) {
          case VAULT -> true;
          case DOMAIN -> false;
          case EITHER -> ofVault;
        }) {
      throw new Refused("request.no-domain");
    }
    path(request, operation);
  }

  private static void path(Request request, Operation operation) throws Refused {
    TrustPath path =
        switch (operation) {
          case Operation.AddTrustPath add -> add.path();
          case Operation.ChangeTrustPath change -> change.path();
          default -> null;
        };
    if (path != null && !path.domain().equals(request.domain())) {
      throw new Refused("request.other-domain", request.domain(), path.domain());
    }
  }

  private static String subject(Operation operation) {
    return switch (operation) {
      case Operation.OnKey onKey -> onKey.spki().hex();
      case Operation.OnWatched on -> on.spki().hex();
      case Operation.AdoptKey adopt -> adopt.spki().hex();
      case Operation.DestroyFound found -> found.spki().hex();
      default -> "";
    };
  }

  private enum Place {
    VAULT,
    DOMAIN,
    EITHER
  }

  private static Place place(Operation operation) {
    return switch (operation) {
      case Operation.CreateDomain create -> Place.VAULT;
      case Operation.EnrolPerson enrol -> Place.VAULT;
      case Operation.RemovePerson remove -> Place.VAULT;
      case Operation.CommissionToken commission -> Place.VAULT;
      case Operation.ReshareToken again -> Place.VAULT;
      case Operation.ReconcileToken look -> Place.VAULT;
      case Operation.DestroyFound found -> Place.VAULT;
      case Operation.StateTime time -> Place.VAULT;
      case Operation.ChangeDomain change -> Place.EITHER;
      case Operation.ReviewDomain review -> Place.EITHER;
      case Operation.ChangePolicy change -> Place.EITHER;
      case Operation.ResolveExecution resolve -> Place.EITHER;
      default -> Place.DOMAIN;
    };
  }
}
