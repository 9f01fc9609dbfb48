package org.countersign.model.rotation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.model.key.Spki;
import org.countersign.model.people.Name;
import org.countersign.model.request.Results;

/**
 * {@code trust.confirmed}: that one trust path has taken one step, signed by one person. It changes
 * neither trust nor authority; two people carry out what rests on it, and are shown it.
 *
 * @param v version of the format, and of what a file must show ({@link EvidenceRules})
 * @param path id of the trust path
 * @param key the key it is about: the new one for {@code DISTRIBUTED} and {@code TRUSTS_NEW}, the
 *     old one for {@code DISTRUSTS_OLD}, the CRL's issuer for {@code SEES_CRL}
 * @param crlNumber of {@code SEES_CRL} only, decimal: 20 octets are more than a JSON number holds
 * @param file what the place trusts, as it has it; with {@code STATED} a file that shows nothing to
 *     the console and is kept for people to look at
 * @param whole whether the person says that the file is all that the place trusts, and not a part
 * @param words what the person states; with a file, what it is and where it comes from
 */
public record Confirmation(
    int v,
    String path,
    Step step,
    Spki key,
    Optional<String> crlNumber,
    Proof proof,
    Optional<File> file,
    boolean whole,
    String words) {
  /** The version this program writes, and the only one it reads. */
  public static final int VERSION = 1;

  /** Twenty octets (RFC 5280 §5.2.3) have 48 digits. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,48}");

  /** A file shown as evidence, under the name it had. */
  public record File(String name, Results.Attachment content) {
    public File {
      name = Name.check("name of the file", name);
    }
  }

  /** Refuses what contradicts itself. */
  public Confirmation {
    if (v != VERSION) {
      throw new IllegalArgumentException("confirmation version " + v + " is not known here");
    }
    words = Name.checkText("words", words);
    if (crlNumber.isPresent() != (step == Step.SEES_CRL)) {
      throw new IllegalArgumentException("a CRL number belongs to SEES_CRL, and to nothing else");
    }
    if (crlNumber.filter(number -> !NUMBER.matcher(number).matches()).isPresent()) {
      throw new IllegalArgumentException("a CRL number is decimal, without zeros before it");
    }
    boolean machine = proof == Proof.MACHINE_VERIFIED;
    if (file.isEmpty() ? machine : proof == Proof.WITHDRAWN) {
      throw new IllegalArgumentException(
          "what is machine-verified has a file, what is taken back has none");
    }
    if (whole && !machine) {
      throw new IllegalArgumentException("only a file can be all that a place trusts");
    }
    if (!machine && words.isEmpty()) {
      throw new IllegalArgumentException("a statement says something");
    }
  }

  /** The number of the CRL that was seen. */
  public Optional<BigInteger> crl() {
    return crlNumber.map(BigInteger::new);
  }

  /** A step that a person states. */
  public static Confirmation stated(String path, Step step, Spki key, String words) {
    return stated(path, step, key, words, Optional.empty());
  }

  /** A step that a person states, and a file that is kept with it. */
  public static Confirmation stated(
      String path, Step step, Spki key, String words, Optional<File> file) {
    return new Confirmation(
        VERSION, path, step, key, Optional.empty(), Proof.STATED, file, false, words);
  }

  /** A step that a file shows. */
  public static Confirmation shown(String path, Step step, Spki key, File file, boolean whole) {
    return new Confirmation(
        VERSION,
        path,
        step,
        key,
        Optional.empty(),
        Proof.MACHINE_VERIFIED,
        Optional.of(file),
        whole,
        "");
  }

  /** That a CRL was seen, as a person states. */
  public static Confirmation seen(String path, Spki issuer, BigInteger number, String words) {
    return new Confirmation(
        VERSION,
        path,
        Step.SEES_CRL,
        issuer,
        Optional.of(number.toString()),
        Proof.STATED,
        Optional.empty(),
        false,
        words);
  }

  /** That a CRL was seen, as the place's copy of it shows. */
  public static Confirmation seen(String path, Spki issuer, BigInteger number, File crl) {
    return new Confirmation(
        VERSION,
        path,
        Step.SEES_CRL,
        issuer,
        Optional.of(number.toString()),
        Proof.MACHINE_VERIFIED,
        Optional.of(crl),
        false,
        "");
  }

  /** The same step, taken back. */
  public Confirmation withdrawn(String why) {
    return new Confirmation(
        VERSION, path, step, key, crlNumber, Proof.WITHDRAWN, Optional.empty(), false, why);
  }
}
