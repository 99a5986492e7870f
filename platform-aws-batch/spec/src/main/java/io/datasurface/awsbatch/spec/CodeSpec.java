package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * The code of a transformer.
 *
 * @param kind its language
 * @param location the file, jar or archive
 * @param entry what to call: the SQL file in an archive, the class, the Python function {@code module:function}
 * @param version that the team pinned
 * @param requirements further libraries, in the syntax of the language's packaging ({@code g:a:v}, {@code name==version})
 * @param environment settings that the code reads; no secrets
 */
public record CodeSpec(
        CodeKind kind,
        String location,
        String entry,
        String version,
        List<String> requirements,
        SortedMap<String, String> environment) {
    /** Refuses empty parts. */
    public CodeSpec {
        Objects.requireNonNull(kind, "kind");
        Checks.location("location", location);
        Checks.text("entry", entry);
        Checks.text("version", version);
        requirements = Checks.texts("requirements", requirements);
        environment = Checks.texts("environment", environment);
    }

    /** Code without requirements or environment. */
    public static CodeSpec of(CodeKind kind, String location, String entry, String version) {
        return new CodeSpec(kind, location, entry, version, List.of(), Checks.texts("environment", Map.of()));
    }
}
