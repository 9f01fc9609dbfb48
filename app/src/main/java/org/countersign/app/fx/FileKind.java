package org.countersign.app.fx;

import java.util.List;

/** Kinds of files a person is asked for; the names are texts {@code common.file.…}. */
public enum FileKind {
  ANY("any", List.of("*.*", "*")),
  MODULE("module", List.of("*.so", "*.so.*", "*.dll", "*.dylib")),
  CERTIFICATE("certificate", List.of("*.pem", "*.crt", "*.cer", "*.der", "*.p7b")),
  SIGNING_REQUEST("signing-request", List.of("*.csr", "*.pem", "*.p10", "*.der")),
  REVOCATION_LIST("revocation-list", List.of("*.crl", "*.pem")),
  CSV("csv", List.of("*.csv")),
  JSON("json", List.of("*.json", "*.jsonl")),
  YAML("yaml", List.of("*.yaml", "*.yml")),
  PDF("pdf", List.of("*.pdf")),
  ZIP("zip", List.of("*.zip")),
  TEXT("text", List.of("*.txt"));

  private final String name;
  private final List<String> patterns;

  FileKind(String name, List<String> patterns) {
    this.name = name;
    this.patterns = patterns;
  }

  /** What the file dialog calls it. */
  public String text() {
    return Messages.text("common.file." + name);
  }

  /** Patterns the file dialog takes. */
  public List<String> patterns() {
    return patterns;
  }
}
