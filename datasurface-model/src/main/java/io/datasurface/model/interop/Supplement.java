package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server cannot tell of a model, from elsewhere. It may repeat what the server tells; where it contradicts the server that is a
 * problem, and the server counts. What it leaves out, or states as the default, it does not claim.
 *
 * @param model a part of a model, in which only what the server cannot tell has to stand
 * @param sources where its objects stand
 * @param mappings which dataset group runs on which platforms; absent: as in the model
 * @param primaries who ingests a datastore, by name of the datastore; absent: as in the model
 * @param problems what could not be read of it
 */
public record Supplement(
        Optional<Ecosystem> model,
        SourceMap sources,
        Optional<List<DatasetGroupDataPlatformAssignments>> mappings,
        Optional<Map<String, PrimaryIngestionPlatform>> primaries,
        List<Problem> problems) {
    /** Nothing. */
    public static final Supplement NONE =
            new Supplement(Optional.empty(), SourceMap.NONE, Optional.empty(), Optional.empty(), List.of());

    /** Copies the collections. */
    public Supplement {
        mappings = mappings.map(List::copyOf);
        primaries = primaries.map(Copies::ordered);
        problems = List.copyOf(problems);
    }

    /**
     * The same with a part of a model instead of what it had.
     *
     * @param part any model in which only what the server cannot tell has to stand
     * @param positions where its objects stand
     * @return the new supplement
     */
    public Supplement withModel(Ecosystem part, SourceMap positions) {
        return new Supplement(Optional.of(part), positions, mappings, primaries, problems);
    }

    /**
     * The same with more problems.
     *
     * @param more what could not be read
     * @return the new supplement
     */
    public Supplement withProblems(List<Problem> more) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Supplement(model, sources, mappings, primaries, all);
    }

    /**
     * The same with an assignment file of the Python DataSurface ({@value DumpReader#MAPPINGS}) instead of what it had.
     *
     * @param file the file; if it cannot be read that is a problem of the result
     * @return the new supplement
     */
    public Supplement withMappings(Path file) {
        DumpContext context = new DumpContext(DumpContext.Origin.DUMP);
        Optional<List<DatasetGroupDataPlatformAssignments>> read =
                DumpParser.parse(context, file, name(file)).map(node -> PlatformDump.mappings(context, node));
        return new Supplement(model, sources, read, primaries, problems).withProblems(context.problems());
    }

    /**
     * The same with a file of primary ingestion platforms of the Python DataSurface ({@value DumpReader#PRIMARIES}) instead of what it
     * had.
     *
     * @param file the file; if it cannot be read that is a problem of the result
     * @return the new supplement
     */
    public Supplement withPrimaries(Path file) {
        DumpContext context = new DumpContext(DumpContext.Origin.DUMP);
        Optional<Map<String, PrimaryIngestionPlatform>> read =
                DumpParser.parse(context, file, name(file)).map(node -> PlatformDump.primaries(context, node));
        return new Supplement(model, sources, mappings, read, problems).withProblems(context.problems());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
