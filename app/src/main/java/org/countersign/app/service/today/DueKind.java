package org.countersign.app.service.today;

/** One kind of thing that can be due. */
interface DueKind {
  /** Reports all there are to the survey. */
  void find(Survey survey);
}
