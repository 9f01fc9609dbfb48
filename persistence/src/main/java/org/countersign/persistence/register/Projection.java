package org.countersign.persistence.register;

import static org.countersign.persistence.register.generated.Tables.APPLIED;
import static org.countersign.persistence.register.generated.Tables.APPROVAL;
import static org.countersign.persistence.register.generated.Tables.AUDIT_EXPORT;
import static org.countersign.persistence.register.generated.Tables.CERTIFICATE;
import static org.countersign.persistence.register.generated.Tables.COMMISSIONED_TOKEN;
import static org.countersign.persistence.register.generated.Tables.CREDENTIAL;
import static org.countersign.persistence.register.generated.Tables.CRL;
import static org.countersign.persistence.register.generated.Tables.ENTRY;
import static org.countersign.persistence.register.generated.Tables.OBSERVED_CRL;
import static org.countersign.persistence.register.generated.Tables.PERSON;
import static org.countersign.persistence.register.generated.Tables.POLICY_VERSION;
import static org.countersign.persistence.register.generated.Tables.PUBLICATION_SET;
import static org.countersign.persistence.register.generated.Tables.REQUEST;
import static org.countersign.persistence.register.generated.Tables.SIGNING_DOMAIN;
import static org.countersign.persistence.register.generated.Tables.SIGNING_KEY;
import static org.countersign.persistence.register.generated.Tables.SPRAWL_FINDING;
import static org.countersign.persistence.register.generated.Tables.STAKEHOLDER;
import static org.countersign.persistence.register.generated.Tables.TRUST_PATH;
import static org.countersign.persistence.register.generated.Tables.WATCHED_KEY;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.journal.Entry;
import org.countersign.model.request.SignedApproval;
import org.countersign.model.vault.Change;
import org.countersign.model.vault.RequestFile;
import org.countersign.persistence.register.generated.tables.records.AppliedRecord;
import org.countersign.persistence.register.generated.tables.records.ApprovalRecord;
import org.countersign.persistence.register.generated.tables.records.AuditExportRecord;
import org.countersign.persistence.register.generated.tables.records.CertificateRecord;
import org.countersign.persistence.register.generated.tables.records.CommissionedTokenRecord;
import org.countersign.persistence.register.generated.tables.records.CredentialRecord;
import org.countersign.persistence.register.generated.tables.records.CrlRecord;
import org.countersign.persistence.register.generated.tables.records.EntryRecord;
import org.countersign.persistence.register.generated.tables.records.ObservedCrlRecord;
import org.countersign.persistence.register.generated.tables.records.PersonRecord;
import org.countersign.persistence.register.generated.tables.records.PolicyVersionRecord;
import org.countersign.persistence.register.generated.tables.records.PublicationSetRecord;
import org.countersign.persistence.register.generated.tables.records.RequestRecord;
import org.countersign.persistence.register.generated.tables.records.SigningDomainRecord;
import org.countersign.persistence.register.generated.tables.records.SigningKeyRecord;
import org.countersign.persistence.register.generated.tables.records.SprawlFindingRecord;
import org.countersign.persistence.register.generated.tables.records.StakeholderRecord;
import org.countersign.persistence.register.generated.tables.records.TrustPathRecord;
import org.countersign.persistence.register.generated.tables.records.WatchedKeyRecord;
import org.jooq.DSLContext;

/** Writes what an entry changed into the tables, within the caller's transaction. */
final class Projection {
  private static final int THE_ONE_ROW = 1;

  private final Rows<EntryRecord> entries;
  private final Rows<PersonRecord> persons;
  private final Rows<CredentialRecord> credentials;
  private final Rows<SigningDomainRecord> domains;
  private final Rows<PolicyVersionRecord> policies;
  private final Rows<StakeholderRecord> stakeholders;
  private final Rows<CommissionedTokenRecord> tokens;
  private final Rows<SigningKeyRecord> keys;
  private final Rows<CertificateRecord> certificates;
  private final Rows<TrustPathRecord> paths;
  private final Rows<RequestRecord> requests;
  private final Rows<ApprovalRecord> approvals;
  private final Rows<CrlRecord> crls;
  private final RotationTables rotations;
  private final Rows<ObservedCrlRecord> observed;
  private final Rows<WatchedKeyRecord> watched;
  private final Rows<SprawlFindingRecord> findings;
  private final Rows<AuditExportRecord> exports;
  private final Rows<PublicationSetRecord> sets;
  private final Rows<AppliedRecord> applied;
  private final LookRows looks;
  private final RecoveryTables recoveries;

  Projection(Connection connection, DSLContext sql) throws SQLException {
    entries = new Rows<>(connection, sql, ENTRY);
    persons = new Rows<>(connection, sql, PERSON);
    credentials = new Rows<>(connection, sql, CREDENTIAL);
    domains = new Rows<>(connection, sql, SIGNING_DOMAIN);
    policies = new Rows<>(connection, sql, POLICY_VERSION);
    stakeholders = new Rows<>(connection, sql, STAKEHOLDER);
    tokens = new Rows<>(connection, sql, COMMISSIONED_TOKEN);
    keys = new Rows<>(connection, sql, SIGNING_KEY);
    certificates = new Rows<>(connection, sql, CERTIFICATE);
    paths = new Rows<>(connection, sql, TRUST_PATH);
    requests = new Rows<>(connection, sql, REQUEST);
    approvals = new Rows<>(connection, sql, APPROVAL);
    crls = new Rows<>(connection, sql, CRL);
    rotations = new RotationTables(connection, sql);
    observed = new Rows<>(connection, sql, OBSERVED_CRL);
    watched = new Rows<>(connection, sql, WATCHED_KEY);
    findings = new Rows<>(connection, sql, SPRAWL_FINDING);
    exports = new Rows<>(connection, sql, AUDIT_EXPORT);
    sets = new Rows<>(connection, sql, PUBLICATION_SET);
    applied = new Rows<>(connection, sql, APPLIED);
    looks = new LookRows(connection, sql);
    recoveries = new RecoveryTables(connection, sql);
  }

  void entry(Entry entry, byte[] leafHash) throws SQLException {
    entries.add(Mapping.row(entry, leafHash));
  }

  void applied(long count, String chain) throws SQLException {
    applied.put(new AppliedRecord(THE_ONE_ROW, count, chain));
  }

  void change(Change change) throws SQLException {
    switch (change) {
      case Change.PersonIs is -> persons.put(Mapping.row(is));
      case Change.CredentialIs is -> credentials.put(Mapping.row(is.credential()));
      case Change.DomainIs is -> domain(is.domain());
      case Change.TokenIs is -> tokens.put(Mapping.row(is.token()));
      case Change.KeyIs is -> keys.put(Mapping.row(is.key()));
      case Change.CertificateIs is -> certificates.put(Mapping.row(is.certificate()));
      case Change.TrustPathIs is -> paths.put(Mapping.row(is.path()));
      case Change.TrustPathGone gone -> paths.removeAll(TRUST_PATH.ID, gone.id());
      case Change.RequestIs is -> request(is.file());
      case Change.CrlIs is -> crls.put(Mapping.row(is.crl()));
      case Change.LookIs is -> looks.put(is.look());
      case Change.RotationIs is -> rotations.put(is.rotation());
      case Change.TrustConfirmed is -> rotations.add(is.confirmed());
      case Change.KeyKept is -> rotations.put(is.kept());
      case Change.CrlSeen seen -> observed.put(ObservedCrls.row(seen.crl()));
      case Change.WatchedKeyIs is -> watched.put(InventoryMapping.row(is.key()));
      case Change.WatchedKeyGone gone -> watched.removeAll(WATCHED_KEY.SPKI, gone.spki().hex());
      case Change.ExportIs is -> exports.put(Exports.row(is.export()));
      case Change.SetIs is -> sets.put(PublishedSets.row(is.set()));
      case Change.FindingIs is -> findings.put(InventoryMapping.row(is.finding()));
      case Change.OfRecovery of -> recoveries.put(of);
    }
  }

  private void domain(SigningDomain domain) throws SQLException {
    domains.put(Mapping.row(domain));
    policies.put(Mapping.policy(domain));
    stakeholders.removeAll(STAKEHOLDER.DOMAIN, domain.id());
    for (String person : domain.stakeholders()) {
      stakeholders.add(new StakeholderRecord(domain.id(), person));
    }
  }

  private void request(RequestFile file) throws SQLException {
    requests.put(Mapping.row(file));
    Optional<SignedApproval> last = file.refusal();
    if (last.isEmpty() && !file.approvals().isEmpty()) {
      last = Optional.of(file.approvals().getLast());
    }
    // Decisions come one by one and before the execution, so the last is the only new one.
    if (last.isPresent() && file.execution() instanceof RequestFile.NotStarted) {
      approvals.put(Mapping.row(last.get()));
    }
  }
}
