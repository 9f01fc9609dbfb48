package org.countersign.app;

import org.countersign.app.service.execution.PublishedCrls;
import org.countersign.app.service.publication.SetShelf;
import org.countersign.app.service.today.PublishedFiles;
import org.countersign.model.key.SigningKey;
import org.countersign.model.vault.PublishedSet;

/** What lies in the folder of files for others, as Today asks. */
record PublicationFolder(PublishedCrls crls, SetShelf shelf) implements PublishedFiles {
  @Override
  public boolean has(SigningKey issuer, long number) {
    return crls.has(issuer, number);
  }

  @Override
  public boolean isOut(PublishedSet set) {
    return shelf.isOut(set);
  }
}
