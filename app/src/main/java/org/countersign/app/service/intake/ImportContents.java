package org.countersign.app.service.intake;

import java.util.List;
import org.countersign.app.service.vault.Vault;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.intake.ImportLine;
import org.countersign.model.intake.ImportReader;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/** What an import that was asked for brings, line by line: people sign what they have seen. */
public final class ImportContents {
  private ImportContents() {}

  /** All lines of the list that a request for an import names. */
  public static List<ImportLine> of(Vault vault, Request request) throws Failure {
    if (!(request.what() instanceof Operation.ImportInventory bring)) {
      throw new IllegalArgumentException(request.operation() + " brings nothing");
    }
    return of(vault, bring, request.domain());
  }

  /** All lines of the list, or why it cannot be read. */
  public static List<ImportLine> of(Vault vault, Operation.ImportInventory bring, String domain)
      throws Failure {
    byte[] lines = vault.journal().attachment(bring.lines().attachment());
    if (lines.length != bring.lines().bytes()) {
      throw new Refused("import.attachment-missing", bring.lines().attachment());
    }
    return ImportReader.read(lines, domain);
  }
}
