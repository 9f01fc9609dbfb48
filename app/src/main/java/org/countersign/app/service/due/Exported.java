package org.countersign.app.service.due;

import org.countersign.app.service.today.Due;

/** Something due, with its words: which language they are in is the screen’s to know. */
public record Exported(Due due, String kind, String sentence, String urgency) {}
