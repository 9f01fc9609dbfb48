package org.countersign.model.request;

/** Placeholder until the authority rules land. */
public final class Authorised {}
