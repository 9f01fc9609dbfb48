package org.countersign.model.audit;

/** Is told how far the work is. What it throws ends the work. */
public interface BundleProgress {
  /** Parts of the work, in order. */
  enum Part {
    SELECTING,
    JOURNAL,
    FILES,
    REGISTER,
    REPORTS,
    SIGNING
  }

  /** How much of a part is done. */
  void at(Part part, long done, long all);
}
