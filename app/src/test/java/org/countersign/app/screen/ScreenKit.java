package org.countersign.app.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.countersign.app.Services;
import org.countersign.app.fx.Dialogs;
import org.countersign.app.fx.Job;
import org.countersign.app.fx.TaskRunner;
import org.countersign.app.screen.control.ImportPane;
import org.countersign.app.screen.intake.ImportViewModel;
import org.countersign.app.screen.journal.JournalViewModel;
import org.countersign.app.screen.keys.KeysViewModel;
import org.countersign.app.screen.people.PeopleViewModel;
import org.countersign.app.screen.people.PublicationModel;
import org.countersign.app.screen.requests.RequestsViewModel;
import org.countersign.app.screen.revocation.RevocationViewModel;
import org.countersign.app.screen.today.TodayViewModel;
import org.countersign.app.screen.tokens.TokensViewModel;
import org.countersign.app.service.intake.Findings;
import org.countersign.app.service.intake.ImportContents;
import org.countersign.app.service.intake.ImportDraft;
import org.countersign.app.service.intake.ImportPreview;
import org.countersign.app.service.inventory.Choices;
import org.countersign.app.service.inventory.Inventory;
import org.countersign.app.service.inventory.RequestList;
import org.countersign.app.service.inventory.TokenList;
import org.countersign.app.service.inventory.Wording;
import org.countersign.app.service.people.TokenEnrolment;
import org.countersign.app.service.people.TokenSigner;
import org.countersign.app.service.reconcile.TokenStanding;
import org.countersign.app.text.OperationText;
import org.countersign.model.request.Request;

/** Makes the view-models over a {@link ScreenVault}, as the console does. */
public final class ScreenKit {
  private static final Wording WORDING =
      (state, file) -> OperationText.sentence(state, file.request(), file.operation());

  public final RecordingDesk desk = new RecordingDesk();

  /** Where the Tokens screen led: the screen and what was to be chosen there. */
  public final List<String> opened = new ArrayList<>();

  private final ScreenVault vault;
  private final Services services;
  private final TaskRunner tasks;
  private final Dialogs dialogs;

  public ScreenKit(ScreenVault vault, TaskRunner tasks, Dialogs dialogs) {
    this.vault = vault;
    this.services = vault.services();
    this.tasks = tasks;
    this.dialogs = dialogs;
  }

  public KeysViewModel keys() {
    return new KeysViewModel(
        new KeysViewModel.Services(
            new Inventory(services.vault()),
            this::choices,
            services.controls()::draft,
            new org.countersign.app.service.rotation.Rotating(
                services.vault(), services.sessions())),
        desk,
        tasks,
        dialogs);
  }

  public RequestsViewModel requests() {
    return new RequestsViewModel(
        new RequestsViewModel.Services(
            new RequestList(services.vault(), WORDING),
            services.controls()::draft,
            (hash, comment) ->
                services.requests().refuse(hash, services.sessions().require(), comment),
            services.cutOff(),
            this::person),
        desk,
        tasks);
  }

  public TokensViewModel tokens() {
    return new TokensViewModel(
        new TokensViewModel.Services(
            new TokenList(services.vault(), vault.workstation().tokens()),
            services.looks(),
            services.memories(),
            () -> TokenStanding.all(services.vault(), services.looks()),
            this::choices,
            services.controls()::draft),
        desk,
        tasks,
        (screen, subject) -> opened.add(screen + " " + subject));
  }

  public PeopleViewModel people() {
    return new PeopleViewModel(
        services.vault(),
        services.controls()::draft,
        new TokenEnrolment(vault.workstation().tokens(), services.vault()),
        new PublicationModel(services.sets(), services.controls()::draft, desk, tasks),
        desk,
        tasks);
  }

  public TodayViewModel today() {
    return new TodayViewModel(services.today(), services.vault(), this::person, tasks);
  }

  public JournalViewModel journal() {
    return new JournalViewModel(services.vault(), services.check(), tasks);
  }

  public ImportViewModel imports() {
    return new ImportViewModel(
        new ImportViewModel.Services(
            new ImportPreview(services.vault()),
            new ImportDraft(services.vault()),
            new Findings(services.vault()),
            () -> Choices.domains(services.vault()),
            services.controls()::draft,
            (name, der, show, then) -> {
              RevocationViewModel lists =
                  new RevocationViewModel(services.revocation(), tasks, dialogs);
              lists.onForm(show);
              lists.compare(name, der, then);
            }),
        desk,
        tasks);
  }

  /** What an import brings, as the Requests screen shows it. */
  public Node importLines(Request request) {
    ImportPane lines = new ImportPane();
    tasks.start(
        Job.of("control.job.reading", progress -> ImportContents.of(services.vault(), request))
            .onSuccess(lines::show)
            .onFailure(lines::failed));
    return lines;
  }

  private Choices choices() {
    return Choices.of(services.vault());
  }

  private Optional<String> person() {
    return services.sessions().current().map(TokenSigner::person);
  }
}
