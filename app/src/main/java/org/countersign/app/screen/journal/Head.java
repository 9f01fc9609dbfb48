package org.countersign.app.screen.journal;

import java.time.Instant;

/**
 * The head of the journal.
 *
 * @param hex of the root
 * @param words of the root, separated by blanks
 * @param at when the last entry was written
 */
record Head(long size, String hex, String words, Instant at) {}
