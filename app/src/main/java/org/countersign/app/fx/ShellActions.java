package org.countersign.app.fx;

import java.util.function.Consumer;

/**
 * What the window's own buttons do.
 *
 * @param emergency opens Emergency
 * @param lock signs out and hides everything
 * @param chooseTheme keeps the choice; the window has changed already
 */
public record ShellActions(Runnable emergency, Runnable lock, Consumer<Theme> chooseTheme) {}
