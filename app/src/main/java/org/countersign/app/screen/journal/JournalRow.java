package org.countersign.app.screen.journal;

import java.time.Instant;

/**
 * A line of the list, in words.
 *
 * @param kind a word or two
 * @param what the request, or what else it is about
 * @param who name
 * @param domain name
 */
record JournalRow(
    long seq,
    Instant at,
    String kind,
    String what,
    String who,
    String domain,
    String level,
    boolean drill) {}
