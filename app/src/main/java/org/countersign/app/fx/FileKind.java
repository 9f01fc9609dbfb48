package org.countersign.app.fx;

import java.util.List;

/** Kinds of files a person is asked for; the names are texts {@code common.file.…}. */
public enum FileKind {
  ANY("any", "*.* *"),
  MODULE("module", "*.so *.so.* *.dll *.dylib"),
  CERTIFICATE("certificate", "*.pem *.crt *.cer *.der *.p7b"),
  SIGNING_REQUEST("signing-request", "*.csr *.pem *.p10 *.der"),
  REVOCATION_LIST("revocation-list", "*.crl *.pem"),
  CSV("csv", "*.csv"),
  CALENDAR("calendar", "*.ics"),
  JSON("json", "*.json *.jsonl"),
  YAML("yaml", "*.yaml *.yml"),
  PDF("pdf", "*.pdf"),
  ZIP("zip", "*.zip"),
  SVG("svg", "*.svg"),
  PNG("png", "*.png"),
  PICTURE("picture", "*.png *.jpg *.jpeg"),
  TEXT("text", "*.txt"),
  BACKUP("backup", "*.countersign-backup");

  private final String name;
  private final String patterns;

  FileKind(String name, String patterns) {
    this.name = name;
    this.patterns = patterns;
  }

  /** What the file dialog calls it. */
  public String text() {
    return Messages.text("common.file." + name);
  }

  /** Patterns the file dialog takes. */
  public List<String> patterns() {
    return List.of(patterns.split(" ", -1));
  }
}
