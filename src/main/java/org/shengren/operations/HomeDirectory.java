package org.shengren.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.shengren.operations.StartRefused.Reason;

/**
 * The directory that holds everything this installation keeps, taken by one process at a time. The
 * lock belongs to the process and ends with it, however it ends: a lock file left behind means
 * nothing.
 */
final class HomeDirectory implements AutoCloseable {
  /** Closing any channel on a file drops the process's lock on it: never open it twice. */
  private static final Set<Path> TAKEN = new HashSet<>();

  /** Beyond the content, which must stay readable where locks are mandatory. */
  private static final long LOCKED_BYTE = 1L << 30;

  private final Path path;
  private final FileChannel lock;

  private HomeDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory if it is missing and takes it.
   *
   * @param leastBytes refuses when less than this is free
   */
  static HomeDirectory take(Path wanted, long leastBytes) throws IOException {
    var path = create(wanted.toAbsolutePath().normalize());
    var usable = Files.getFileStore(path).getUsableSpace();
    if (usable < leastBytes) {
      throw new StartRefused(Reason.DISK_FULL, path, mebibytes(usable), mebibytes(leastBytes));
    }
    synchronized (TAKEN) {
      if (!TAKEN.add(path)) {
        throw new StartRefused(Reason.HOME_IN_USE, path, ProcessHandle.current().pid() + "");
      }
      try {
        return new HomeDirectory(path, lock(path));
      } catch (IOException | RuntimeException e) {
        TAKEN.remove(path);
        throw e;
      }
    }
  }

  private static Path create(Path path) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new StartRefused(Reason.HOME_IS_FILE, e, path);
    } catch (FileSystemException e) {
      throw refused(path, e);
    }
    if (!Files.isWritable(path)) {
      throw new StartRefused(Reason.HOME_NOT_WRITABLE, path, System.getProperty("user.name"));
    }
    return path.toRealPath();
  }

  private static StartRefused refused(Path path, FileSystemException e) {
    var why = e.getReason() == null ? "" : e.getReason();
    if (why.contains("No space left") || why.contains("quota")) {
      return new StartRefused(Reason.DISK_FULL, e, path, "0", mebibytes(EmbeddedDatabase.LEAST));
    }
    if (why.contains("Not a directory")) {
      return new StartRefused(Reason.HOME_IS_FILE, e, path);
    }
    return new StartRefused(Reason.HOME_NOT_WRITABLE, e, path, System.getProperty("user.name"));
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw refused(path, e);
    }
    if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
      var owner = ByteBuffer.allocate(32);
      channel.read(owner, 0);
      channel.close();
      var pid = new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII).strip();
      throw new StartRefused(Reason.HOME_IN_USE, path, pid);
    }
    channel.truncate(0);
    var pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    synchronized (TAKEN) {
      lock.close();
      TAKEN.remove(path);
    }
  }
}
