package io.datasurface.host.internal;

import io.datasurface.host.json.ManifestJson;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.json.RenderCache;
import io.datasurface.host.json.RunNote;
import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that renders are published to, for one run at a time. A folder that is new, empty or fresh from version control is not
 * touched before something is published: the lock in it is taken then, and what was read before is read again. Not safe for concurrent
 * use.
 */
public final class OutputFolder implements AutoCloseable {
    private static final String IGNORE = ".gitignore";

    private final OutputTree tree;
    private final FileOperations files;
    private final Publisher publisher;
    private final CacheFile cacheFile;
    private final RunFile runFile;
    private final NewFolders newFolders;
    private PublishedRender last;
    private Staging staging;
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
        this.publisher = new Publisher(tree, files);
        this.newFolders = new NewFolders(files);
        this.cacheFile = new CacheFile(tree, files, "parts");
        this.runFile = new RunFile(tree, files);
        try {
            if (Files.isDirectory(tree.control(), LinkOption.NOFOLLOW_LINKS)) {
                lockAndRecover();
            }
            this.last = PublishedRender.read(root);
            this.staging = newStaging();
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
        try {
            return new Differences(tree).leftovers(last.folders(), render);
        } catch (IOException e) {
            throw failed("Cannot list the files", e);
        }
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

    private Staging newStaging() {
        return new Staging(tree, files, last, () -> {
            if (lock == null) {
                prepare();
            }
            publisher.begin();
        });
    }

    /**
     * Where the artifacts of the next render go. They wait beside the last render for {@link #publish}; without it they are gone when the
     * folder is closed.
     *
     * @return the store, which writes nothing that is in the folder already
     */
    public ArtifactStore store() {
        return staging;
    }

    /**
     * Publishes what is in the store. Files that are taken over as they are were looked at by {@link #intact} before.
     *
     * @param render hash and size of all artifacts by path
     * @param plan content of the plan
     * @param manifest the manifest but for its artifacts, which are filled in
     * @return what was changed
     * @throws OutputException if it cannot be published; the last render is whole, unless the message says otherwise
     */
    public Publication publish(SortedMap<String, Manifest.Artifact> render, byte[] plan, Manifest manifest) {
        try {
            if (lock == null) {
                prepare();
            }
            SortedMap<String, Manifest.Artifact> entries = new TreeMap<>(render);
            entries.put(RenderPlan.FILE, staging.put(RenderPlan.FILE, plan));
            staging.put(Manifest.FILE, ManifestJson.write(manifest.withArtifacts(entries)));
            ChangeFinder finder = new ChangeFinder(tree, files, last, staging);
            publish(finder.find(render.keySet()));
            return finder.publication();
        } catch (IOException e) {
            throw failed("Cannot publish the render", e);
        }
    }

    private void publish(List<Change> changes) {
        if (!changes.isEmpty()) {
            publisher.publish(changes, staging);
        }
        newFolders.keep();
        staging.published();
        staging = newStaging();
    }

    /**
     * What earlier renders in the folder were made from, as far as it is known.
     *
     * @return the cache; {@link RenderCache#NONE} if the folder has none that can be read
     */
    public RenderCache cache() {
        return cacheFile.read(RenderCache::read).orElse(RenderCache.NONE);
    }

    /**
     * Notes what the render in the folder was made from, after it was published. If that fails it is logged, and nothing else happens.
     *
     * @param cache the cache
     */
    public void remember(RenderCache cache) {
        cacheFile.write(cache.write());
    }

    /**
     * Looks whether the folder is as a run has left it that was made from the same.
     *
     * @param inputs hash of all that a run is made from but what is in the folder
     * @param threads most threads that read files
     * @return what such a run has to say; empty if the last one was made from something else, or the folder has been changed
     */
    public Optional<List<Problem>> sameRun(String inputs, int threads) {
        if (lock == null || manifest().isEmpty() || recovery != Recovery.NONE) {
            return Optional.empty();
        }
        return runFile.read(inputs)
                .filter(note -> note.left()
                                .equals(runFile.left(cacheFile.bytes()).orElse(""))
                        && new IntactFiles(tree, manifest().orElseThrow().artifacts()).areThere(threads))
                .map(RunNote::problems);
    }

    /**
     * Notes what the render in the folder was made from as a whole, after it was published and its parts were noted. If that fails it is
     * logged, and nothing else happens.
     *
     * @param inputs hash of all that the run was made from but what was in the folder
     * @param cache what was noted about the parts: if that is lost, the next run makes it anew
     * @param problems what a next run without a change has to say
     */
    public void remember(String inputs, RenderCache cache, List<Problem> problems) {
        runFile.left(cache.write()).ifPresent(hash -> runFile.write(inputs, hash, problems));
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
        try {
            if (lock == null) {
                prepare();
            }
            SortedMap<String, Manifest.Artifact> entries = new TreeMap<>(manifest.artifacts());
            entries.put(RenderPlan.FILE, staging.put(RenderPlan.FILE, content));
            Manifest complete = manifest.withArtifacts(entries);
            staging.put(Manifest.FILE, ManifestJson.write(complete));
            List<Change> changes = new ChangeFinder(tree, files, last, staging).replacePlan();
            last = new PublishedRender(Optional.of(complete), plan, Optional.empty());
            publish(changes);
        } catch (IOException e) {
            throw failed("Cannot write the plan", e);
        }
    }

    /** Makes the folder and takes its lock, if nobody else has used it in the meantime. */
    private void prepare() throws IOException {
        newFolders.make(tree.control());
        lockAndRecover();
        Path ignore = tree.control().resolve(IGNORE);
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
        try {
            return new Differences(tree).add(manifest()).byPath();
        } catch (IOException e) {
            throw failed("Cannot read the render", e);
        }
    }

    /**
     * Compares the files of the folder with a render and with the manifest.
     *
     * @param render hash and size of all artifacts by path
     * @param plan content of the plan
     * @param manifest the manifest but for its artifacts, which are filled in
     * @return what is wrong, by path; empty if the folder holds just this render
     * @throws OutputException if a file cannot be read
     */
    public SortedMap<String, String> differences(
            SortedMap<String, Manifest.Artifact> render, byte[] plan, Manifest manifest) {
        SortedMap<String, Manifest.Artifact> entries = new TreeMap<>(render);
        entries.put(RenderPlan.FILE, Entries.of(plan));
        Manifest complete = manifest.withArtifacts(entries);
        try {
            return new Differences(tree)
                    .add(manifest())
                    .addRender(entries)
                    .addRender(new TreeMap<>(Map.of(Manifest.FILE, Entries.of(ManifestJson.write(complete)))))
                    .addOthers(manifest(), entries.keySet())
                    .byPath();
        } catch (IOException e) {
            throw failed("Cannot read the render", e);
        }
    }

    @Override
    public void close() {
        try {
            giveUp();
        } finally {
            unlock();
        }
    }

    /** Takes away what was staged and not published. */
    private void giveUp() {
        if (lock == null || staging == null) {
            return;
        }
        staging.stop();
        if (staging.hasBegun()) {
            publisher.tidy();
        }
        if (!OutputTree.exists(tree.journal())) {
            newFolders.takeBack(tree.control(), tree.control().resolve(IGNORE), tree.lock());
        }
    }

    private void unlock() {
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
