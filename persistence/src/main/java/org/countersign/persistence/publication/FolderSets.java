package org.countersign.persistence.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.model.failure.Failure;
import org.countersign.model.failure.Refused;
import org.countersign.model.failure.StoreFailed;
import org.countersign.model.port.SetStore;
import org.countersign.model.publication.SetManifest;
import org.countersign.persistence.journal.Faults;

/**
 * Sets as folders: {@code <domain>/0000007}, and a pointer to the current one. A set is written
 * beside, synced and renamed, so a kill or a full disk leaves what was there before.
 */
public final class FolderSets implements SetStore {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{7,16}");
  private static final Pattern LEFT = Pattern.compile("\\.[0-9a-f-]{36}\\.part");
  private static final String NAME = "%07d";

  private final Path root;
  private final Pointer pointer;

  public FolderSets(Path root) {
    this(root, Pointer.ofFileSystem());
  }

  FolderSets(Path root, Pointer pointer) {
    this.root = root;
    this.pointer = pointer;
  }

  @Override
  public String publish(SetManifest manifest, SortedMap<String, byte[]> files, Watch watch)
      throws Failure {
    Path home = home(manifest.domain());
    String name = NAME.formatted(manifest.number());
    long bytes = files.values().stream().mapToLong(file -> file.length).sum();
    try {
      Files.createDirectories(home);
      clean(home);
      if (!isThere(home, name, manifest)) {
        write(home, name, files, watch);
      }
      pointer.set(home, name);
      clean(home);
      return home.resolve(name).toString();
    } catch (IOException e) {
      throw Faults.of(e, home, bytes);
    }
  }

  /** Whether this very set is there, whole; refuses in place of a newer one or another vault's. */
  private boolean isThere(Path home, String name, SetManifest manifest)
      throws IOException, Failure {
    List<Long> numbers = numbers(home);
    for (long number : numbers) {
      Optional<SetManifest> other = readable(home.resolve(NAME.formatted(number)));
      if (other.isPresent() && !other.get().vault().equals(manifest.vault())) {
        throw new Refused("publication.other-vault", home.toString());
      }
    }
    if (!numbers.isEmpty() && numbers.getLast() > manifest.number()) {
      throw new Refused("publication.older", manifest.number(), numbers.getLast());
    }
    Path place = home.resolve(name);
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      WholeSet.check(place, manifest);
      return true;
    } catch (Refused damaged) {
      refuseOther(place, manifest);
      // Somebody has changed it: it makes way for what it was.
      Files.move(place, part(home), StandardCopyOption.ATOMIC_MOVE);
      return false;
    }
  }

  /** A whole set of the same number is a fork's, and may well be the newer of the two. */
  private static void refuseOther(Path place, SetManifest manifest) throws IOException, Refused {
    Optional<SetManifest> other = readable(place).filter(there -> !there.equals(manifest));
    if (other.isPresent() && isWhole(place, other.get())) {
      throw new Refused("publication.same-number", manifest.number(), place.toString());
    }
  }

  private static boolean isWhole(Path set, SetManifest manifest) throws IOException {
    try {
      return !WholeSet.check(set, manifest).isEmpty();
    } catch (Refused e) {
      return false;
    }
  }

  private static Optional<SetManifest> readable(Path set) {
    try {
      return Optional.of(WholeSet.manifest(set));
    } catch (Failure e) {
      return Optional.empty();
    }
  }

  private static Path part(Path home) {
    return home.resolve("." + UUID.randomUUID() + ".part");
  }

  private static void write(Path home, String name, SortedMap<String, byte[]> files, Watch watch)
      throws IOException {
    Path part = part(home);
    try {
      Files.createDirectory(part);
      long done = 0;
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        watch.at(done++, files.size());
        Path target = part.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Durable.write(target, file.getValue());
      }
      watch.at(done, files.size());
      Durable.syncTree(part);
      Files.move(part, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Durable.sync(home);
    } finally {
      Durable.delete(part);
    }
  }

  /** What an earlier try has left when it was killed, and what was damaged. */
  private static void clean(Path home) throws IOException {
    for (Path left : list(home)) {
      if (LEFT.matcher(left.getFileName().toString()).matches()) {
        Durable.delete(left);
      }
    }
  }

  private static List<Long> numbers(Path home) throws IOException {
    return list(home).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> NUMBER.matcher(name).matches())
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  private static List<Path> list(Path home) throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      return all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Optional<SetManifest> current(String domain) throws Failure {
    Path home = home(domain);
    try {
      Optional<String> name = pointer.get(home).filter(NUMBER.asMatchPredicate());
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(WholeSet.manifest(home.resolve(name.get())));
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, home.toString());
    }
  }

  @Override
  public SortedMap<String, byte[]> check(SetManifest manifest) throws Failure {
    Path place = home(manifest.domain()).resolve(NAME.formatted(manifest.number()));
    try {
      return WholeSet.check(place, manifest);
    } catch (IOException e) {
      throw new StoreFailed("unreadable", e, place.toString());
    }
  }

  private Path home(String domain) throws StoreFailed {
    if (!domain.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new StoreFailed("name", null, domain);
    }
    return root.resolve(domain);
  }
}
