package io.datasurface.host.internal;

import io.datasurface.host.json.ManifestJson;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.json.RenderCache;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that renders are published to, for one run at a time. A folder that is new, empty or fresh from version control is not
 * touched before something is published: the lock in it is taken then, and what was read before is read again. Not safe for concurrent
 * use.
 */
public final class OutputFolder implements AutoCloseable {
    private static final int WRITERS = 8;

    private final OutputTree tree;
    private final FileOperations files;
    private final Publisher publisher;
    private final CacheFile cacheFile;
    private PublishedRender last;
    private Recovery recovery = Recovery.NONE;
    private @Nullable OutputLock lock;

    private OutputFolder(Path out, FileOperations files) {
        Path root = out.toAbsolutePath().normalize();
        if (OutputTree.exists(root) && !Files.isDirectory(root)) {
            throw new OutputException(
                    OutputException.Reason.FOREIGN,
                    root + " is a file; name a folder that is new, empty or an earlier render");
        }
        this.tree = new OutputTree(root, files);
        this.files = files;
        this.publisher = new Publisher(tree, files, WRITERS);
        this.cacheFile = new CacheFile(tree, files);
        try {
            if (Files.isDirectory(tree.control(), LinkOption.NOFOLLOW_LINKS)) {
                lockAndRecover();
            }
            this.last = PublishedRender.read(root);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a folder, and ends what an earlier run has begun there and did not end.
     *
     * @param out the folder, which need not exist
     * @return the folder; close it
     * @throws OutputException if the folder cannot be used
     */
    public static OutputFolder open(Path out) {
        return new OutputFolder(out, FileOperations.REAL);
    }

    static OutputFolder open(Path out, FileOperations files) {
        return new OutputFolder(out, files);
    }

    /**
     * The manifest of the render in the folder.
     *
     * @return the manifest; empty if the folder holds no render
     */
    public Optional<Manifest> manifest() {
        return last.manifest();
    }

    /**
     * The plan of the render in the folder.
     *
     * @return the plan; {@link RenderPlan#NONE} if the folder holds no render
     */
    public RenderPlan plan() {
        return last.plan();
    }

    /**
     * What has happened to the manifest of the render in the folder. The next render makes it anew; files of the platforms that it does not
     * have stay.
     *
     * @return words; empty if nothing has
     */
    public Optional<String> damage() {
        return last.damage();
    }

    /**
     * Files in the folders of renders that are not in a render, hidden ones left out.
     *
     * @param render the paths of the render
     * @return paths in the folder, sorted
     * @throws OutputException if the folder cannot be read
     */
    public List<String> leftovers(Set<String> render) {
        List<String> leftovers = new ArrayList<>();
        for (String name : last.folders()) {
            Path folder = tree.root().resolve(name);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .map(file -> tree.root().relativize(file).toString().replace('\\', '/'))
                            .filter(path -> !path.contains("/.") && !render.contains(path))
                            .forEach(leftovers::add);
                } catch (IOException | UncheckedIOException e) {
                    throw failed("Cannot list " + folder, e instanceof IOException cause ? cause : new IOException(e));
                }
            }
        }
        return leftovers.stream().sorted().toList();
    }

    /**
     * The files of the last render, to compare the next one with.
     *
     * @return the files
     */
    public PublishedFiles published() {
        SortedMap<String, String> hashes = new TreeMap<>();
        manifest()
                .ifPresentOrElse(
                        manifest ->
                                manifest.artifacts().forEach((path, artifact) -> hashes.put(path, artifact.sha256())),
                        () -> leftovers(Set.of()).forEach(path -> hashes.put(path, PublishedFiles.UNKNOWN)));
        return new PublishedFiles(tree, hashes);
    }

    /**
     * What was found of a run that did not end.
     *
     * @return what was done about it
     */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * Publishes a render. Files that it takes over as they are were looked at by {@link #intact} before.
     *
     * @param render the files but for the manifest, the plan among them
     * @param manifest the manifest but for its artifacts, which are filled in
     * @return what was changed
     * @throws OutputException if it cannot be published; the last render is whole, unless the message says otherwise
     */
    public Publication publish(RenderFiles render, Manifest manifest) {
        byte[] complete = complete(render, manifest);
        try {
            if (lock == null) {
                prepare();
            }
            ChangeFinder finder = new ChangeFinder(tree, last);
            List<Change> changes = finder.find(render, complete);
            if (!changes.isEmpty()) {
                publisher.publish(changes);
            }
            return finder.publication();
        } catch (IOException e) {
            throw failed("Cannot publish the render", e);
        }
    }

    private static byte[] complete(RenderFiles render, Manifest manifest) {
        return ManifestJson.write(new Manifest(
                manifest.model(), manifest.modelHash(), manifest.platforms(), manifest.planners(), render.index()));
    }

    /**
     * What earlier renders in the folder were made from, as far as it is known.
     *
     * @return the cache; {@link RenderCache#NONE} if the folder has none that can be read
     */
    public RenderCache cache() {
        return cacheFile.read();
    }

    /**
     * Notes what the render in the folder was made from, after it was published. If that fails it is logged, and nothing else happens.
     *
     * @param cache the cache
     */
    public void remember(RenderCache cache) {
        cacheFile.write(cache);
    }

    /**
     * Looks whether a part of the last render is there as it was made. Safe for concurrent use.
     *
     * @param folder the folder of the part in this one
     * @param part what is known about it
     * @return hash and size of its artifacts by path in the folder of the part; empty if one is missing or was changed
     * @throws OutputException if somebody has put a link where the artifacts' folders were
     */
    public Optional<SortedMap<String, Manifest.Artifact>> intact(String folder, RenderCache.Part part) {
        return new IntactPart(tree, last, folder, part).artifacts();
    }

    /**
     * Replaces the plan of the render in the folder, and nothing else.
     *
     * @param plan the plan
     * @throws OutputException if that fails, or if the folder holds no render
     */
    public void replacePlan(RenderPlan plan) {
        Manifest manifest = manifest()
                .orElseThrow(() -> new OutputException(
                        OutputException.Reason.FOREIGN, tree.root() + " holds no render; render first"));
        byte[] content = PlanJson.write(plan);
        SortedMap<String, Manifest.Artifact> entries = new TreeMap<>(manifest.artifacts());
        entries.put(RenderPlan.FILE, new Manifest.Artifact(Hashes.sha256(content), content.length));
        Manifest complete = new Manifest(
                manifest.model(), manifest.modelHash(), manifest.platforms(), manifest.planners(), entries);
        try {
            if (lock == null) {
                prepare();
            }
            List<Change> changes = new ChangeFinder(tree, last)
                    .replace(new TreeMap<>(
                            Map.of(RenderPlan.FILE, content, Manifest.FILE, ManifestJson.write(complete))));
            if (!changes.isEmpty()) {
                publisher.publish(changes);
            }
            last = new PublishedRender(Optional.of(complete), plan, Optional.empty());
        } catch (IOException e) {
            throw failed("Cannot write the plan", e);
        }
    }

    /** Makes the folder and takes its lock, if nobody else has used it in the meantime. */
    private void prepare() throws IOException {
        Files.createDirectories(OutputTree.parent(tree.root()));
        files.makeFolder(tree.root());
        files.makeFolder(tree.control());
        lockAndRecover();
        Path ignore = tree.control().resolve(".gitignore");
        if (!OutputTree.exists(ignore)) {
            files.write(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
        }
        PublishedRender now = PublishedRender.read(tree.root());
        if (!now.equals(last)) {
            throw new OutputException(
                    OutputException.Reason.LOCKED,
                    "Another run has rendered into " + tree.root() + " in the meantime; render again on top of it");
        }
    }

    private void lockAndRecover() {
        try {
            lock = OutputLock.take(tree.lock());
        } catch (IOException e) {
            throw failed("Cannot take the lock " + tree.lock(), e);
        }
        recovery = publisher.recover();
    }

    private OutputException failed(String what, IOException cause) {
        return new OutputException(
                OutputException.Reason.FAILED,
                what + " in " + tree.root() + ": " + Listings.reason(cause)
                        + ". The last render in it is whole. Make sure that the folder can be written, and render again",
                cause);
    }

    /**
     * Compares the files of the folder with its manifest.
     *
     * @return what is missing or was changed, by path; empty if the folder holds a whole render or none
     * @throws OutputException if a file cannot be read
     */
    public SortedMap<String, String> differences() {
        SortedMap<String, String> differences = new TreeMap<>();
        try {
            for (Map.Entry<String, Manifest.Artifact> artifact : manifest().stream()
                    .flatMap(manifest -> manifest.artifacts().entrySet().stream())
                    .toList()) {
                Path file = tree.file(artifact.getKey());
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    differences.put(artifact.getKey(), "is missing");
                } else if (!Hashes.sha256(Files.readAllBytes(file))
                        .equals(artifact.getValue().sha256())) {
                    differences.put(artifact.getKey(), "was changed since it was rendered");
                }
            }
        } catch (IOException e) {
            throw failed("Cannot read the render", e);
        }
        return differences;
    }

    /**
     * Compares the files of the folder with a render and with the manifest.
     *
     * @param files the files but for the manifest, all made, the plan among them
     * @param manifest the manifest but for its artifacts, which are filled in
     * @return what is wrong, by path; empty if the folder holds just this render
     * @throws OutputException if a file cannot be read
     */
    public SortedMap<String, String> differences(RenderFiles files, Manifest manifest) {
        SortedMap<String, String> differences = differences();
        SortedMap<String, byte[]> render = new TreeMap<>((Map<String, byte[]>) files.contents());
        render.put(Manifest.FILE, complete(files, manifest));
        try {
            for (Map.Entry<String, byte[]> file : render.entrySet()) {
                Path path = tree.file(file.getKey());
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    differences.putIfAbsent(file.getKey(), "is missing");
                } else if (!Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                    differences.putIfAbsent(file.getKey(), "is not what the model renders to");
                }
            }
        } catch (IOException e) {
            throw failed("Cannot read the render", e);
        }
        manifest().stream()
                .flatMap(last -> last.artifacts().keySet().stream())
                .filter(path -> !render.containsKey(path))
                .forEach(path -> differences.putIfAbsent(path, "is no part of what the model renders to"));
        return differences;
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw failed("Cannot give up the lock " + tree.lock(), e);
            }
            lock = null;
        }
    }
}
