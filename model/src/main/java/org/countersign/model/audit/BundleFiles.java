package org.countersign.model.audit;

import java.util.regex.Pattern;

/** What the files of a bundle are called. */
public final class BundleFiles {
  public static final String MANIFEST = "manifest.json";
  public static final String SIGNATURE = "manifest.json.p7s";
  public static final String SUMS = "SHA256SUMS";
  public static final String JOURNAL = "journal.jsonl";
  public static final String CHECKPOINT = "checkpoint";
  public static final String PREVIOUS = "previous-checkpoint";
  public static final String CONSISTENCY = "consistency.json";
  public static final String WORDS = "words.txt";
  public static final String SIGNERS = "credentials/custodians.pem";
  public static final String REGISTER = "register/register.json";
  public static final String CREDENTIALS = "credentials/";
  public static final String ATTACHMENTS = "attachments/";
  public static final String CERTIFICATES = "certificates/";
  public static final String CRLS = "crls/";
  public static final String REQUESTS = "requests/";
  public static final String REPORTS = "reports/";
  public static final String TABLES = "register/";
  public static final String PEM = ".pem";

  private static final String NAME = "(?!\\.\\.?(/|$))[A-Za-z0-9._-]+";
  private static final Pattern PATH = Pattern.compile(NAME + "(/" + NAME + ")?");

  private BundleFiles() {}

  /** Whether a path is one or two plain names, so that it can lead nowhere else. */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** Whether it is one of the three that the manifest cannot list. */
  public static boolean isOutside(String path) {
    return path.equals(MANIFEST) || path.equals(SIGNATURE) || path.equals(SUMS);
  }
}
