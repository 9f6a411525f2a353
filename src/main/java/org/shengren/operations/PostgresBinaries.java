package org.shengren.operations;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.shengren.operations.StartRefused.Reason;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL build on the class path for this machine, unpacked once below the home. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** Directory with {@code bin}, {@code lib} and {@code share}; unpacked when it is not there. */
  static Path in(Path directory) throws IOException {
    var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    var archive = archive();
    if (archive == null) {
      throw new StartRefused(Reason.NO_BINARIES, machine);
    }
    var unpacked = directory.resolve(fingerprint(archive));
    if (!Files.isDirectory(unpacked)) {
      deleteAll(directory);
      var half = directory.resolve("unpacking");
      Files.createDirectories(half);
      unpack(archive, half);
      Files.move(half, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }
    return unpacked;
  }

  private static @Nullable URL archive() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
    var arch =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64", "x64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    // The build is linked against glibc; with musl it would fail with a riddle.
    if (system.equals("linux") && Files.exists(Path.of("/etc/alpine-release"))) {
      return null;
    }
    return PostgresBinaries.class.getResource("/postgres-" + system + "-" + arch + ".txz");
  }

  /** Changes with the archive, so that another build is unpacked anew; costs no reading of it. */
  private static String fingerprint(URL archive) throws IOException {
    var connection = archive.openConnection();
    long mark =
        connection instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : connection.getContentLengthLong();
    return "postgres-" + Long.toHexString(mark);
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream packed = archive.openStream();
        var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("archive entry outside of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & 0100) != 0
              && Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  static void deleteAll(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
