package org.countersign.app.screen.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Where the welcome screen leads.
 *
 * @param opener opens a vault
 * @param opened is given the folder and the open vault, on the JavaFX thread
 * @param found begins to found one
 * @param restore begins to restore a backup
 * @param recent the vaults opened last, the latest first
 * @param <V> an open vault
 */
public record WelcomeActions<V extends AutoCloseable>(
    Opener<V> opener,
    BiConsumer<Path, V> opened,
    Runnable found,
    Runnable restore,
    Supplier<List<Path>> recent) {}
