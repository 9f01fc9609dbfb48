package org.countersign.app.screen.control;

import org.countersign.model.failure.Refused;
import org.countersign.model.json.Canonical;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import tools.jackson.databind.JsonNode;

/** Reads what came of an execution back from the journal, so that it looks the same next year. */
final class Outcome {
  private Outcome() {}

  /** A record of {@link Results}. */
  static Object read(Operation operation, JsonNode result) throws Refused {
    return switch (operation) {
      case Operation.MakesKey make -> Canonical.read(result, Results.KeyMade.class);
      case Operation.Certify certify -> Canonical.read(result, Results.CertificateMade.class);
      case Operation.DestroyKey destroy -> Results.erased(result);
      case Operation.DestroyFound destroy -> Results.erased(result);
      case Operation.AdoptKey adopt -> Canonical.read(result, Results.KeyMade.class);
      case Operation.ReconcileToken look -> Canonical.read(result, Results.TokenSeen.class);
      case Operation.CommissionToken commission -> Canonical.read(result, Results.TokenReady.class);
      case Operation.ReshareToken again -> Canonical.read(result, Results.TokenReady.class);
      case Operation.ImportCertificate outside -> new Results.Done();
      case Operation.KeepKey keep -> new Results.Done();
      case Operation.OnKey onKey -> Canonical.read(result, Results.KeyChanged.class);
      case Operation.OnWatched watched -> new Results.Done();
      case Operation.AddTrustPath add -> new Results.Done();
      case Operation.ChangeTrustPath change -> new Results.Done();
      case Operation.RemoveTrustPath remove -> new Results.Done();
      case Operation.ImportInventory bring -> new Results.Done();
      case Operation.CloseFindings close -> new Results.Done();
      case Operation.IssuePublication issue -> Canonical.read(result, Results.SetMade.class);
      case Operation.MendsGovernance mend -> new Results.Done();
    };
  }
}
