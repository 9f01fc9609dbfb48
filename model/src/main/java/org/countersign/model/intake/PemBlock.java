package org.countersign.model.intake;

/**
 * One object of a PEM text.
 *
 * @param line the line that begins it, from 1
 * @param begins where that line begins
 * @param from where its content begins, behind that line
 * @param to where the line that ends it begins
 * @param ends behind the line that ends it
 */
record PemBlock(String label, long line, int begins, int from, int to, int ends) {}
