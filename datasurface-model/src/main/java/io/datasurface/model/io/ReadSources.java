package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.UnreadParts;
import io.datasurface.model.lint.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the objects of a model were written, and what of it could not be read.
 *
 * @param positions where the objects were written
 * @param unread what could not be read
 */
record ReadSources(SourceMap positions, UnreadParts unread) implements SourceMap {
    /** Problems that tell of a file, not of a part of the model. */
    private static final Set<String> OF_FILES = Set.of(
            Codes.SYNTAX,
            Codes.ENCODING,
            Codes.UNREADABLE,
            Codes.NOT_A_MODEL,
            Codes.FORMAT_VERSION,
            Codes.TOO_MANY,
            Codes.UNFINISHED);

    /** Adds to positions what could not be read, if there is something. */
    static SourceMap of(SourceMap positions, UnreadParts unread) {
        return unread.isEmpty() ? positions : new ReadSources(positions, unread);
    }

    /** Says what could not be read, from the problems of reading. */
    static UnreadParts unread(List<Problem> problems, Collection<ModelFile> files) {
        Set<ObjectPath> parts = new LinkedHashSet<>();
        Set<ObjectPath> scopes = new LinkedHashSet<>();
        for (Problem problem : problems) {
            if (!OF_FILES.contains(problem.code()) && !problem.path().equals(ObjectPath.ROOT)) {
                parts.add(problem.path());
            }
        }
        for (ModelFile file : files) {
            parts.addAll(file.context().lost());
            if (file.context().isStopped()) {
                scopes.add(scope(file.header()));
            }
        }
        return UnreadParts.of(parts, scopes);
    }

    /** Adds that a whole folder was not read. */
    static SourceMap withoutFolder(SourceMap positions) {
        return new ReadSources(positions, UnreadParts.of(List.of(), List.of(ObjectPath.ROOT)));
    }

    private static ObjectPath scope(Header header) {
        ObjectPath scope =
                header.zone().map(zone -> ObjectPath.ROOT.child("zones", zone)).orElse(ObjectPath.ROOT);
        return header.team().map(team -> scope.child("teams", team)).orElse(scope);
    }

    @Override
    public Optional<SourcePosition> exact(ObjectPath path) {
        return positions.exact(path);
    }

    @Override
    public Optional<SourcePosition> nearest(ObjectPath path) {
        return positions.nearest(path);
    }
}
