package org.countersign.app.hsm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Private data objects (CKO_DATA) by label. Few tokens change a value in place, and none promises
 * that a new object and the end of the old one happen together: each carries a count in
 * CKA_APPLICATION, the new one is written first, and the highest is the one that holds.
 */
final class DataObjects {
  private static final String APPLICATION = "countersign ";

  private final Session session;

  DataObjects(Session session) {
    this.session = session;
  }

  /** Writes, reads back, and only then destroys what was there before. */
  void write(String label, byte[] value) throws CkrException {
    List<Data> before = all(label);
    long count = before.stream().mapToLong(Data::count).max().orElse(0) + 1;
    long handle =
        session.create(
            new Template()
                .number(Ck.CKA_CLASS, Ck.CKO_DATA)
                .flag(Ck.CKA_TOKEN, true)
                .flag(Ck.CKA_PRIVATE, true)
                .text(Ck.CKA_LABEL, label)
                .text(Ck.CKA_APPLICATION, APPLICATION + count)
                .bytes(Ck.CKA_VALUE, value));
    if (!kept(handle, value)) {
      // SoftHSM with a full disk says CKR_OK, and keeps nothing.
      throw new CkrException(Call.CREATE_OBJECT, Ckr.OK);
    }
    for (Data old : before) {
      session.destroy(old.handle());
    }
  }

  private boolean kept(long handle, byte[] value) throws CkrException {
    try {
      byte[] kept = session.attributes(handle, Ck.CKA_VALUE).get(Ck.CKA_VALUE);
      return MessageDigest.isEqual(value, kept);
    } catch (CkrException e) {
      if (e.is(Ckr.OBJECT_HANDLE_INVALID, Ckr.GENERAL_ERROR)) {
        return false;
      }
      throw e;
    }
  }

  Optional<byte[]> read(String label) throws CkrException {
    Optional<Data> newest = all(label).stream().max(Comparator.comparingLong(Data::count));
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    long handle = newest.get().handle();
    return Optional.ofNullable(session.attributes(handle, Ck.CKA_VALUE).get(Ck.CKA_VALUE));
  }

  private List<Data> all(String label) throws CkrException {
    Template labelled =
        new Template()
            .number(Ck.CKA_CLASS, Ck.CKO_DATA)
            .flag(Ck.CKA_PRIVATE, true)
            .text(Ck.CKA_LABEL, label);
    List<Data> found = new ArrayList<>();
    for (long handle : session.find(labelled)) {
      byte[] application = session.attributes(handle, Ck.CKA_APPLICATION).get(Ck.CKA_APPLICATION);
      found.add(new Data(handle, count(application)));
    }
    return found;
  }

  /** 0 for an object that somebody else wrote. */
  private static long count(byte[] application) {
    String text = application == null ? "" : new String(application, StandardCharsets.UTF_8);
    if (!text.matches(APPLICATION + "\\d{1,18}")) {
      return 0;
    }
    return Long.parseLong(text.substring(APPLICATION.length()));
  }

  private record Data(long handle, long count) {}
}
