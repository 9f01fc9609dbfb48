package org.countersign.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.countersign.app.fx.Theme;
import org.countersign.app.fx.UiClock;
import org.countersign.app.fx.UiThread;
import org.junit.jupiter.api.Test;

/** Who may use what, and why (docs: the folder map in README). */
final class ArchitectureTest {
  private static final String MODEL = "org.countersign.model..";
  private static final String PERSISTENCE = "org.countersign.persistence..";
  private static final String APP = "org.countersign.app..";
  private static final String SERVICE = "org.countersign.app.service..";
  private static final String HSM = "org.countersign.app.hsm..";
  private static final String FX = "org.countersign.app.fx..";
  private static final String TEXT = "org.countersign.app.text..";
  private static final String SCREEN = "org.countersign.app.screen..";
  private static final String CLI = "org.countersign.app.cli..";
  private static final String DEMO = "org.countersign.app.demo..";

  // They learn from a class loader where a style sheet and a jar are, as a URL; nothing opens it.
  private static final DescribedPredicate<JavaClass> KNOWS_A_PLACE =
      belongToAnyOf(Theme.class)
          .or(nameMatching("org\\.countersign\\.persistence\\.register\\.Scripts"));

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.countersign");

  @Test
  void everyModuleIsLookedAt() {
    assertThat(Stream.of(MODEL, PERSISTENCE, SERVICE, HSM, FX, CLI))
        .allMatch(name -> OURS.stream().anyMatch(resideInAnyPackage(name)));
  }

  @Test
  void modelNeedsNothingButJavaBouncyCastleJacksonAndCsv() {
    check(
        classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    MODEL,
                    "java..",
                    "javax.crypto..",
                    "javax.security.auth..",
                    "org.bouncycastle..",
                    "org.apache.commons.csv..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..")),
        "rules must run without a screen, a database or a token");
  }

  @Test
  void modelTouchesNoFilesNoDatabaseAndNoNativeCode() {
    check(
        noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.sql..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.lang.foreign..",
                        "javafx..",
                        "sun.security.pkcs11..")
                    .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile)"))),
        "rules are given everything they judge, so that they can be tried on anything");
  }

  @Test
  void persistenceUsesTheModelOnly() {
    check(
        noClasses()
            .that()
            .resideInAPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(APP, "javafx..")),
        "stores implement the model's ports, and know of no use case and no screen");
  }

  @Test
  void onlyPersistenceSpeaksToTheDatabase() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.sql..", "org.h2..", "org.jooq..", "org.flywaydb..")),
        "another database should one day be a change of one module");
  }

  @Test
  void onlyHsmCallsNativeCode() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(HSM)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.lang.foreign..", "sun.security..")),
        "a wrong native call brings the whole process down, so all of them are in one place");
  }

  @Test
  void servicesUseTheModelOnly() {
    check(onlyOf(SERVICE, SERVICE, MODEL), "use cases reach tokens and files through ports");
    check(noJavaFx(SERVICE), "use cases must run without a screen");
  }

  @Test
  void theHsmUsesTheModelOnly() {
    check(onlyOf(HSM, HSM, MODEL), "the binding implements a port and knows no use case");
    check(noJavaFx(HSM), "tokens are called from background threads");
  }

  @Test
  void theToolkitUsesTheModelOnly() {
    check(onlyOf(FX, FX, MODEL), "controls know how things look, not what is done with them");
  }

  @Test
  void textsUseTheModelAndTheBundlesOnly() {
    check(onlyOf(TEXT, TEXT, FX, MODEL), "words for the model's things are shared by all screens");
  }

  @Test
  void screensUseServicesToolkitTextsAndModelOnly() {
    check(
        onlyOf(SCREEN, SCREEN, SERVICE, FX, TEXT, MODEL),
        "a screen that reaches around the services reaches around dual control");
  }

  @Test
  void screensDoNotKnowEachOther() {
    // No exceptions: what leads from one screen to another is handed over as a callback.
    check(
        slices().matching("org.countersign.app.screen.(*)..").should().notDependOnEachOther(),
        "adding or removing a screen must touch its package, one line of navigation and a bundle");
  }

  @Test
  void viewModelsHaveNoControls() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage..")),
        "what a screen does must be testable without showing it");
  }

  @Test
  void nothingKnowsMain() {
    check(
        noClasses()
            .that(not(belongToAnyOf(Main.class)))
            .should()
            .dependOnClassesThat(belongToAnyOf(Main.class)),
        "Main is where things are put together");
  }

  /** Invariant 10, as far as code can show it; {@code NoNetworkTest} watches a running process. */
  @Test
  void nothingCanOpenASocket() {
    check(
        noClasses()
            .that(not(KNOWS_A_PLACE))
            .should()
            .dependOnClassesThat(
                network().and(not(nameMatching("java\\.net\\.URI(SyntaxException)?")))),
        "the console opens no socket, ever");
    check(
        noClasses()
            .that(KNOWS_A_PLACE)
            .should()
            .dependOnClassesThat(
                network().and(not(nameMatching("java\\.net\\.UR(L|ISyntaxException)"))))
            .orShould()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "opens a URL",
                    call ->
                        call.getTargetOwner().getName().equals("java.net.URL")
                            && call.getName().startsWith("open"))),
        "the console opens no socket, ever");
  }

  @Test
  void onlyUiThreadHandsWorkToTheJavaFxThread() {
    check(
        noClasses()
            .that(not(belongToAnyOf(UiThread.class)))
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class),
        "work that arrives by many doors arrives in any order");
  }

  @Test
  void screensStartNoThreads() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SCREEN)
            .should()
            .dependOnClassesThat(
                nameMatching(
                    "java\\.lang\\.Thread|java\\.util\\.Timer"
                        + "|java\\.util\\.concurrent\\.(Executor.*|CompletableFuture)"
                        + "|javafx\\.concurrent\\..*")),
        "background work goes through TaskRunner, which tests run on their own thread");
  }

  @Test
  void onlyTheToolkitMakesDialogs() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(FX)
            .should()
            .dependOnClassesThat(
                nameMatching(
                    "javafx\\.scene\\.control\\.(Alert|Dialog|ChoiceDialog|TextInputDialog)"
                        + "|javafx\\.stage\\.(FileChooser|DirectoryChooser)")),
        "dialogs have names, so that tests can answer them");
  }

  @Test
  void onlyTheCommandLineWritesToTheTerminal() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(CLI, DEMO).or(belongToAnyOf(Main.class))))
            .should(ACCESS_STANDARD_STREAMS),
        "nobody looks at a console's terminal, and secrets must not end up in one");
  }

  @Test
  void onlyMainEndsTheProcess() {
    check(
        noClasses()
            .that(not(belongToAnyOf(Main.class)))
            .should()
            .callMethod(System.class, "exit", int.class),
        "whoever ends the process skips what others wipe in finally");
  }

  @Test
  void randomnessIsNeverPredictable() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                nameMatching(
                    "java\\.util\\.(Random|SplittableRandom)"
                        + "|java\\.util\\.concurrent\\.ThreadLocalRandom"))
            .orShould()
            .callMethod(Math.class, "random"),
        "salts, nonces and PINs come from SecureRandom or a token");
  }

  @Test
  void noClassHoldsStateForAll() {
    // UiClock is the one clock that all labels of the process show; a test may set it.
    check(
        fields().that().areStatic().and().areNotDeclaredIn(UiClock.class).should().beFinal(),
        "state has one owner; two vaults, or two tests, must not meet in a static field");
  }

  private static void check(ArchRule rule, String because) {
    rule.because(because).allowEmptyShould(true).check(OURS);
  }

  /** Of our own packages, {@code of} uses only these. */
  private static ArchRule onlyOf(String of, String... allowed) {
    return noClasses()
        .that()
        .resideInAPackage(of)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.countersign..").and(not(resideInAnyPackage(allowed))));
  }

  private static ArchRule noJavaFx(String of) {
    return noClasses()
        .that()
        .resideInAPackage(of)
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx.."));
  }

  private static DescribedPredicate<JavaClass> network() {
    return resideInAnyPackage(
            "java.net..",
            "javax.net..",
            "java.rmi..",
            "javax.naming..",
            "com.sun.net..",
            "sun.net..",
            "javafx.scene.web..")
        .or(nameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Network).*"))
        .as("are of the network");
  }
}
