package org.countersign.app.fx;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * The icons of the console, by what they stand for, so that one thing looks the same everywhere.
 */
public enum Icon {
  TODAY(Material2OutlinedMZ.TODAY),
  KEY(Material2OutlinedMZ.VPN_KEY),
  TRUST_MAP(Material2OutlinedAL.ACCOUNT_TREE),
  REQUEST(Material2OutlinedAL.ASSIGNMENT_TURNED_IN),
  CEREMONY(Material2OutlinedAL.FACT_CHECK),
  TOKEN(Material2OutlinedMZ.SIM_CARD),
  PEOPLE(Material2OutlinedMZ.PEOPLE_ALT),
  PERSON(Material2OutlinedMZ.PERSON),
  DOMAIN(Material2OutlinedAL.ACCOUNT_BALANCE),
  POLICY(Material2OutlinedAL.GAVEL),
  JOURNAL(Material2OutlinedMZ.MENU_BOOK),
  CERTIFICATE(Material2OutlinedMZ.VERIFIED_USER),
  IMPORT(Material2OutlinedAL.GET_APP),
  REPORT(Material2OutlinedAL.DESCRIPTION),
  TRUST_PATH(Material2OutlinedAL.LINK),
  EMERGENCY(Material2OutlinedMZ.REPORT),
  DRILL(Material2OutlinedMZ.SCHOOL),
  SETTINGS(Material2OutlinedMZ.SETTINGS),
  LOCK(Material2OutlinedAL.LOCK),
  UNLOCK(Material2OutlinedAL.LOCK_OPEN),
  LIGHT(Material2OutlinedMZ.WB_SUNNY),
  DARK(Material2OutlinedMZ.NIGHTS_STAY),
  ADD(Material2OutlinedAL.ADD),
  REMOVE(Material2OutlinedAL.DELETE),
  EDIT(Material2OutlinedAL.EDIT),
  COPY(Material2OutlinedAL.CONTENT_COPY),
  SAVE(Material2OutlinedMZ.SAVE_ALT),
  BACKUP(Material2OutlinedMZ.STORAGE),
  OPEN(Material2OutlinedAL.FOLDER_OPEN),
  REFRESH(Material2OutlinedMZ.REFRESH),
  ZOOM_IN(Material2OutlinedMZ.ZOOM_IN),
  ZOOM_OUT(Material2OutlinedMZ.ZOOM_OUT),
  FIT(Material2OutlinedMZ.ZOOM_OUT_MAP),
  SEARCH(Material2OutlinedMZ.SEARCH),
  CLOSE(Material2OutlinedAL.CLOSE),
  BACK(Material2OutlinedAL.ARROW_BACK),
  NEXT(Material2OutlinedAL.ARROW_FORWARD),
  RENEW(Material2OutlinedAL.AUTORENEW),
  ROTATE(Material2OutlinedMZ.SYNC_ALT),
  MORE(Material2OutlinedMZ.MORE_HORIZ),
  EXPAND(Material2OutlinedMZ.UNFOLD_MORE),
  DONE(Material2OutlinedAL.CHECK_CIRCLE),
  CHECK(Material2OutlinedAL.CHECK),
  INFO(Material2OutlinedAL.INFO),
  WARNING(Material2OutlinedMZ.WARNING),
  DANGER(Material2OutlinedAL.ERROR),
  REFUSED(Material2OutlinedAL.BLOCK),
  WAITING(Material2OutlinedAL.HOURGLASS_EMPTY),
  TIME(Material2OutlinedMZ.SCHEDULE),
  EXPIRED(Material2OutlinedMZ.TIMER_OFF),
  PAUSED(Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE),
  STOPPED(Material2OutlinedMZ.STOP_CIRCLE),
  RUNNING(Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE),
  NOT_STARTED(Material2OutlinedMZ.RADIO_BUTTON_UNCHECKED),
  CAPS_LOCK(Material2OutlinedAL.KEYBOARD_CAPSLOCK),
  HELP(Material2OutlinedAL.HELP_OUTLINE);

  @SuppressWarnings("ImmutableEnumChecker") // every Ikon here is an enum constant itself
  private final Ikon ikon;

  Icon(Ikon ikon) {
    this.ikon = ikon;
  }

  /** A new node; its size and colour come from the sheet. */
  public FontIcon node(String... styleClasses) {
    FontIcon node = new FontIcon(ikon);
    node.getStyleClass().add("cs-icon");
    node.getStyleClass().addAll(styleClasses);
    return node;
  }
}
