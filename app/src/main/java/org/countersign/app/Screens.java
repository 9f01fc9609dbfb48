package org.countersign.app;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Window;
import org.countersign.app.fx.Buttons;
import org.countersign.app.fx.Icon;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.NavigationItem;
import org.countersign.app.screen.audit.ExportAction;
import org.countersign.app.screen.audit.ExportServices;
import org.countersign.app.screen.backup.BackupView;
import org.countersign.app.screen.backup.BackupViewModel;
import org.countersign.app.screen.changes.ChangesView;
import org.countersign.app.screen.changes.ChangesViewModel;
import org.countersign.app.screen.control.ImportPane;
import org.countersign.app.screen.due.DueView;
import org.countersign.app.screen.due.DueViewModel;
import org.countersign.app.screen.frames.FramesOpener;
import org.countersign.app.screen.intake.ImportView;
import org.countersign.app.screen.intake.ImportViewModel;
import org.countersign.app.screen.journal.JournalView;
import org.countersign.app.screen.journal.JournalViewModel;
import org.countersign.app.screen.keys.KeyTab;
import org.countersign.app.screen.keys.KeysView;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.screen.map.MapView;
import org.countersign.app.screen.map.MapViewModel;
import org.countersign.app.screen.people.PeopleView;
import org.countersign.app.screen.people.PeopleViewModel;
import org.countersign.app.screen.people.PublicationModel;
import org.countersign.app.screen.reports.ReportsView;
import org.countersign.app.screen.reports.ReportsViewModel;
import org.countersign.app.screen.reports.SaveReport;
import org.countersign.app.screen.requests.RequestsView;
import org.countersign.app.screen.requests.RequestsViewModel;
import org.countersign.app.screen.revocation.RevocationTab;
import org.countersign.app.screen.revocation.RevocationViewModel;
import org.countersign.app.screen.sheet.SheetViewModel;
import org.countersign.app.screen.sheet.SheetWindow;
import org.countersign.app.screen.today.TodayView;
import org.countersign.app.screen.today.TodayViewModel;
import org.countersign.app.screen.tokens.TokensView;
import org.countersign.app.screen.tokens.TokensViewModel;
import org.countersign.app.service.audit.AuditReport;
import org.countersign.app.service.control.ControlDesk;
import org.countersign.app.service.frames.FrameDesk;
import org.countersign.app.service.head.HeadCheck;
import org.countersign.app.service.history.StateView;
import org.countersign.app.service.intake.Findings;
import org.countersign.app.service.intake.ImportContents;
import org.countersign.app.service.intake.ImportDraft;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.RequestList;
import org.countersign.app.service.inventory.TokenList;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.reconcile.TokenStanding;
import org.countersign.app.service.report.Reports;
import org.countersign.app.service.rotation.Rotating;
import org.countersign.app.service.vault.Vault;
import org.countersign.app.text.OperationText;
import org.countersign.model.key.Spki;
import org.countersign.model.port.TokenPort;
import org.countersign.model.request.Request;

/** The screens of an open vault, in the order of the navigation: a line each. */
final class Screens {
  private final VaultWindow.Parts parts;
  private final ControlDesk desk;
  private final BiConsumer<String, String> open;
  private final ImportViewModel imports;
  private final Services services;
  private final Vault vault;
  private final TokenPort tokens;
  private final PastOfVault past;
  private final Reports reports;
  private final SaveReport save;
  private final Supplier<Window> owner;

  private Screens(
      VaultWindow.Parts parts,
      ControlDesk desk,
      BiConsumer<String, String> open,
      ImportViewModel imports,
      Supplier<Window> owner) {
    this.owner = owner;
    this.imports = imports;
    this.parts = parts;
    this.desk = desk;
    this.open = open;
    this.services = parts.services();
    this.vault = services.vault();
    this.tokens = parts.services().tokens();
    this.past = new PastOfVault(vault);
    this.reports =
        new Reports(
            vault,
            (state, file) -> OperationText.sentence(state, file.request(), file.operation()),
            Messages::text);
    this.save = new SaveReport(vault::now, parts.dialogs(), parts.runner(), owner);
  }

  /** {@code open}: leads to a screen and what is to be chosen there. */
  static List<NavigationItem> of(
      VaultWindow.Parts parts,
      ControlDesk desk,
      Waiting waiting,
      BiConsumer<String, String> open,
      ImportViewModel imports,
      Supplier<Window> owner) {
    Screens make = new Screens(parts, desk, open, imports, owner);
    return List.of(
        new NavigationItem("today", "today.title", Icon.TODAY, make::today, waiting.today()),
        new NavigationItem("due", "due.title", Icon.TIME, make::due),
        new NavigationItem("keys", "keys.title", Icon.KEY, make::keys),
        new NavigationItem("map", "map.title", Icon.TRUST_MAP, make::map),
        new NavigationItem("import", "import.title", Icon.IMPORT, make::importing),
        new NavigationItem(
            "requests", "requests.title", Icon.REQUEST, make::requests, waiting.requests()),
        new NavigationItem("tokens", "tokens.title", Icon.TOKEN, make::tokens),
        new NavigationItem("people", "people.title", Icon.PEOPLE, make::people),
        new NavigationItem("journal", "journal.title", Icon.JOURNAL, make::journal),
        new NavigationItem("changes", "changes.title", Icon.ROTATE, make::changes),
        new NavigationItem("reports", "reports.title", Icon.REPORT, make::reports),
        new NavigationItem("backup", "backup.title", Icon.BACKUP, make::backup));
  }

  private TodayView today() {
    return new TodayView(
        new TodayViewModel(services.today(), vault, this::person, parts.runner()), open);
  }

  private DueView due() {
    return new DueView(
        new DueViewModel(services.dues(), vault, parts.runner(), parts.dialogs()),
        open,
        parts.runner());
  }

  private KeysView keys() {
    KeysViewModel.Services needs =
        new KeysViewModel.Services(
            services.inventory(),
            this::choices,
            services.controls()::draft,
            new Rotating(vault, services.sessions()));
    return new KeysView(
            new KeysViewModel(needs, desk, parts.runner(), parts.dialogs()),
            parts.dialogs(),
            parts.runner())
        .with(new KeyTab("revocation.title", this::revocation))
        .asOf(past, parts.runner())
        .reporting(key -> save.save(reports.key(key)))
        .leading(open);
  }

  private MapView map() {
    return new MapView(
        new MapViewModel(StateView.of(vault), parts.runner()),
        past,
        open,
        parts.dialogs(),
        parts.runner());
  }

  private Node revocation(Spki key) {
    RevocationViewModel model =
        new RevocationViewModel(services.revocation(), parts.runner(), parts.dialogs());
    return new RevocationTab(
        model,
        key,
        parts.dialogs(),
        parts.runner(),
        Optional.of(() -> save.save(reports.revocations())));
  }

  /** Made before its screen, since files may be dropped on any screen. */
  static ImportViewModel imports(VaultWindow.Parts parts, ControlDesk desk) {
    Vault vault = parts.services().vault();
    return new ImportViewModel(
        new ImportViewModel.Services(
            new ImportPreview(vault),
            new ImportDraft(vault),
            new Findings(vault),
            () -> Choices.domains(vault),
            parts.services().controls()::draft,
            (name, der, show, then) -> {
              RevocationViewModel lists =
                  new RevocationViewModel(
                      parts.services().revocation(), parts.runner(), parts.dialogs());
              lists.onForm(show);
              lists.compare(name, der, then);
            }),
        desk,
        parts.runner());
  }

  private ImportView importing() {
    return new ImportView(imports, parts.dialogs(), parts.runner());
  }

  private RequestsView requests() {
    RequestsViewModel.Services needs =
        new RequestsViewModel.Services(
            new RequestList(
                vault,
                (state, file) -> OperationText.sentence(state, file.request(), file.operation())),
            services.controls()::draft,
            (hash, comment) ->
                services.requests().refuse(hash, services.sessions().require(), comment),
            services.cutOff(),
            this::person);
    return new RequestsView(
            new RequestsViewModel(needs, desk, parts.runner()), parts.dialogs(), parts.runner())
        .importing(this::importLines);
  }

  private Node importLines(Request request) {
    ImportPane lines = new ImportPane();
    parts
        .runner()
        .start(
            Job.of("control.job.reading", progress -> ImportContents.of(vault, request))
                .onSuccess(lines::show)
                .onFailure(lines::failed));
    return lines;
  }

  private TokensView tokens() {
    TokensViewModel.Services needs =
        new TokensViewModel.Services(
            new TokenList(vault, tokens),
            services.looks(),
            services.memories(),
            () -> TokenStanding.all(vault, services.looks()),
            this::choices,
            services.controls()::draft);
    return new TokensView(
        new TokensViewModel(needs, desk, parts.runner(), open), parts.dialogs(), parts.runner());
  }

  private PeopleView people() {
    PeopleViewModel model =
        new PeopleViewModel(
            vault,
            services.controls()::draft,
            new TokenEnrolment(tokens, vault),
            new PublicationModel(services.sets(), services.controls()::draft, desk, parts.runner()),
            desk,
            parts.runner());
    return new PeopleView(model, parts.dialogs(), parts.runner())
        .reporting(domain -> save.save(reports.domain(domain)), () -> save.save(reports.access()));
  }

  private JournalView journal() {
    return new JournalView(
            new JournalViewModel(vault, services.check(), parts.runner()), parts.runner())
        .with(
            Buttons.plain("sheet.print", Icon.REPORT, () -> save.save(reports.head())),
            Buttons.plain("sheet.bring", Icon.CHECK, this::checkSheet),
            ExportAction.button(
                new ExportServices(
                    vault,
                    services.sessions(),
                    AuditTools.export(services, this::audited),
                    tokens,
                    parts.runner()),
                parts.dialogs()));
  }

  /** The reports that go with an export. */
  private List<AuditReport> audited() {
    return reports.all().stream().map(AuditTools::report).toList();
  }

  private void checkSheet() {
    new SheetWindow(
            owner.get(), new SheetViewModel(new HeadCheck(vault), parts.runner()), parts.dialogs())
        .show();
  }

  private ReportsView reports() {
    ReportsViewModel model =
        new ReportsViewModel(
            reports, () -> vault.read(state -> List.copyOf(state.domains().all())), parts.runner());
    FramesOpener frames =
        new FramesOpener(new FrameDesk(vault), parts.dialogs(), parts.runner(), owner);
    return new ReportsView(model, save::save, frames::open);
  }

  private ChangesView changes() {
    return new ChangesView(
        new ChangesViewModel(vault, parts.runner(), parts.dialogs()), parts.runner(), open);
  }

  private BackupView backup() {
    BackupViewModel model =
        new BackupViewModel(
            services.backup().orElseThrow(), vault, parts.runner(), parts.dialogs());
    return new BackupView(model, parts.dialogs(), parts.runner());
  }

  private Choices choices() {
    return Choices.of(vault);
  }

  private Optional<String> person() {
    return services.sessions().current().map(TokenSigner::person);
  }
}
