package org.countersign.app.demo.tour;

import org.countersign.app.demo.Cast;
import org.countersign.app.fx.PinField;

/** What the custodians of the demonstration do with their PINs. */
final class People {
  private final Cast cast;

  People(Cast cast) {
    this.cast = cast;
  }

  void chooseToSignIn(Driver driver, String person) {
    driver.click(Sight.id("signin-" + person));
    driver.seen(Sight.id("signin-pin"));
  }

  void pin(Driver driver, Sight field, String person) {
    driver.click(field);
    driver.type(cast.named(person).pin());
  }

  /** Signs in the person's row of the dual-control dialog. */
  void sign(Driver driver, String person) {
    pin(driver, pinOf(person), person);
    driver.click(Sight.says("control.sign").within(Sight.id("person-" + person)));
    driver.await("the signature of " + person, () -> driver.look(pinOf(person)).isEmpty());
  }

  /**
   * From the filled form to the outcome: proposed, raised, countersigned, carried out.
   *
   * @param form the text of the form's button
   */
  void carryOut(String what, String form, String second, Tour.Steps steps) {
    steps.step(
        what + " proposed",
        driver -> {
          driver.click(Sight.says(form));
          driver.seen(Sight.id("control-raise"));
        });
    steps.step(
        what + " raised",
        driver -> {
          driver.click(Sight.id("control-raise"));
          driver.seen(pinOf(second));
        });
    steps.step(what + " countersigned", driver -> sign(driver, second));
    steps.step(
        what + " carried out",
        driver -> {
          driver.click(Sight.id("control-execute"));
          driver.seen(Sight.says("control.ended.EXECUTED"));
        });
  }

  static Sight pinOf(String person) {
    return new Sight("the PIN of " + person, PinField.class::isInstance)
        .within(Sight.id("person-" + person));
  }
}
