package org.countersign.model.pki;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.countersign.model.failure.Refused;

/** What a signing request asks for, in lines for people. Nothing is taken over by itself. */
final class RequestedExtensions {
  private static final int MOST_CHARACTERS = 1024;

  private static final Map<Integer, String> USAGES =
      Map.of(
          KeyUsage.digitalSignature, "digitalSignature",
          KeyUsage.nonRepudiation, "nonRepudiation",
          KeyUsage.keyEncipherment, "keyEncipherment",
          KeyUsage.dataEncipherment, "dataEncipherment",
          KeyUsage.keyAgreement, "keyAgreement",
          KeyUsage.keyCertSign, "keyCertSign",
          KeyUsage.cRLSign, "cRLSign",
          KeyUsage.encipherOnly, "encipherOnly",
          KeyUsage.decipherOnly, "decipherOnly");

  private static final Map<KeyPurposeId, String> PURPOSES =
      Map.of(
          KeyPurposeId.id_kp_serverAuth, "serverAuth",
          KeyPurposeId.id_kp_clientAuth, "clientAuth",
          KeyPurposeId.id_kp_codeSigning, "codeSigning",
          KeyPurposeId.id_kp_emailProtection, "emailProtection",
          KeyPurposeId.id_kp_timeStamping, "timeStamping",
          KeyPurposeId.id_kp_OCSPSigning, "OCSPSigning",
          KeyPurposeId.id_kp_documentSigning, "documentSigning");

  private RequestedExtensions() {}

  static List<String> lines(PKCS10CertificationRequest request) throws Refused {
    List<String> lines = new ArrayList<>();
    try {
      Extensions extensions = request.getRequestedExtensions();
      if (extensions != null) {
        for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
          lines.add(line(extensions.getExtension(id)));
        }
      }
    } catch (RuntimeException e) {
      throw new Refused("csr.extensions");
    }
    for (String line : lines) {
      if (Hidden.first(line).isPresent()) {
        throw new Refused("csr.extensions");
      }
    }
    return lines;
  }

  private static String line(Extension extension) {
    ASN1ObjectIdentifier id = extension.getExtnId();
    String critical = extension.isCritical() ? " critical: " : ": ";
    String text = name(id) + critical + value(id, extension);
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  private static String name(ASN1ObjectIdentifier id) {
    if (id.equals(Extension.subjectAlternativeName)) {
      return "subjectAltName";
    }
    if (id.equals(Extension.keyUsage)) {
      return "keyUsage";
    }
    if (id.equals(Extension.extendedKeyUsage)) {
      return "extKeyUsage";
    }
    return id.equals(Extension.basicConstraints) ? "basicConstraints" : id.getId();
  }

  private static String value(ASN1ObjectIdentifier id, Extension extension) {
    Object parsed = extension.getParsedValue();
    if (id.equals(Extension.subjectAlternativeName)) {
      return names(GeneralNames.getInstance(parsed));
    }
    if (id.equals(Extension.keyUsage)) {
      return usages(KeyUsage.getInstance(parsed));
    }
    if (id.equals(Extension.extendedKeyUsage)) {
      return purposes(ExtendedKeyUsage.getInstance(parsed));
    }
    if (id.equals(Extension.basicConstraints)) {
      return BasicConstraints.getInstance(parsed).isCA() ? "CA" : "not a CA";
    }
    return HexFormat.of().formatHex(extension.getExtnValue().getOctets());
  }

  private static String names(GeneralNames names) {
    List<String> texts = new ArrayList<>();
    for (GeneralName name : names.getNames()) {
      String kind =
          switch (name.getTagNo()) {
            case GeneralName.dNSName -> "dns:";
            case GeneralName.rfc822Name -> "email:";
            case GeneralName.uniformResourceIdentifier -> "uri:";
            case GeneralName.iPAddress -> "ip:";
            default -> name.getTagNo() + ":";
          };
      texts.add(kind + name.getName());
    }
    return String.join(", ", texts);
  }

  private static String usages(KeyUsage usage) {
    return String.join(
        ", ", USAGES.keySet().stream().filter(usage::hasUsages).map(USAGES::get).sorted().toList());
  }

  private static String purposes(ExtendedKeyUsage usage) {
    List<String> texts = new ArrayList<>();
    for (KeyPurposeId purpose : usage.getUsages()) {
      texts.add(PURPOSES.getOrDefault(purpose, purpose.getId()));
    }
    return String.join(", ", texts);
  }
}
