package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a model of the Python DataSurface: a folder with its lossless dump {@value #DUMP} and, if there are any, its two assignment files
 * {@value #MAPPINGS} and {@value #PRIMARIES}, which count instead of the assignments in the dump. Never throws for a faulty file: all its
 * mistakes are problems, and what is whole is read. Safe for concurrent use.
 */
public final class DumpReader {
    /** File with the dump. */
    public static final String DUMP = "model-full.json";

    /** File that says which dataset group runs on which platforms. */
    public static final String MAPPINGS = "dsg_platform_mapping.json";

    /** File that says which platforms ingest a datastore from its source. */
    public static final String PRIMARIES = "primary_ingestion_platforms.json";

    /** Code: a file is not valid JSON in UTF-8. */
    public static final String SYNTAX = "dump-syntax";

    /** Code: a file cannot be read. */
    public static final String UNREADABLE = "dump-unreadable";

    /** Code: a key or name stands twice. */
    public static final String DUPLICATE = "dump-duplicate";

    /** Code: a {@code _type} is unknown where it stands. */
    public static final String UNKNOWN_TYPE = "dump-unknown-type";

    /** Code: a field that must be there is not. */
    public static final String MISSING_FIELD = "dump-missing-field";

    /** Code: a field holds another kind of value than it must. */
    public static final String WRONG_TYPE = "dump-wrong-type";

    /** Code: a text is none of the constants that may stand there. */
    public static final String UNKNOWN_VALUE = "dump-unknown-value";

    /** Code, of warnings: a field has no place in our model and is left out. */
    public static final String UNKNOWN_FIELD = "dump-unknown-field";

    private DumpReader() {}

    /**
     * Whether a folder holds a dump.
     *
     * @param folder any folder
     * @return true if {@value #DUMP} stands in it
     */
    public static boolean isDump(Path folder) {
        return Files.isRegularFile(folder.resolve(DUMP));
    }

    /**
     * Reads a dump.
     *
     * @param folder the folder with the files
     * @return the model as far as it could be read, positions and problems
     */
    public static DumpedModel read(Path folder) {
        DumpContext context = new DumpContext(DumpContext.Origin.DUMP);
        Optional<DumpNode> mappings = optional(context, folder, MAPPINGS);
        Optional<DumpNode> primaries = optional(context, folder, PRIMARIES);
        EcosystemDump dump =
                new EcosystemDump(!Files.exists(folder.resolve(MAPPINGS)), !Files.exists(folder.resolve(PRIMARIES)));
        Optional<Ecosystem> ecosystem = DumpParser.parse(context, folder.resolve(DUMP), DUMP)
                .flatMap(node -> DumpObject.root(context, node))
                .flatMap(root -> dump.kinds().read(root))
                .map(read -> withAssignments(context, read, mappings, primaries));
        return new DumpedModel(ecosystem, context.sources(), context.problems());
    }

    private static Optional<DumpNode> optional(DumpContext context, Path folder, String file) {
        Path path = folder.resolve(file);
        return Files.exists(path) ? DumpParser.parse(context, path, file) : Optional.empty();
    }

    private static Ecosystem withAssignments(
            DumpContext context, Ecosystem read, Optional<DumpNode> mappings, Optional<DumpNode> primaries) {
        List<DatasetGroupDataPlatformAssignments> groups =
                mappings.map(node -> PlatformDump.mappings(context, node)).orElse(read.dsgPlatformMappings());
        Map<String, PrimaryIngestionPlatform> stores =
                primaries.map(node -> PlatformDump.primaries(context, node)).orElse(read.primaryIngestionPlatforms());
        return read.toBuilder()
                .dsgPlatformMappings(groups)
                .primaryIngestionPlatforms(stores.values())
                .build();
    }
}
