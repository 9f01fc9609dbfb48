package org.countersign.app.hsm;

import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that locks files until its input ends. SoftHSM waits for a lock on an object's file for
 * as long as it takes: so a native call hangs, as it does with a bad module.
 */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] files) throws Exception {
    List<FileLock> locks = new ArrayList<>();
    for (String file : files) {
      locks.add(new RandomAccessFile(file, "rw").getChannel().lock());
    }
    System.out.println("locked " + locks.size());
    System.out.flush();
    int ignored = System.in.read();
  }
}
