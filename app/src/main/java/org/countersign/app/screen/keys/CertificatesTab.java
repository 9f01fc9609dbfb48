package org.countersign.app.screen.keys;

import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.countersign.app.fx.Badge;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Clip;
import org.countersign.app.fx.EmptyState;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TableBuilder;
import org.countersign.app.fx.TimeText;
import org.countersign.app.fx.Toast;
import org.countersign.app.fx.Tone;
import org.countersign.app.fx.UiClock;
import org.countersign.app.service.inventory.KeyDetail;
import org.countersign.model.key.IssuedCertificate;
import org.countersign.model.vault.CrlRecord;

/** The certificates that bind a key, and the revocation lists it has signed. */
final class CertificatesTab {
  private final KeysViewModel model;
  private final List<IssuedCertificate> certificates;
  private final Map<String, String> issuerNames;
  private final List<CrlRecord> crls;
  private final TableView<IssuedCertificate> table;

  CertificatesTab(KeysViewModel model, KeyDetail detail) {
    this(model, detail.certificates(), detail.issuerNames(), detail.crls());
  }

  /** {@code issuerNames}: what keys are called, by SPKI hash. */
  CertificatesTab(
      KeysViewModel model,
      List<IssuedCertificate> certificates,
      Map<String, String> issuerNames,
      List<CrlRecord> crls) {
    this.model = model;
    this.certificates = certificates;
    this.issuerNames = issuerNames;
    this.crls = crls;
    this.table = table();
  }

  Node node() {
    BorderPane pane = new BorderPane(table);
    pane.setTop(tools());
    return pane;
  }

  private HBox tools() {
    Button copy = Buttons.quiet("keys.certificates.copy", Icon.COPY, this::copy);
    Button save = Buttons.quiet("keys.certificates.save-as", Icon.SAVE, this::save);
    var none = table.getSelectionModel().selectedItemProperty().isNull();
    copy.disableProperty().bind(none);
    save.disableProperty().bind(none);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label crls = new Label(crls());
    crls.getStyleClass().add("muted");
    HBox row = new HBox(crls, space, copy, save);
    row.getStyleClass().add("tab-tools");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String crls() {
    if (crls.isEmpty()) {
      return "";
    }
    CrlRecord last = crls.getLast();
    return Messages.text(
        "keys.certificates.crls",
        last.crl().number(),
        last.crl().serials().size(),
        TimeText.minute(last.crl().nextUpdate()));
  }

  private TableView<IssuedCertificate> table() {
    TableView<IssuedCertificate> built =
        new TableBuilder<IssuedCertificate>()
            .text("keys.certificates.subject", 220, IssuedCertificate::subject)
            .text("keys.certificates.issuer", 130, this::issuer)
            .text("keys.certificates.profile", 110, CertificatesTab::profile)
            .mono("keys.certificates.serial", 150, one -> one.serial().toString(16))
            .time("keys.certificates.from", 96, IssuedCertificate::notBefore)
            .time("keys.certificates.until", 96, IssuedCertificate::notAfter)
            .state("keys.certificates.state", 110, CertificatesTab::state)
            .text("keys.certificates.revoked", 120, CertificatesTab::revoked)
            .single()
            .placeholder(new EmptyState(Icon.CERTIFICATE, "keys.certificates.none"))
            .build(FXCollections.observableList(List.copyOf(certificates.reversed())));
    built.getSelectionModel().selectFirst();
    return built;
  }

  private String issuer(IssuedCertificate certificate) {
    return certificate.selfSigned()
        ? Messages.text("keys.certificates.itself")
        : certificate
            .issuerKey()
            .map(spki -> issuerNames.getOrDefault(spki.hex(), spki.brief()))
            .orElse(certificate.issuer());
  }

  private static String profile(IssuedCertificate certificate) {
    String name = certificate.profile().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return Messages.find("keys.profile." + name).orElse(certificate.profile());
  }

  private static Badge state(IssuedCertificate certificate) {
    if (certificate.revoked().isPresent()) {
      return Badge.CERTIFICATE_REVOKED;
    }
    return certificate.notAfter().isBefore(UiClock.nowProperty().get())
        ? Badge.CERTIFICATE_EXPIRED
        : Badge.CERTIFICATE_VALID;
  }

  private static String revoked(IssuedCertificate certificate) {
    return certificate
        .revoked()
        .map(mark -> Messages.text("keys.certificates.on-crl", mark.reason(), mark.crlNumber()))
        .orElse("");
  }

  private void copy() {
    Clip.copy(KeysViewModel.pem(table.getSelectionModel().getSelectedItem()));
    Toast.show(table, Tone.GOOD, "keys.certificates.copied");
  }

  private void save() {
    model.save(
        table.getSelectionModel().getSelectedItem(),
        () -> Toast.show(table, Tone.GOOD, "keys.certificates.saved"));
  }
}
