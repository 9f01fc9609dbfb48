package org.countersign.app.service.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The controls that a vault gives evidence for, with the identifiers to cite, and which entries are
 * evidence for each: a kind of entry, or {@code op:} and the kind of an operation that was carried
 * out. No identifier is cited that is not on the product's list.
 */
enum Control {
  DUAL_CONTROL(
      csf("PR.AA-05", "request.approved", "request.refused"),
      csf(
          "GV.RR-02",
          "vault.founded",
          "op:person.enrol",
          "op:person.remove",
          "op:domain.create",
          "op:domain.change"),
      br("6.1.1.1", "op:key.generate", "op:key.rotate", "op:token.commission", "op:token.reshare"),
      br("5.2.2", "request.approved", "execution.started", "vault.restored")),
  IDENTITY(
      csf("PR.AA-01", "vault.founded", "op:person.enrol", "op:person.remove"),
      csf("PR.AA-03", "session.opened")),
  INVENTORY(
      csf(
          "ID.AM-02",
          "op:key.generate",
          "op:key.adopt",
          "op:certificate.root",
          "op:certificate.issue",
          "op:certificate.issue-csr",
          "op:certificate.import",
          "op:inventory.import",
          "token.looked"),
      csf("ID.AM-07", "op:trust.add", "op:trust.change", "op:trust.remove", "op:inventory.import"),
      csf(
          "ID.AM-08",
          "op:key.activate",
          "op:key.suspend",
          "op:key.reinstate",
          "op:key.rotate",
          "op:key.revoke",
          "op:key.retire",
          "op:key.emergency-revoke",
          "op:key.destroy",
          "op:key.keep"),
      nhi(
          "NHI1:2025",
          "op:key.retire",
          "op:key.revoke",
          "op:key.destroy",
          "op:watched.distrust",
          "op:trust.remove",
          "op:person.remove"),
      nhi("NHI7:2025", "op:key.rotate", "op:key.retire", "op:certificate.issue")),
  KEY_PROTECTION(
      csf(
          "PR.DS-01",
          "op:token.commission",
          "op:token.reshare",
          "op:token.reconcile",
          "token.looked"),
      nhi("NHI2:2025", "op:finding.close", "op:key.destroy-found"),
      br("6.2.7", "op:token.commission", "op:key.generate", "op:key.adopt", "op:key.destroy")),
  LEAST_PRIVILEGE(
      csf("PR.AA-05", "op:policy.change", "op:person.remove", "op:domain.review"),
      nhi("NHI5:2025", "op:policy.change", "op:person.remove"),
      id("NIST", "SP 800-207", "session.opened", "session.closed", "request.approved")),
  EMERGENCY(
      csf("RS.MA-01", "op:key.emergency-revoke", "op:watched.distrust"),
      csf(
          "RS.MI-01",
          "op:key.emergency-revoke",
          "op:key.suspend",
          "op:key.revoke",
          "op:watched.distrust"),
      csf("RS.CO-02", "trust.confirmed", "op:publication.issue"),
      csf("RC.RP-03", "backup.drilled", "vault.restored"),
      br(
          "4.9.7",
          "op:crl.issue",
          "op:key.emergency-revoke",
          "op:key.revoke",
          "op:key.suspend",
          "op:publication.issue",
          "crl.observed")),
  AUDIT_RECORD(
      csf("PR.PS-04", "*"),
      csf(
          "DE.AE-02",
          "token.looked",
          "difference.disposed",
          "crl.observed",
          "journal.cut",
          "head.given-up",
          "op:execution.resolve",
          "op:clock.state"),
      csf("RS.AN-06", "execution.finished", "execution.failed"),
      csf("RS.AN-07", "trust.confirmed", "crl.observed", "audit.exported"),
      br("5.4.1", "*"),
      br("5.4.3", "vault.founded", "audit.exported", "backup.made")),
  BACKUP(csf("PR.DS-11", "backup.made", "backup.drilled", "vault.restored")),
  OVERSIGHT(
      csf("GV.OV-01", "op:domain.review"), csf("GV.OV-03", "op:domain.review", "audit.exported"));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Identifier> identifiers;

  Control(Identifier... identifiers) {
    this.identifiers = List.of(identifiers);
  }

  List<Identifier> identifiers() {
    return identifiers;
  }

  /** Key of its name. */
  String key() {
    return "control." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What is cited.
   *
   * @param source who published it
   * @param evidence in the order to name it
   */
  record Identifier(String source, String id, List<String> evidence) {
    /** Every entry is. */
    static final String ALL = "*";

    boolean isShownBy(Set<String> what) {
      return evidence.contains(ALL) || evidence.stream().anyMatch(what::contains);
    }
  }

  private static Identifier csf(String id, String... evidence) {
    return id("NIST CSF 2.0", id, evidence);
  }

  private static Identifier br(String id, String... evidence) {
    return id("CA/B BR", id, evidence);
  }

  private static Identifier nhi(String id, String... evidence) {
    return id("OWASP NHI", id, evidence);
  }

  private static Identifier id(String source, String id, String... evidence) {
    return new Identifier(source, id, List.of(evidence));
  }
}
