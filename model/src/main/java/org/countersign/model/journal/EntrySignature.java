package org.countersign.model.journal;

import org.countersign.model.key.Spki;

/** A founding custodian's signature over the checkpoint of size 1. */
public record EntrySignature(Spki credential, byte[] signature) {}
