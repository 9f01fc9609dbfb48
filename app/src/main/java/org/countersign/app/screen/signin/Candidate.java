package org.countersign.app.screen.signin;

/**
 * A custodian who may sign in.
 *
 * @param token label and serial, as "label · serial"
 */
record Candidate(String person, String name, String token, String serial) {}
