package io.datasurface.examples.benchmarks.bench;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.LoadedModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is worked on: the files of a model, and what the stages so far have made of it. Used by one thread. */
public final class Subject {
    private final Path folder;
    private final List<Path> files;
    private final long bytes;
    private final Map<Class<?>, Object> results = new HashMap<>();

    /**
     * A model that nobody has read yet.
     *
     * @param folder where it is
     * @param files its files
     * @param bytes size of all files
     */
    public Subject(Path folder, List<Path> files, long bytes) {
        this.folder = folder;
        this.files = List.copyOf(files);
        this.bytes = bytes;
    }

    /**
     * Where the model is.
     *
     * @return a folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * The files of the model.
     *
     * @return paths
     */
    public List<Path> files() {
        return files;
    }

    /**
     * The size of the model.
     *
     * @return bytes of all files
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Keeps a result for the stages that follow, such as a {@link LoadedModel} or an {@link EcosystemIndex}.
     *
     * @param type what it is found by
     * @param result the result, which replaces an earlier one of the type
     * @param <T> its type
     */
    public <T> void keep(Class<T> type, T result) {
        results.put(type, result);
    }

    /**
     * Takes a result back, so that it is no burden for a stage that makes it again.
     *
     * @param type its type
     */
    public void drop(Class<?> type) {
        results.remove(type);
    }

    /**
     * A result of an earlier stage.
     *
     * @param type its type
     * @param <T> its type
     * @return the result
     * @throws IllegalStateException if no stage has made it
     */
    public <T> T result(Class<T> type) {
        Object result = results.get(type);
        if (result == null) {
            throw new IllegalStateException(
                    "No stage before this one makes a " + type.getSimpleName() + ": run the stage that does");
        }
        return type.cast(result);
    }
}
