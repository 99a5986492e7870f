package io.datasurface.model.io;

import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Reads models in the native format: one file, or a folder whose files are merged in the order of their paths. Files that end in
 * {@code .json}, {@code .yaml} or {@code .yml} are read; other and hidden ones are not.
 */
public final class EcosystemReader {
    private EcosystemReader() {}

    /**
     * Reads a model.
     *
     * @param path a file or a folder
     * @return the model with all problems; never fails for what is on the disk
     */
    public static LoadedModel read(Path path) {
        return read(path, ModelFormat.installed());
    }

    /**
     * Reads a model that may hold objects of certain extensions.
     *
     * @param path a file or a folder
     * @param format what can stand in the files
     * @return the model with all problems; never fails for what is on the disk
     */
    public static LoadedModel read(Path path, ModelFormat format) {
        return read(List.of(path), format);
    }

    /**
     * Reads a model that lies in several places.
     *
     * @param paths files and folders, which are read one after another
     * @return the model with all problems; never fails for what is on the disk
     */
    public static LoadedModel read(List<Path> paths) {
        return read(paths, ModelFormat.installed());
    }

    /**
     * Reads a model that lies in several places and may hold objects of certain extensions.
     *
     * @param paths files and folders, which are read one after another
     * @param format what can stand in the files
     * @return the model with all problems; never fails for what is on the disk
     */
    public static LoadedModel read(List<Path> paths, ModelFormat format) {
        return read(paths, format, FileReaders::usefulThreads);
    }

    /** Reads a model with so many threads; what comes out does not depend on them. */
    static LoadedModel read(List<Path> paths, ModelFormat format, ToIntFunction<List<ModelTree.Entry>> threads) {
        List<ModelTree.Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path path : paths) {
            ModelTree tree = ModelTree.of(path);
            entries.addAll(tree.entries());
            problems.addAll(tree.problems());
        }
        List<ModelFile> files = new FileReaders(entries, format.shapes()).read(threads.applyAsInt(entries));
        LoadedModel model = new Merger(files, format.shapes()).merge();
        SourceMap sources = problems.isEmpty() ? model.sources() : ReadSources.withoutFolder(model.sources());
        String fingerprint = Fingerprint.of(entries, files, problems);
        problems.addAll(model.problems());
        return new LoadedModel(model.ecosystem(), sources, problems, Optional.of(fingerprint));
    }
}
