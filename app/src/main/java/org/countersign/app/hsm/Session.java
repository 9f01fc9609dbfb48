package org.countersign.app.hsm;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PKCS#11 session: Java types in, Java types out, one native call or one short conversation each.
 * Closing it logs nobody out.
 */
final class Session implements AutoCloseable {
  private static final int MOST_SIGNATURE = 2048;
  private static final int HANDLES_AT_ONCE = 256;

  private final Cryptoki cryptoki;
  private final long handle;

  private Session(Cryptoki cryptoki, long handle) {
    this.cryptoki = cryptoki;
    this.handle = handle;
  }

  /** Opens a session that may write where the token lets it, and only read where it does not. */
  static Session open(Cryptoki cryptoki, long slot) throws CkrException {
    try {
      return open(cryptoki, slot, Ck.CKF_SERIAL_SESSION | Ck.CKF_RW_SESSION);
    } catch (CkrException e) {
      if (e.is(Ckr.TOKEN_WRITE_PROTECTED)) {
        return open(cryptoki, slot, Ck.CKF_SERIAL_SESSION);
      }
      throw e;
    }
  }

  private static Session open(Cryptoki cryptoki, long slot, long flags) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment out = memory.number(0);
      MemorySegment none = MemorySegment.NULL;
      cryptoki.call(Call.OPEN_SESSION, slot, flags, none, none, out);
      return new Session(cryptoki, Scratch.number(out, 0));
    }
  }

  /** Whether the user is logged in, as the token sees it; false when the session is gone. */
  boolean userLoggedIn() {
    try (Scratch memory = new Scratch()) {
      MemorySegment info = memory.struct(Layouts.HERE.sessionInfo);
      long rv = cryptoki.rv(Call.GET_SESSION_INFO, handle, info);
      long state = Layouts.HERE.sessionInfo.number(info, "state");
      return rv == Ckr.OK
          && (state == Ck.CKS_RW_USER_FUNCTIONS || state == Ck.CKS_RO_USER_FUNCTIONS);
    }
  }

  void login(long user, Pin pin) throws CkrException {
    try (Scratch memory = new Scratch()) {
      cryptoki.call(Call.LOGIN, handle, user, pin.in(memory), (long) pin.length());
    }
  }

  void logout() throws CkrException {
    cryptoki.call(Call.LOGOUT, handle);
  }

  void initPin(Pin pin) throws CkrException {
    try (Scratch memory = new Scratch()) {
      cryptoki.call(Call.INIT_PIN, handle, pin.in(memory), (long) pin.length());
    }
  }

  void setPin(Pin old, Pin fresh) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment from = old.in(memory);
      MemorySegment to = fresh.in(memory);
      cryptoki.call(Call.SET_PIN, handle, from, (long) old.length(), to, (long) fresh.length());
    }
  }

  byte[] random(int n) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment out = memory.allocate(n);
      cryptoki.call(Call.GENERATE_RANDOM, handle, out, (long) n);
      return out.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** The handles of all objects that match; of all, for an empty template. */
  List<Long> find(Template template) throws CkrException {
    List<Long> found = new ArrayList<>();
    try (Scratch memory = new Scratch()) {
      MemorySegment array = template.in(memory);
      cryptoki.call(Call.FIND_OBJECTS_INIT, handle, array, (long) template.count());
      try {
        MemorySegment handles = memory.numbers(HANDLES_AT_ONCE);
        MemorySegment count = memory.number(0);
        do {
          cryptoki.call(Call.FIND_OBJECTS, handle, handles, (long) HANDLES_AT_ONCE, count);
          for (long i = 0; i < Scratch.number(count, 0); i++) {
            found.add(Scratch.number(handles, i));
          }
        } while (Scratch.number(count, 0) > 0);
      } finally {
        long ignored = cryptoki.rv(Call.FIND_OBJECTS_FINAL, handle);
      }
    }
    return found;
  }

  /** The attributes of an object; one that it lacks, or will not tell, is left out. */
  Map<Long, byte[]> attributes(long object, long... types) throws CkrException {
    Struct layout = Layouts.HERE.attribute;
    try (Scratch memory = new Scratch()) {
      MemorySegment array = memory.allocate(layout.size() * types.length, Long.BYTES);
      for (int i = 0; i < types.length; i++) {
        layout.number(one(array, i), "type", types[i]);
      }
      readAttributes(object, array, types.length);
      List<MemorySegment> values = new ArrayList<>();
      for (int i = 0; i < types.length; i++) {
        long length = layout.number(one(array, i), "ulValueLen");
        values.add(length < 0 ? MemorySegment.NULL : memory.allocate(length));
        layout.pointer(one(array, i), "pValue", values.get(i));
        layout.number(one(array, i), "ulValueLen", Math.max(length, 0));
      }
      readAttributes(object, array, types.length);
      Map<Long, byte[]> read = new LinkedHashMap<>();
      for (int i = 0; i < types.length; i++) {
        long length = layout.number(one(array, i), "ulValueLen");
        if (!values.get(i).equals(MemorySegment.NULL) && length >= 0) {
          read.put(types[i], values.get(i).asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
        }
      }
      return read;
    }
  }

  private static MemorySegment one(MemorySegment array, int i) {
    long size = Layouts.HERE.attribute.size();
    return array.asSlice(i * size, size);
  }

  /**
   * An attribute that is not there makes the return value an error, yet the others are answered.
   */
  private void readAttributes(long object, MemorySegment array, int count) throws CkrException {
    long rv = cryptoki.rv(Call.GET_ATTRIBUTE_VALUE, handle, object, array, (long) count);
    if (rv != Ckr.OK && rv != Ckr.ATTRIBUTE_TYPE_INVALID && rv != Ckr.ATTRIBUTE_SENSITIVE) {
      throw new CkrException(Call.GET_ATTRIBUTE_VALUE, rv);
    }
  }

  long create(Template template) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment out = memory.number(0);
      MemorySegment array = template.in(memory);
      cryptoki.call(Call.CREATE_OBJECT, handle, array, (long) template.count(), out);
      return Scratch.number(out, 0);
    }
  }

  void destroy(long object) throws CkrException {
    cryptoki.call(Call.DESTROY_OBJECT, handle, object);
  }

  KeyPairHandles generate(long mechanism, Template publicKey, Template privateKey)
      throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment outPublic = memory.number(0);
      MemorySegment outPrivate = memory.number(0);
      cryptoki.call(
          Call.GENERATE_KEY_PAIR,
          handle,
          Mechanism.of(mechanism, memory),
          publicKey.in(memory),
          (long) publicKey.count(),
          privateKey.in(memory),
          (long) privateKey.count(),
          outPublic,
          outPrivate);
      return new KeyPairHandles(Scratch.number(outPublic, 0), Scratch.number(outPrivate, 0));
    }
  }

  /** Signs in one part. With a PIN, a key of CKA_ALWAYS_AUTHENTICATE is given it in between. */
  byte[] sign(long mechanism, long key, byte[] data, Pin everyTime) throws CkrException {
    try (Scratch memory = new Scratch()) {
      cryptoki.call(Call.SIGN_INIT, handle, Mechanism.of(mechanism, memory), key);
      if (everyTime != null) {
        login(Ck.CKU_CONTEXT_SPECIFIC, everyTime);
      }
      MemorySegment in = memory.bytes(data);
      return output(Call.SIGN, in, data.length, memory);
    }
  }

  /** Decrypts in one part; the caller wipes what comes of it. */
  byte[] decrypt(long mechanism, long key, byte[] data, Pin everyTime) throws CkrException {
    try (Scratch memory = new Scratch()) {
      cryptoki.call(Call.DECRYPT_INIT, handle, Mechanism.of(mechanism, memory), key);
      if (everyTime != null) {
        login(Ck.CKU_CONTEXT_SPECIFIC, everyTime);
      }
      return output(Call.DECRYPT, memory.bytes(data), data.length, memory);
    }
  }

  private byte[] output(Call call, MemorySegment in, long length, Scratch memory)
      throws CkrException {
    MemorySegment out = memory.allocate(MOST_SIGNATURE);
    MemorySegment outLength = memory.number(MOST_SIGNATURE);
    cryptoki.call(call, handle, in, length, out, outLength);
    return out.asSlice(0, Scratch.number(outLength, 0)).toArray(ValueLayout.JAVA_BYTE);
  }

  /** ECDH without a key derivation function; the template is that of the secret. */
  long derive(long key, byte[] peerPoint, Template secret) throws CkrException {
    try (Scratch memory = new Scratch()) {
      MemorySegment out = memory.number(0);
      MemorySegment mechanism = Mechanism.ecdh(peerPoint, memory);
      cryptoki.call(
          Call.DERIVE_KEY, handle, mechanism, key, secret.in(memory), (long) secret.count(), out);
      return Scratch.number(out, 0);
    }
  }

  /** A session that is gone already is no error. */
  @Override
  public void close() {
    long ignored = cryptoki.rv(Call.CLOSE_SESSION, handle);
  }

  /** What C_GenerateKeyPair gives. */
  record KeyPairHandles(long publicKey, long privateKey) {}
}
