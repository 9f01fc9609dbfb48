package org.countersign.app.service.report.paper;

import java.time.Instant;

/**
 * What stands on every page of a document, and what its properties say. All texts are ready to
 * show.
 *
 * @param title of the document
 * @param vault its name
 * @param level how widely it may be shown, in words
 * @param foot the journal's head
 * @param pageOf "Page {n} of", a blank after it; {@code #} stands for the number
 * @param language BCP 47
 * @param at when, which the document's properties say
 * @param wide whether the pages lie on their side
 */
public record Sheet(
    String title,
    String vault,
    String level,
    String foot,
    String pageOf,
    String language,
    Instant at,
    boolean wide) {}
