package org.countersign.model.port;

/**
 * Which token: label and serial together, as CK_TOKEN_INFO gives them with the padding off. The
 * module and the slot a token is found in may change from day to day; these may not.
 */
public record TokenIdentity(String label, String serial) {}
