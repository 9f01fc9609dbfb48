package org.countersign.app.demo.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What changed, the reports, the backups, and an export that an auditor can check. */
final class EvidenceJob {
  private final People people;
  private final Path drive;
  private final Tour.Steps steps;

  /** {@code drive}: where the export goes. */
  EvidenceJob(People people, Path drive, Tour.Steps steps) {
    this.people = people;
    this.drive = drive;
    this.steps = steps;
  }

  void screens() {
    screen("changes", "changes.facts", "release-2026");
    screen("reports", "reports.title", "");
    screen("backup", "backup.title", "");
  }

  private void screen(String name, String seen, String chosen) {
    steps.step(
        name,
        driver -> {
          driver.click(Sight.id("navigation-" + name));
          if (!chosen.isEmpty()) {
            driver.click(Sight.shows(chosen).within(Sight.styled("table-view")));
          }
          driver.seen(Sight.says(seen));
        });
  }

  /** What relying parties get, asked for by who is signed in. */
  void publication(String domain, String second) {
    steps.step(
        "ask for a publication set",
        driver -> {
          driver.click(Sight.id("navigation-people"));
          driver.click(Sight.id("people.tab.domains"));
          driver.click(Sight.shows(domain).within(Sight.styled("table-view")));
          driver.click(Sight.id("people.tab.publication"));
          driver.click(Sight.id("publication-issue"));
          driver.type(Sight.id("people-form-reason"), "CHG-1192, after the revocation");
        });
    people.carryOut("set", "people.form.propose", second, steps);
    steps.step(
        "set published",
        driver -> {
          driver.click(Sight.id("control-close"));
          driver.seen(Sight.id("publication-sets"));
        });
  }

  /** By two custodians, one of them signed in. */
  void export(String signedIn, String second) {
    steps.step(
        "export for audit",
        driver -> {
          driver.click(Sight.id("navigation-journal"));
          driver.click(Sight.id("audit-action"));
          driver.drop(Files.createDirectories(drive), Sight.id("audit-target"));
          driver.seen(Sight.id("audit-target").showing(drive.getFileName().toString()));
        });
    steps.step(
        "export signed",
        driver -> {
          driver.click(Sight.id("audit-next"));
          driver.click(Sight.id("audit-sign-" + signedIn));
          people.pin(driver, Sight.id("audit-pin-" + second), second);
          driver.click(Sight.id("audit-sign-" + second));
          driver.seen(Sight.says("audit.row.will").within(Sight.styled("person-row")));
        });
    steps.step(
        "exported",
        driver -> {
          driver.click(Sight.id("audit-export"));
          driver.seen(Sight.says("audit.done"));
          bundleIsThere();
        });
    steps.step("after the export", driver -> driver.click(Sight.says("audit.close")));
  }

  private void bundleIsThere() throws IOException {
    try (Stream<Path> found = Files.walk(drive, 2)) {
      if (found.noneMatch(file -> file.endsWith("Verify.java"))) {
        throw new Driver.NotSeen("a bundle with its verifier in " + drive.getFileName());
      }
    }
  }
}
