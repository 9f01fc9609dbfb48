package org.countersign.app.demo.tour;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/** Types text on a keyboard with the US layout, which is what a virtual display has. */
final class Keyboard {
  private static final Map<Character, KeyCode> MARKS =
      Map.ofEntries(
          Map.entry(' ', KeyCode.SPACE),
          Map.entry('-', KeyCode.MINUS),
          Map.entry('=', KeyCode.EQUALS),
          Map.entry(',', KeyCode.COMMA),
          Map.entry('.', KeyCode.PERIOD),
          Map.entry('/', KeyCode.SLASH),
          Map.entry('\n', KeyCode.ENTER));
  private static final Map<Character, KeyCode> SHIFTED =
      Map.of(':', KeyCode.SEMICOLON, '+', KeyCode.EQUALS, '_', KeyCode.MINUS, '@', KeyCode.DIGIT2);

  private final Robot robot;

  Keyboard(Robot robot) {
    this.robot = robot;
  }

  void type(char character) {
    KeyCode mark = MARKS.get(character);
    if (mark != null) {
      robot.keyType(mark);
    } else if (SHIFTED.containsKey(character)) {
      shifted(SHIFTED.get(character));
    } else if (Character.isUpperCase(character)) {
      shifted(letter(character));
    } else {
      robot.keyType(letter(character));
    }
  }

  void press(KeyCode key, KeyCode... held) {
    for (KeyCode one : held) {
      robot.keyPress(one);
    }
    robot.keyType(key);
    for (KeyCode one : held) {
      robot.keyRelease(one);
    }
  }

  private void shifted(KeyCode key) {
    press(key, KeyCode.SHIFT);
  }

  private static KeyCode letter(char character) {
    String name = String.valueOf(Character.toUpperCase(character));
    KeyCode key = KeyCode.getKeyCode(name);
    if (key == null) {
      throw new IllegalArgumentException("the tour cannot type " + (int) character);
    }
    return key;
  }
}
