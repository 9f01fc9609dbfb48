package org.countersign.app.screen.keys;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.form.Checks;
import org.countersign.app.fx.form.FormModel;
import org.countersign.app.fx.form.Input;
import org.countersign.app.service.inventory.Choices;
import org.countersign.model.failure.Refused;
import org.countersign.model.key.SigningKey;
import org.countersign.model.key.Spki;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.pki.Certificates;

/** What a form asks for to make the plan of a certificate. */
final class PlanInputs {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Choices choices;
  private final Optional<SigningKey> key;
  private final Optional<Input<Optional<Choices.Issuer>>> issuer;
  private final Input<Optional<CertificateProfile>> profile;
  private final Input<String> subject;
  private final Input<Optional<LocalDate>> notAfter;
  private final Input<String> altNames =
      Input.line("keys.plan.alt-names", "")
          .hint("keys.plan.alt-names.hint")
          .claims("certificate.alt-name");
  private final Input<String> crlUrl =
      Input.line("keys.plan.crl-url", "")
          .hint("keys.plan.crl-url.hint")
          .claims("certificate.crl-url");
  private final Input<String> reason = Reason.input();

  private PlanInputs(
      Choices choices,
      Optional<SigningKey> key,
      Optional<Input<Optional<Choices.Issuer>>> issuer,
      String subject) {
    this.choices = choices;
    this.key = key;
    this.issuer = issuer;
    List<CertificateProfile> profiles =
        Stream.of(CertificateProfile.values())
            .filter(p -> issuer.isEmpty() ? p.maySignItself() : p.mayHaveIssuer())
            .toList();
    this.profile =
        Input.one(
                "keys.plan.profile",
                profiles,
                PlanInputs::name,
                issuer.isEmpty() ? Optional.of(CertificateProfile.ROOT) : Optional.empty())
            .check(Checks.chosen())
            .claims("certificate.issuer-path-length");
    this.subject =
        Input.line("keys.plan.subject", subject)
            .check(Checks.words())
            .hint("keys.plan.subject.hint")
            .claims("certificate.subject");
    this.notAfter =
        Input.day("keys.plan.not-after", Optional.of(end()))
            .check(Checks.afterToday(choices::now))
            .hint("keys.plan.not-after.hint")
            .claims("certificate.validity");
    altNames.check(text ->
        profile.get().filter(CertificateProfile.TLS_SERVER::equals).isPresent() && text.isBlank()
            ? Optional.of(Messages.text("keys.plan.alt-names.needed"))
            : Optional.empty());
    profile.valueProperty().subscribe(now -> profileChanged());
    issuer.ifPresent(
        one -> one.valueProperty().subscribe((before, now) -> notAfter.set(Optional.of(end()))));
  }

  static PlanInputs selfSigned(FormModel form, Choices choices, SigningKey key) {
    PlanInputs inputs =
        new PlanInputs(
            choices, Optional.of(key), Optional.empty(), subject(key.label(), choices.vault()));
    return inputs.into(form);
  }

  static PlanInputs issued(
      FormModel form, Choices choices, Optional<SigningKey> key, Optional<Spki> by, String about) {
    List<Choices.Issuer> others =
        choices.issuers().stream()
            .filter(one -> key.filter(k -> k.spki().equals(one.key().spki())).isEmpty())
            .toList();
    Input<Optional<Choices.Issuer>> issuer =
        Input.one("keys.plan.issuer", others, one -> one.key().label(), first(others, by))
            .check(Checks.chosen())
            .claims("certificate.issuer-e");
    String subject = key.isPresent() ? subject(about, choices.vault()) : about;
    return new PlanInputs(choices, key, Optional.of(issuer), subject).into(form);
  }

  private static Optional<Choices.Issuer> first(List<Choices.Issuer> issuers, Optional<Spki> by) {
    return issuers.stream()
        .filter(one -> issuers.size() == 1 || by.filter(one.key().spki()::equals).isPresent())
        .findFirst();
  }

  private PlanInputs into(FormModel form) {
    issuer.ifPresent(form::ask);
    form.ask(profile);
    form.ask(subject);
    form.ask(altNames);
    form.ask(notAfter);
    if (issuer.isPresent()) {
      form.ask(crlUrl);
    }
    form.ask(reason);
    return this;
  }

  private void profileChanged() {
    boolean ca = profile.get().filter(CertificateProfile::isCa).isPresent();
    altNames.shownProperty().set(profile.get().isPresent() && !ca);
    notAfter.set(Optional.of(end()));
  }

  /** The plan; serial and beginning are taken now. */
  CertificatePlan plan(PublicKey publicKey) throws Refused {
    Instant from = choices.now();
    CertificatePlan plan =
        CertificatePlan.of(
            profile.get().orElseThrow(),
            subject.get().strip(),
            issuerCertificate(),
            publicKey,
            CertificatePlan.newSerial(RANDOM),
            from,
            lastSecond(notAfter.get().orElseThrow()));
    plan = altNames.shownProperty().get() ? plan.withAltNames(names()) : plan;
    return crlUrl.get().isBlank() ? plan : plan.withCrlUrl(crlUrl.get().strip());
  }

  private Optional<X509Certificate> issuerCertificate() throws Refused {
    return issuer.isEmpty()
        ? Optional.empty()
        : Optional.of(Certificates.read(chosenIssuer().certificate().der()));
  }

  /** The CA that is to sign. */
  SigningKey issuer() {
    return chosenIssuer().key();
  }

  private Choices.Issuer chosenIssuer() {
    return issuer.orElseThrow().get().orElseThrow();
  }

  String reason() {
    return reason.get();
  }

  private List<String> names() {
    return Stream.of(altNames.get().split("[,\\s]+", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> name.contains(":") ? name : "dns:" + name)
        .toList();
  }

  /** The last whole day that policy, profile, purpose and issuer leave. */
  private LocalDate end() {
    List<Instant> ends = new ArrayList<>();
    Instant now = choices.now();
    ends.add(now.plus(Duration.ofDays(profileDays())));
    key.ifPresent(k -> {
      ends.add(k.purposeEnds());
      choices
          .domain(k.domain())
          .ifPresent(d ->
              ends.add(
                  k.activatedAt()
                      .orElse(now)
                      .atZone(ZoneOffset.UTC)
                      .plus(d.policy().cryptoPeriod())
                      .toInstant()));
    });
    issuer.flatMap(Input::get).ifPresent(one -> ends.add(one.certificate().notAfter()));
    Instant first = ends.stream().min(Instant::compareTo).orElse(now);
    return first.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  private int profileDays() {
    return profile.get().map(CertificateProfile::maxDays).orElse(398);
  }

  private static Instant lastSecond(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
  }

  private static String subject(String name, String organisation) {
    return "CN=" + escaped(name) + ",O=" + escaped(organisation);
  }

  /** RFC 4514 §2.4. */
  private static String escaped(String value) {
    return value.replaceAll("([,+\"\\\\<>;=#])", "\\\\$1");
  }

  private static String name(CertificateProfile profile) {
    String key = profile.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Messages.text("keys.profile." + key);
  }
}
