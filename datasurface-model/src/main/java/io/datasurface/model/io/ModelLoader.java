package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.interop.DumpedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a model, whatever format it has: decides by what is there. */
public final class ModelLoader {
    private static final String WANTED =
            "a native model (a .json, .yaml or .yml file that begins with \"datasurface\": "
                    + ModelFileReader.VERSION + ", or a folder of such files) or a DataSurface dump (a folder with "
                    + DumpReader.DUMP
                    + ")";

    private ModelLoader() {}

    /**
     * Reads a model.
     *
     * @param path a file or a folder
     * @return the model with all problems; if nothing is found, that is a problem that says what was looked for
     */
    public static LoadedModel load(Path path) {
        return load(path, ModelFormat.installed());
    }

    /**
     * Reads a model that may hold objects of certain extensions.
     *
     * @param path a file or a folder
     * @param format what can stand in native files
     * @return the model with all problems; if nothing is found, that is a problem that says what was looked for
     */
    public static LoadedModel load(Path path, ModelFormat format) {
        if (!Files.exists(path)) {
            return nothing(path, "does not exist");
        }
        if (Files.isDirectory(path) && DumpReader.isDump(path)) {
            DumpedModel dump = DumpReader.read(path);
            return new LoadedModel(dump.ecosystem(), dump.sources(), dump.problems());
        }
        LoadedModel model = EcosystemReader.read(path, format);
        boolean found = model.ecosystem().isPresent() || !model.problems().isEmpty();
        return found ? model : nothing(path, "holds no model");
    }

    private static LoadedModel nothing(Path path, String what) {
        String message = "%s %s. Looked for %s.".formatted(Quoted.of(path.toString()), what, WANTED);
        Problem problem = new Problem(Severity.ERROR, Codes.NO_MODEL, ObjectPath.ROOT, Optional.empty(), message);
        return new LoadedModel(Optional.empty(), SourceMap.NONE, List.of(problem));
    }
}
