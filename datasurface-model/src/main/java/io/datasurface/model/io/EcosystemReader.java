package io.datasurface.model.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        ModelTree tree = ModelTree.of(path);
        TextPool pool = new TextPool();
        List<ModelFile> files = new ArrayList<>();
        for (ModelTree.Entry entry : tree.entries()) {
            files.add(ModelFileReader.read(entry.path(), entry.name(), files.size(), pool, Shapes.BUILT_IN));
        }
        LoadedModel model = new Merger(files, Shapes.BUILT_IN).merge();
        if (tree.problems().isEmpty()) {
            return model;
        }
        List<io.datasurface.model.lint.Problem> all = new ArrayList<>(tree.problems());
        all.addAll(model.problems());
        return new LoadedModel(model.ecosystem(), model.sources(), all);
    }
}
