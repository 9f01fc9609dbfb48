package org.countersign.app.screen.revocation;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.service.revocation.Revocations.Seen;
import org.countersign.app.service.revocation.Revocations.Standing;
import org.countersign.model.vault.CrlRecord;

/** The lists a key has signed, and which of them were seen published. */
final class ListsTable {
  private final Standing standing;

  ListsTable(Standing standing) {
    this.standing = standing;
  }

  Node node() {
    TableView<CrlRecord> table =
        new TableBuilder<CrlRecord>()
            .number("revocation.number", 80, one -> one.crl().number())
            .time("revocation.from", 130, one -> one.crl().thisUpdate())
            .time("revocation.until", 130, one -> one.crl().nextUpdate())
            .number("revocation.certificates", 110, one -> one.crl().serials().size())
            .state("revocation.state", 140, this::badge)
            .text("revocation.taken-from", 260, this::source)
            .single()
            .placeholder(new EmptyState(Icon.REFUSED, "revocation.lists.none"))
            .build(FXCollections.observableList(standing.lists()));
    return table;
  }

  private Optional<Seen> seen(CrlRecord one) {
    String number = Long.toString(one.crl().number());
    return standing.seen().stream()
        .filter(seen ->
            seen.crl().issuer().equals(standing.key())
                && seen.crl().observation().matches()
                && seen.crl().observation().number().equals(number))
        .findFirst();
  }

  private Badge badge(CrlRecord one) {
    return seen(one).isPresent() ? Badge.CONFIRMED : Badge.UNCONFIRMED;
  }

  private String source(CrlRecord one) {
    return seen(one).map(seen -> seen.crl().observation().source()).orElse("");
  }
}
