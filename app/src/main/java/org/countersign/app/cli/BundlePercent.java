package org.countersign.app.cli;

import org.countersign.model.audit.BundleProgress;

/** How far the checking of a bundle is, as a percentage: the files first, then the journal. */
record BundlePercent(ProgressLine line) implements BundleProgress {
  private static final double FILES = 0.2;

  @Override
  public void at(Part part, long done, long all) {
    double of = all == 0 ? 0 : (double) done / all;
    line.at(part == Part.FILES ? FILES * of : FILES + (1 - FILES) * of);
  }
}
