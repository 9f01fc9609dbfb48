package org.countersign.app.screen.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.app.fx.FailureText;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.vault.EntryProofs.Exact;
import org.countersign.app.text.OperationText;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.json.Canonical;
import org.countersign.model.port.RegisterStore.EntryRow;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.request.Operation;
import org.countersign.model.vault.Kinds;
import org.countersign.model.vault.RequestFile;
import org.countersign.model.vault.VaultState;
import tools.jackson.databind.JsonNode;

/** Entries in words. Ask it while reading the vault, since it looks names up. */
final class EntryText {
  private final VaultState state;
  private final String kind;
  private final String actor;
  private final JsonNode body;
  private final Optional<RequestFile> file;

  private EntryText(VaultState state, String kind, String actor, JsonNode body) {
    this.state = state;
    this.kind = kind;
    this.actor = state.people().nameOf(actor);
    this.body = body;
    this.file = requestHash().flatMap(state.requests()::find);
  }

  /** A line of the list. */
  static JournalRow row(VaultState state, EntryRow row) {
    EntryText text = new EntryText(state, row.kind(), row.actor(), parsed(row.body()));
    return new JournalRow(
        row.seq(),
        row.at(),
        text.brief(),
        text.what(),
        text.actor,
        text.domain(row.domain()),
        level(row.level()),
        row.drill());
  }

  /** All about an entry. */
  static EntryDetail detail(VaultState state, Exact exact) {
    Header header = exact.entry().header();
    EntryText text = new EntryText(state, header.kind(), header.actor(), exact.entry().body());
    return new EntryDetail(
        exact,
        text.brief(),
        text.sentence(),
        text.why(),
        text.requestHash(),
        text.key(),
        text.file.map(of -> of.request().reason()).orElse(""),
        text.body.path("approval").path("comment").asString(""),
        text.failed(),
        text.domain(header.domain()),
        level(header.level()),
        exact.entry().signatures().stream().map(one -> text.signer(header, one)).toList());
  }

  private static JsonNode parsed(String body) {
    try {
      return Canonical.parse(body.getBytes(StandardCharsets.UTF_8));
    } catch (Refused e) {
      // The register is only for looking things up: what is wrong in it, the check tells.
      return Canonical.tree(body);
    }
  }

  private Optional<String> requestHash() {
    String hash =
        switch (kind) {
          case Kinds.RAISED -> HexFormat.of().formatHex(Canonical.sha256(Canonical.bytes(body)));
          case Kinds.APPROVED, Kinds.REFUSED -> body.path("approval").path("request").asString("");
          case Kinds.STARTED, Kinds.FINISHED, Kinds.FAILED -> body.path("request").asString("");
          default -> "";
        };
    return Optional.of(hash).filter(text -> !text.isEmpty());
  }

  private String key() {
    return file.map(of ->
            switch (of.operation()) {
              case Operation.OnKey onKey -> onKey.spki().hex();
              case Operation.AdoptKey adopt -> adopt.spki().hex();
              default -> made(of);
            })
        .orElse("");
  }

  /** The key that a finished request has made. */
  private static String made(RequestFile of) {
    return of.execution() instanceof RequestFile.Finished finished
        ? finished.outcome().result().path("spki").asString("")
        : "";
  }

  /** The kind in a word or two; one that is not known here as it stands. */
  private String brief() {
    return Messages.find("journal.short." + kind).orElse(kind);
  }

  private String what() {
    return switch (kind) {
      case Kinds.FOUNDED ->
          Messages.text("journal.what.founded", body.path("name").asString(""), founders());
      case Kinds.SESSION_OPENED ->
          Messages.text("journal.what.session", body.path("token").path("label").asString(""));
      case Kinds.SESSION_CLOSED -> closed("journal.what.closed.", "");
      case Kinds.CUT -> Messages.text("journal.what.cut", body.path("bytes").asLong(0));
      case Kinds.CONFIRMED ->
          Messages.text(
              "journal.what.trust.confirmed", ConfirmedText.arguments(state, actor, body));
      case Kinds.CRL_OBSERVED -> ObservedText.what(state, body);
      case Kinds.EXPORTED -> ExportText.what(body);
      case Kinds.LOOKED, Kinds.DISPOSED -> LookText.what(body);
      case Kinds.RESTORED, Kinds.HEAD_GIVEN_UP, Kinds.BACKUP_MADE, Kinds.BACKUP_DRILLED ->
          RecoveryText.what(kind, body);
      default -> operation();
    };
  }

  private String sentence() {
    String key = "journal.kind." + kind;
    return switch (kind) {
      case Kinds.FOUNDED -> Messages.text(key, actor, body.path("name").asString(""), founders());
      case Kinds.SESSION_OPENED ->
          Messages.text(key, actor, body.path("token").path("label").asString(""));
      case Kinds.SESSION_CLOSED -> closed(key + ".", actor);
      case Kinds.CUT -> Messages.text(key, actor, body.path("bytes").asLong(0));
      case Kinds.CONFIRMED ->
          Messages.text(key + ConfirmedText.how(body), ConfirmedText.arguments(state, actor, body));
      case Kinds.CRL_OBSERVED -> ObservedText.sentence(state, actor, body);
      case Kinds.EXPORTED ->
          Messages.text(key, actor, new Messages.Composed(ExportText.what(body)));
      case Kinds.LOOKED -> LookText.looked(actor, body);
      case Kinds.DISPOSED -> LookText.left(state, actor, body);
      case Kinds.RESTORED, Kinds.HEAD_GIVEN_UP, Kinds.BACKUP_MADE, Kinds.BACKUP_DRILLED ->
          RecoveryText.sentence(state, kind, actor, body);
      default ->
          Messages.find(key, actor, new Messages.Composed(operation()))
              .orElseGet(() -> Messages.text("journal.kind.unknown", actor, kind));
    };
  }

  private String closed(String key, String who) {
    String by = body.path("by").asString("");
    Object[] arguments = who.isEmpty() ? new Object[] {by} : new Object[] {who, by};
    return Messages.find(key + by, arguments)
        .orElseGet(() -> Messages.text(key + "other", arguments));
  }

  private String operation() {
    return file.map(of -> OperationText.sentence(state, of.request(), of.operation())).orElse("");
  }

  private String founders() {
    return StreamSupport.stream(body.path("founders").spliterator(), false)
        .map(founder -> founder.path("person").path("name").asString(""))
        .collect(Collectors.joining(", "));
  }

  private String why() {
    return switch (kind) {
      case Kinds.RAISED ->
          Messages.text(
              "journal.why.request.raised",
              body.path("policy").path("version").asLong(0),
              domain(body.path("domain").asString("")));
      case Kinds.APPROVED, Kinds.REFUSED -> ofFile("journal.why." + kind);
      case Kinds.STARTED -> ofFile("journal.why.execution.started");
      case Kinds.FINISHED, Kinds.FAILED -> ofFile("journal.why.execution.ended");
      default ->
          Messages.find("journal.why." + kind)
              .orElseGet(() -> Messages.text("journal.why.unknown"));
    };
  }

  private String ofFile(String key) {
    return file.map(of -> ofFile(key, of)).orElse("");
  }

  private String ofFile(String key, RequestFile of) {
    List<String> names =
        of.approvals().stream().map(one -> state.people().nameOf(one.approval().person())).toList();
    return Messages.text(
        key,
        state.people().nameOf(of.request().raisedBy()),
        of.raisedSeq(),
        names.size(),
        String.join(", ", names));
  }

  private String failed() {
    if (!kind.equals(Kinds.FAILED)) {
      return "";
    }
    String code = body.path("code").asString("");
    Object[] arguments =
        StreamSupport.stream(body.path("arguments").spliterator(), false)
            .map(one -> (Object) one.asString(""))
            .toArray();
    return FailureText.recorded(code, arguments);
  }

  private EntryDetail.Signer signer(Header header, EntrySignature one) {
    String spki = one.credential().hex();
    return state
        .people()
        .credential(one.credential())
        .map(enrolled -> {
          TokenIdentity token = enrolled.credential().token();
          return new EntryDetail.Signer(
              state.people().nameOf(enrolled.person()),
              spki,
              Messages.text(
                  "journal.words.token.value", token.label(), token.serial(), enrolled.fromSeq()),
              one.signature());
        })
        .orElseGet(() ->
            new EntryDetail.Signer(
                state.people().nameOf(header.actor()), spki, "", one.signature()));
  }

  private String domain(String id) {
    if (id.equals(SigningDomain.VAULT)) {
      return Messages.text("journal.domain.vault");
    }
    return state.domains().find(id).map(SigningDomain::name).orElse(id);
  }

  private static String level(String level) {
    return Messages.find("journal.level." + level).orElse(level);
  }
}
