package org.countersign.app.screen.keys;

import java.util.function.Function;
import javafx.scene.Node;
import org.countersign.model.key.Spki;

/** A tab about a key that another part of the console fills. {@code titleKey}: its text. */
public record KeyTab(String titleKey, Function<Spki, Node> content) {}
