package org.countersign.app.service.people;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.countersign.model.domain.Policy;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.journal.Entry;
import org.countersign.model.json.Utc;
import org.countersign.model.people.Credential;
import org.countersign.model.people.Person;
import org.countersign.model.port.Clock;
import org.countersign.model.port.JournalStore;
import org.countersign.model.port.TokenPort;
import org.countersign.model.vault.Bodies;
import org.countersign.model.vault.FoundingRules;

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

  /**
   * Draws up entry 0 as all founders sign it. Whatever changes afterwards, this stays as it is:
   * draw up another.
   */
  public Charter draw(String name, Policy policy) throws Refused {
    Bodies.Founded founded = founded(name, policy);
    FoundingRules.check(founded, vault);
    byte[] salt = new byte[Entry.SALT];
    random.nextBytes(salt);
    return new Charter(tokens, vault, founded, salt, Utc.milliseconds(clock.now()));
  }

  /** Gives a founder's PIN to sign entry 0 with; the array is wiped by whoever made it. */
  public interface PinOf {
    char[] pin(Bodies.Founder founder);
  }

  /** Draws up entry 0, has every founder sign it, and writes it, all at once. */
  public void found(String name, Policy policy, PinOf pins, JournalStore journal) throws Failure {
    Charter charter = draw(name, policy);
    for (Bodies.Founder founder : founders) {
      charter.sign(founder, pins.pin(founder));
    }
    charter.write(journal);
  }
}
