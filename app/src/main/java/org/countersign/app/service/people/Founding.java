package org.countersign.app.service.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Checkpoint;
import org.countersign.model.journal.Entry;
import org.countersign.model.journal.EntrySignature;
import org.countersign.model.journal.Header;
import org.countersign.model.journal.JournalVerifier;
import org.countersign.model.journal.Level;
import org.countersign.model.journal.MerkleTree;
import org.countersign.model.json.Canonical;
import org.countersign.model.json.Utc;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.Clock;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.PersonalToken;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.FoundingRules;
import org.countersign.model.vault.Kinds;
import tools.jackson.databind.JsonNode;

/**
 * Founds a vault: founders are enrolled one by one, each on the token in front of them; entry 0 is
 * signed by all. Until {@link #found} nothing is on disk.
 */
public final class Founding {
  private final TokenPort tokens;
  private final Clock clock;
  private final SecureRandom random;
  private final Enrolment enrolment;
  private final String vault = UUID.randomUUID().toString();
  private final List<Bodies.Founder> founders = new ArrayList<>();

  public Founding(TokenPort tokens, Clock clock, SecureRandom random) {
    this.tokens = tokens;
    this.clock = clock;
    this.random = random;
    this.enrolment = new Enrolment(tokens);
  }

  /** The new vault's UUID. */
  public String vault() {
    return vault;
  }

  public List<Bodies.Founder> founders() {
    return List.copyOf(founders);
  }

  public Enrolment enrolment() {
    return enrolment;
  }

  /**
   * Enrols a founder on an initialised token. Refuses a person or token that is enrolled already.
   */
  public Bodies.Founder enrol(
      Person person, org.countersign.model.port.TokenIdentity token, char[] pin) throws Failure {
    for (Bodies.Founder other : founders) {
      if (other.person().id().equals(person.id()) || other.credential().token().equals(token)) {
        throw new Refused("founding.twice", person.name());
      }
    }
    Credential credential = enrolment.enrol(vault, person, token, pin);
    Bodies.Founder founder = new Bodies.Founder(person, credential);
    founders.add(founder);
    return founder;
  }

  /** Takes a founder off the list again; the keys stay on the token. */
  public void remove(Bodies.Founder founder) {
    founders.remove(founder);
  }

  /** Says what is wrong with the founding as it stands, before anyone signs. */
  public void check(String name, Policy policy) throws Refused {
    FoundingRules.check(founded(name, policy), vault);
  }

  private Bodies.Founded founded(String name, Policy policy) throws Refused {
    try {
      return new Bodies.Founded(1, name, founders(), policy);
    } catch (IllegalArgumentException e) {
      throw new Refused("input.text", String.valueOf(e.getMessage()));
    }
  }

  /** Gives a founder's PIN to sign entry 0 with; the array is wiped by whoever made it. */
  public interface PinOf {
    char[] pin(Bodies.Founder founder);
  }

  /** Writes entry 0, signed by every founder, as the first line of an empty journal. */
  public void found(String name, Policy policy, PinOf pins, JournalStore journal) throws Failure {
    check(name, policy);
    JsonNode body = Canonical.tree(founded(name, policy));
    byte[] salt = new byte[Entry.SALT];
    random.nextBytes(salt);
    Header header = header(body, salt, Utc.milliseconds(clock.now()));
    byte[] root = MerkleTree.leafHash(Canonical.bytesOf(header));
    byte[] message = new Checkpoint(vault, 1, root).bytes();
    List<EntrySignature> signatures = new ArrayList<>();
    for (Bodies.Founder founder : founders) {
      signatures.add(sign(founder, pins.pin(founder), message));
    }
    Entry entry = new Entry(header, salt, body, signatures);
    byte[] line = entry.line();
    new JournalVerifier().next(line);
    journal.append(line);
  }

  private Header header(JsonNode body, byte[] salt, Instant at) {
    Bodies.Founder first = founders.getFirst();
    return new Header(
        Header.VERSION,
        vault,
        0,
        at,
        Kinds.FOUNDED,
        first.person().id(),
        first.credential().spki(),
        "",
        Level.RESTRICTED.text(),
        Entry.bodyHash(salt, body),
        false);
  }

  private EntrySignature sign(Bodies.Founder founder, char[] pin, byte[] message) throws Failure {
    Credential credential = founder.credential();
    try (PersonalToken token = tokens.openPersonal(credential.token(), pin)) {
      return new EntrySignature(credential.spki(), token.sign(credential.spki(), message));
    }
  }
}
