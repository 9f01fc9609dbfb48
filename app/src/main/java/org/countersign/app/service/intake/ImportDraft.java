package org.countersign.app.service.intake;

import java.util.List;
import org.countersign.app.service.request.Requests;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.people.Shown;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Results;
import org.countersign.model.vault.ImportCandidate;
import org.countersign.model.vault.ImportList;

/** Writes the list that two people are to sign, and the wish that names it. */
public final class ImportDraft {
  private final Vault vault;

  public ImportDraft(Vault vault) {
    this.vault = vault;
  }

  /**
   * The wish for an import of what people want taken. The list is kept as an attachment before
   * anybody is asked; if nobody asks, it lies there and nothing names it.
   *
   * @param wanted what was ticked; what is known or refused by now is left out
   * @param watch hears how many signatures of issuers have been verified, from several threads
   */
  public Requests.Wish wish(
      String domain, List<ImportCandidate> wanted, String reason, ImportPreview.Watch watch)
      throws Failure {
    var now = vault.now();
    ImportList list = vault.ask(state -> ImportList.of(state, domain, now, wanted));
    list.link(watch::at);
    byte[] lines = list.bytes();
    List<String> files = files(wanted);
    Operation.ImportInventory bring =
        new Operation.ImportInventory(
            files.subList(0, Math.min(files.size(), Operation.ImportInventory.MOST_SOURCES)),
            files.size(),
            new Results.Attachment(
                vault.journal().attach(lines), lines.length, Operation.ImportInventory.TYPE),
            list.counts());
    return Requests.Wish.real(bring, domain, reason);
  }

  private static List<String> files(List<ImportCandidate> wanted) {
    return wanted.stream()
        .map(candidate -> Shown.name(candidate.item().where().file()))
        .map(name -> name.isEmpty() ? "?" : name)
        .distinct()
        .toList();
  }
}
