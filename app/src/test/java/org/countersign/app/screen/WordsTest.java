package org.countersign.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.countersign.app.fx.Messages;
import org.countersign.app.service.inventory.KeyAction;
import org.countersign.app.service.inventory.TokenRow;
import org.countersign.model.domain.Authority;
import org.countersign.model.people.Role;
import org.countersign.model.pki.CertificateProfile;
import org.countersign.model.trust.TrustPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts whose keys are put together from a name: no search for keys in the code finds these. */
final class WordsTest {
  private static final List<String> DUE =
      List.of(
          "countersign",
          "carry-out",
          "cut-off",
          "clock-behind",
          "purpose-ends",
          "cryptoperiod-ends",
          "certificate-ends",
          "crl-ends",
          "purpose-ends.over",
          "cryptoperiod-ends.over",
          "certificate-ends.over",
          "crl-ends.over",
          "still-trusted",
          "shares-lost",
          "gap.no-owner",
          "gap.stakeholders",
          "gap.review",
          "gap.purpose",
          "next.purpose-ends",
          "next.cryptoperiod-ends",
          "next.certificate-ends",
          "next.crl-ends",
          "next.key-age",
          "next.weak-key",
          "next.weak-signature",
          "next.review-comes");

  static Stream<String> keys() {
    return Stream.of(
            words("keys.action.", KeyAction.values()),
            words("keys.profile.", CertificateProfile.values()),
            words("keys.criticality.", TrustPath.Criticality.values()),
            words("keys.pin.", TrustPath.Pin.values()),
            words("tokens.use.", TokenRow.Use.values()),
            words("tokens.presence.", TokenRow.Presence.values()),
            words("people.role.", Role.values()),
            words("people.roles.", Role.values()),
            words("people.rule.", Authority.values()),
            DUE.stream().map(code -> "today." + code),
            Stream.of("no-owner", "stakeholders", "review").map("people.gap."::concat))
        .flatMap(all -> all);
  }

  private static Stream<String> words(String prefix, Enum<?>[] values) {
    return Stream.of(values)
        .map(value -> prefix + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyNameHasItsWord(String key) {
    assertThat(Messages.find(key, 1, 2, 3, 4)).isPresent();
  }
}
