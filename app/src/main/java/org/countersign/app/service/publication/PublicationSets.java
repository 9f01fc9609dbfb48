package org.countersign.app.service.publication;

/** All there is to do with publication sets. */
public record PublicationSets(SetDraft draft, SetStandings standings, SetShelf shelf) {}
