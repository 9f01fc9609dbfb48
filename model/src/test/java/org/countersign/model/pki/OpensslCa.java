package org.countersign.model.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.countersign.model.failure.Refused;

/** A CA that is none of ours: {@code openssl ca}, with its index and its CRL numbers. */
public final class OpensslCa {
  private static final String CONFIG =
      """
      [ca]
      default_ca = one
      [one]
      database = index.txt
      serial = serial
      crlnumber = crlnumber
      new_certs_dir = .
      certificate = ca.pem
      private_key = ca.key
      default_md = sha256
      default_days = 365
      default_crl_days = 30
      policy = any
      unique_subject = no
      crl_extensions = plain
      [any]
      commonName = supplied
      [plain]
      authorityKeyIdentifier = keyid
      [delta]
      2.5.29.27 = critical,DER:020101
      [part]
      issuingDistributionPoint = critical, @point
      [indirect]
      issuingDistributionPoint = critical, @indirect_point
      [point]
      fullname = URI:http://pki.example.org/part.crl
      [indirect_point]
      indirectCRL = TRUE
      """;

  private final Openssl openssl;
  private final X509Certificate certificate;

  /** A new one in an empty folder. */
  public OpensslCa(Path folder) throws IOException, InterruptedException, Refused {
    openssl = new Openssl(folder);
    openssl.write("ca.cnf", CONFIG);
    openssl.write("index.txt", "");
    openssl.write("serial", "4711\n");
    openssl.write("crlnumber", "01\n");
    run(
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650"
            + " -subj /CN=Outside-CA");
    certificate = Certificates.read(openssl.read("ca.pem"));
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** A certificate for a new key. */
  public X509Certificate issue(String name) throws IOException, InterruptedException, Refused {
    run(
        "req -newkey rsa:2048 -nodes -keyout "
            + name
            + ".key -out "
            + name
            + ".csr -subj /CN="
            + name);
    return sign(name);
  }

  /** A certificate for a key that is not ours to sign with: the public key is put in by force. */
  public X509Certificate issue(String name, byte[] publicKeyPem)
      throws IOException, InterruptedException, Refused {
    openssl.write(name + ".pub", publicKeyPem);
    run(
        "req -newkey rsa:2048 -nodes -keyout "
            + name
            + ".key -out "
            + name
            + ".csr -subj /CN="
            + name);
    run(
        "x509 -req -in "
            + name
            + ".csr -force_pubkey "
            + name
            + ".pub -CA ca.pem -CAkey ca.key"
            + " -set_serial 0x"
            + Integer.toHexString(0x9000 + name.hashCode() % 0xfff)
            + " -days 365 -out "
            + name
            + ".pem");
    return Certificates.read(openssl.read(name + ".pem"));
  }

  private X509Certificate sign(String name) throws IOException, InterruptedException, Refused {
    run("ca -batch -notext -config ca.cnf -in " + name + ".csr -out " + name + ".pem");
    return Certificates.read(openssl.read(name + ".pem"));
  }

  /** Revokes a certificate; {@code reason} as openssl calls it, empty for none. */
  public void revoke(String name, String reason) throws IOException, InterruptedException {
    run(
        "ca -config ca.cnf -revoke "
            + name
            + ".pem"
            + (reason.isEmpty() ? "" : " -crl_reason " + reason));
  }

  /** The next CRL, DER. */
  public byte[] crl() throws IOException, InterruptedException {
    return crl("plain");
  }

  /** The next CRL with other extensions: {@code delta}, {@code part}, {@code indirect}. */
  public byte[] crl(String extensions) throws IOException, InterruptedException {
    run("ca -config ca.cnf -gencrl -crlexts " + extensions + " -out ca.crl");
    run("crl -in ca.crl -outform DER -out ca.der");
    return openssl.read("ca.der");
  }

  /** The next CRL, of a time that is given as {@code YYYYMMDDHHMMSSZ}. */
  public byte[] crlOf(String lastUpdate, String nextUpdate)
      throws IOException, InterruptedException {
    run(
        "ca -config ca.cnf -gencrl -crl_lastupdate "
            + lastUpdate
            + " -crl_nextupdate "
            + nextUpdate
            + " -out ca.crl");
    run("crl -in ca.crl -outform DER -out ca.der");
    return openssl.read("ca.der");
  }

  private void run(String arguments) throws IOException, InterruptedException {
    Openssl.Result result = openssl.run(arguments);
    if (result.exit() != 0) {
      throw new IOException("openssl " + arguments + ": " + result.text());
    }
  }
}
