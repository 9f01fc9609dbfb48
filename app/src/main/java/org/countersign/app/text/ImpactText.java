package org.countersign.app.text;

import java.util.List;
import java.util.stream.Collectors;
import org.countersign.app.fx.ImpactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.model.trust.ImpactContact;
import org.countersign.model.trust.TrustPath;

/** Who is to be called, as text for the clipboard: a line each, parts separated by tabs. */
public final class ImpactText {
  /** Names after which they are only counted. */
  private static final int NAMES = 12;

  private ImpactText() {}

  /** Contact, the worst that breaks with them, and the names of their trust paths. */
  public static String contacts(List<TrustPath> paths) {
    return ImpactContact.of(paths).stream().map(ImpactText::line).collect(Collectors.joining("\n"));
  }

  private static String line(ImpactContact one) {
    List<String> names = one.paths();
    String first = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
    String all =
        names.size() <= NAMES
            ? first
            : first + " " + Messages.text("common.impact.more", names.size() - NAMES);
    return String.join("\t", one.contact(), ImpactGrid.word(one.worst()), all);
  }
}
