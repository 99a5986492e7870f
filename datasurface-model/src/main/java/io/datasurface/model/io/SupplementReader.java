package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.interop.Supplement;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from files what a DataSurface server cannot tell. */
public final class SupplementReader {
    private SupplementReader() {}

    /**
     * Reads a supplement.
     *
     * @param paths the assignment files of the Python DataSurface, which are known by their names ({@value DumpReader#MAPPINGS},
     *     {@value DumpReader#PRIMARIES}), and files and folders in the native format, which are read as one model
     * @return the supplement with its problems; never fails for what is on the disk
     */
    public static Supplement read(List<Path> paths) {
        return read(paths, ModelFormat.installed());
    }

    /**
     * Reads a supplement that may hold objects of certain extensions.
     *
     * @param paths files and folders as for {@link #read(List)}
     * @param format what can stand in native files
     * @return the supplement with its problems; never fails for what is on the disk
     */
    public static Supplement read(List<Path> paths, ModelFormat format) {
        Supplement supplement = Supplement.NONE;
        List<Path> models = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            boolean isMapping = name.equals(DumpReader.MAPPINGS);
            if (!isMapping && !name.equals(DumpReader.PRIMARIES)) {
                models.add(path);
            } else if (!seen.add(name)) {
                supplement = supplement.withProblems(List.of(twice(path, name)));
            } else {
                supplement = isMapping ? supplement.withMappings(path) : supplement.withPrimaries(path);
            }
        }
        if (models.isEmpty()) {
            return supplement;
        }
        LoadedModel model = EcosystemReader.read(models, format);
        boolean empty = model.ecosystem().isEmpty() && model.problems().isEmpty();
        Supplement read = supplement.withProblems(empty ? List.of(nothing(models)) : model.problems());
        return model.ecosystem()
                .map(ecosystem -> read.withModel(ecosystem, model.sources()))
                .orElse(read);
    }

    private static Problem twice(Path path, String name) {
        String message =
                "%s is a second file named %s; it is not read. Give one.".formatted(Quoted.of(path.toString()), name);
        return problem(Codes.DUPLICATE_FIELD, message);
    }

    private static Problem nothing(List<Path> paths) {
        return problem(
                Codes.NO_MODEL,
                "There is no native file in %s. Name such files, or the folder that they lie in."
                        .formatted(Quoted.of(paths.toString())));
    }

    private static Problem problem(String code, String message) {
        return new Problem(Severity.ERROR, code, ObjectPath.ROOT, Optional.empty(), message);
    }
}
