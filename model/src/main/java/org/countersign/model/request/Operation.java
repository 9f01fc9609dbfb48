package org.countersign.model.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.model.domain.Authority;
import org.countersign.model.domain.Policy;
import org.countersign.model.domain.SigningDomain;
import org.countersign.model.key.KeyAlgorithm;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Name;
import org.countersign.model.people.Person;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.port.TokenIdentity;
import org.countersign.model.publication.SetCounts;
import org.countersign.model.publication.SetList;
import org.countersign.model.trust.TrustPath;

/**
 * What a request asks for: a request's {@code operation} and {@code parameters}. Each record checks
 * itself; how each is called in the journal is in {@link OperationKinds}.
 */
public sealed interface Operation {

  /** Which authority of the policy it needs. */
  default Authority authority() {
    return Authority.ROUTINE;
  }

  /** Operations whose subject is one key of the vault. */
  sealed interface OnKey extends Operation {
    Spki spki();
  }

  /** Operations that make a key pair in a signing token. */
  sealed interface MakesKey extends Operation {
    String label();

    KeyAlgorithm algorithm();

    TokenIdentity token();

    String purpose();

    Instant purposeEnds();
  }

  /** Operations after which somebody may break: they pin the blast radius and show it. */
  sealed interface PinsReach extends Operation {
    Spki spki();
  }

  /** Operations that take trust away. */
  sealed interface TakesTrustAway extends OnKey, PinsReach {}

  /** Operations whose subject is a key that the domain watches. */
  sealed interface OnWatched extends Operation {
    Spki spki();
  }

  /** Operations that mend governance, which a gap of governance must not block. */
  sealed interface MendsGovernance extends Operation {}

  /** Makes a key pair in a signing token. */
  record GenerateKey(
      String label,
      KeyAlgorithm algorithm,
      TokenIdentity token,
      String purpose,
      Instant purposeEnds)
      implements MakesKey {
    public GenerateKey {
      label = Name.check("label", label);
      purpose = Name.check("purpose", purpose);
    }
  }

  /**
   * Makes a key pair that is to take the place of a key, and begins the rotation.
   *
   * @param spki the old key
   * @param label of the new key, as are algorithm, token and purpose
   * @param overlapEnds until when every place that trusts the old key is to trust the new one only
   */
  record RotateKey(
      Spki spki,
      String label,
      KeyAlgorithm algorithm,
      TokenIdentity token,
      String purpose,
      Instant purposeEnds,
      Instant overlapEnds)
      implements OnKey, MakesKey {
    public RotateKey {
      label = Name.check("label", label);
      purpose = Name.check("purpose", purpose);
    }
  }

  /** Operations that make a certificate; the plan says all that the certificate will say. */
  sealed interface Certify extends OnKey {
    CertificatePlan plan();

    /** The vault key that signs. */
    Spki issuer();
  }

  /** A self-signed certificate for a vault key. */
  record IssueRoot(Spki spki, CertificatePlan plan) implements Certify {
    @Override
    public Spki issuer() {
      return spki;
    }
  }

  /** A certificate for a vault key, signed by a vault CA key. */
  record IssueCertificate(Spki issuer, Spki spki, CertificatePlan plan) implements Certify {}

  /** A certificate for an outside key, by its CSR (DER). */
  record IssueForCsr(Spki issuer, Spki spki, byte[] csr, CertificatePlan plan) implements Certify {}

  /** Records a certificate that an outside CA issued for a vault key (DER). */
  record ImportCertificate(Spki spki, byte[] certificate) implements OnKey {}

  /** A CRL of an issuer, outside any revocation: the first one, or before nextUpdate. */
  record IssueCrl(Spki spki) implements OnKey {}

  record ActivateKey(Spki spki) implements OnKey {}

  record SuspendKey(Spki spki) implements TakesTrustAway {}

  record ReinstateKey(Spki spki) implements OnKey {}

  /** Routine revocation; {@code reason} is a CRLReason name. */
  record RevokeKey(Spki spki, String reason) implements TakesTrustAway {
    public RevokeKey {
      reason = Checks.reason(reason);
    }
  }

  /** Ends a key without revoking certificates. */
  record RetireKey(Spki spki) implements TakesTrustAway {}

  /**
   * Emergency revocation; {@code reason} is a CRLReason name, {@code incident} the reference people
   * use.
   */
  record EmergencyRevoke(Spki spki, String reason, Optional<Instant> invalidity, String incident)
      implements TakesTrustAway {
    public EmergencyRevoke {
      reason = Checks.reason(reason);
      incident = Name.checkText("incident", incident);
    }

    @Override
    public Authority authority() {
      return Authority.EMERGENCY;
    }
  }

  record DestroyKey(Spki spki) implements TakesTrustAway {
    @Override
    public Authority authority() {
      return Authority.DESTRUCTION;
    }
  }

  /**
   * Keeps the private key of a key that has ended, until a day. Places that have let go of the key
   * and trust its successor are from now on shown at the successor, so the blast radius is pinned.
   */
  record KeepKey(Spki spki, String why, Instant until) implements TakesTrustAway {
    public KeepKey {
      why = Checks.words("reason for keeping", why);
    }
  }

  /**
   * Marks a watched key as one that nobody is to trust any more. It revokes nothing, since others
   * hold the key: what trusts it here is stale from now on.
   *
   * @param why what is known, and from whom
   * @param since since when it may have been in other hands, where that is known
   */
  record DistrustKey(Spki spki, String why, Optional<Instant> since)
      implements OnWatched, PinsReach {
    public DistrustKey {
      why = Checks.words("reason for distrust", why);
    }

    @Override
    public Authority authority() {
      return Authority.EMERGENCY;
    }
  }

  /** Takes the mark off again: it was a mistake. */
  record TrustKeyAgain(Spki spki, String why) implements OnWatched {
    public TrustKeyAgain {
      why = Checks.words("reason for trust", why);
    }
  }

  record AddTrustPath(TrustPath path) implements Operation {}

  record ChangeTrustPath(TrustPath path) implements Operation {}

  record RemoveTrustPath(String path) implements Operation {}

  /**
   * Takes into the inventory what files have brought.
   *
   * @param sources names of the files, the first few
   * @param files how many files there were
   * @param lines the attachment that says it all, line by line (docs/import-format.md)
   */
  record ImportInventory(
      List<String> sources, int files, Results.Attachment lines, ImportCounts counts)
      implements Operation {
    /** As many names of files as people can look through. */
    public static final int MOST_SOURCES = 20;

    /** The type of the attachment. */
    public static final String TYPE = "application/jsonl";

    public ImportInventory {
      sources = Checks.sources(sources, files, MOST_SOURCES);
      if (counts.lines() == 0 || !lines.type().equals(TYPE) || lines.bytes() < 1) {
        throw new IllegalArgumentException("an import has lines");
      }
    }
  }

  /**
   * Issues the next publication set of a domain (docs/publication-set.md).
   *
   * @param from the moment it describes, not after the request
   * @param until when relying parties stop believing it
   * @param signers the domain's issuers, in order: each answers for what it has issued, the first
   *     signs the set; where there is none, the custodians sign
   * @param basis hash of the part of the register that the set speaks of
   * @param contents the attachment that lists every file by its hash
   */
  record IssuePublication(
      long number,
      Instant from,
      Instant until,
      List<Spki> signers,
      String basis,
      Results.Attachment contents,
      SetCounts counts)
      implements Operation {
    public IssuePublication {
      signers = List.copyOf(signers);
      if (number < 1 || !until.isAfter(from)) {
        throw new IllegalArgumentException("a set has a number and a time before it");
      }
      if (!contents.type().equals(SetList.TYPE) || contents.bytes() < 1) {
        throw new IllegalArgumentException("a set has contents");
      }
    }
  }

  /**
   * Says how private keys that were found outside an HSM were dealt with.
   *
   * @param findings ids, all of one domain
   * @param how what was done, in words
   */
  record CloseFindings(List<String> findings, String how) implements Operation {
    public CloseFindings {
      findings = Checks.different("finding", findings);
      how = Checks.words("description of what was done", how);
    }
  }

  record CreateDomain(SigningDomain created) implements MendsGovernance {}

  /** Name, purpose, owner and stakeholders; the policy has its own operation. */
  record ChangeDomain(String name, String purpose, String owner, List<String> stakeholders)
      implements MendsGovernance {
    public ChangeDomain {
      name = Name.check("name of the domain", name);
      purpose = Name.checkText("purpose of the domain", purpose);
      stakeholders = List.copyOf(stakeholders);
    }
  }

  /** Records that owner and custodians have looked the domain through. */
  record ReviewDomain(String findings) implements MendsGovernance {
    public ReviewDomain {
      findings = Name.checkText("findings", findings);
    }
  }

  record ChangePolicy(Policy policy) implements MendsGovernance {}

  /** A person without a token (an owner, a stakeholder), or with one (a custodian). */
  record EnrolPerson(Person person, Optional<Credential> credential) implements MendsGovernance {}

  record RemovePerson(String person) implements MendsGovernance {}

  /**
   * Initialises a blank slot as a signing token with a PIN that nobody knows.
   *
   * @param k custodians needed to open it
   * @param holders ids of the custodians who get a share of its PINs
   */
  record CommissionToken(String module, long slotId, String label, int k, List<String> holders)
      implements Operation {
    public CommissionToken {
      label = Checks.tokenLabel(label);
      holders = Checks.shareholders(k, holders);
    }
  }

  /** Gives a commissioned token a new PIN and new shares, when custodians have come or gone. */
  record ReshareToken(TokenIdentity token, int k, List<String> holders) implements Operation {
    public ReshareToken {
      holders = Checks.shareholders(k, holders);
    }
  }

  /** Opens a signing token and holds all its objects against the register. */
  record ReconcileToken(TokenIdentity token) implements Operation {}

  /**
   * Takes a key that was found on a signing token into the register, in pre-activation.
   *
   * @param ckaId CKA_ID of the pair, lower-case hex
   */
  record AdoptKey(
      Spki spki,
      String ckaId,
      String label,
      TokenIdentity token,
      String purpose,
      Instant purposeEnds)
      implements Operation {
    public AdoptKey {
      ckaId = Checks.ckaId(ckaId);
      label = Name.check("label", label);
      purpose = Name.check("purpose", purpose);
    }
  }

  /**
   * Destroys a key found on a signing token where the register has none: an unknown one, a second
   * copy, or one that was destroyed before.
   */
  record DestroyFound(TokenIdentity token, Spki spki, String ckaId) implements PinsReach {
    public DestroyFound {
      ckaId = Checks.ckaId(ckaId);
    }

    @Override
    public Authority authority() {
      return Authority.DESTRUCTION;
    }
  }

  /**
   * Says what came of an execution that was cut off, as found in the HSM.
   *
   * @param request hash of the request that was executing
   * @param happened whether its effect is in the HSM
   */
  record ResolveExecution(String request, boolean happened, String evidence)
      implements MendsGovernance {
    public ResolveExecution {
      evidence = Name.checkText("evidence", evidence);
    }
  }

  /** States the time when the workstation's clock cannot be believed. */
  record StateTime(Instant time) implements MendsGovernance {}
}
