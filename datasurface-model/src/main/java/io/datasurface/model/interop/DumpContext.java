package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.UnreadParts;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one reading collects: problems and positions. */
final class DumpContext {
    /** Where the JSON comes from. */
    enum Origin {
        DUMP("dump the model again with all fields"),
        SERVER("the server does not tell it, so it is not known");

        private final String remedy;

        Origin(String remedy) {
            this.remedy = remedy;
        }
    }

    private final Origin origin;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<ObjectPath, SourcePosition> positions = new HashMap<>();

    DumpContext(Origin origin) {
        this.origin = origin;
    }

    /** What to do about something that is missing. */
    String remedy() {
        return origin.remedy;
    }

    void error(String code, ObjectPath path, SourcePosition at, String message) {
        problems.add(new Problem(Severity.ERROR, code, path, Optional.of(at), message));
    }

    void warning(String code, ObjectPath path, SourcePosition at, String message) {
        problems.add(new Problem(Severity.WARNING, code, path, Optional.of(at), message));
    }

    void located(ObjectPath path, SourcePosition at) {
        positions.put(path, at);
    }

    List<Problem> problems() {
        return problems.stream().distinct().sorted().toList();
    }

    SourceMap sources() {
        return new DumpSources(Map.copyOf(positions), unread());
    }

    /** What could not be read: a whole file, or the object that a problem is about. */
    private UnreadParts unread() {
        List<ObjectPath> parts = new ArrayList<>();
        List<ObjectPath> files = new ArrayList<>();
        for (Problem problem : problems) {
            boolean file =
                    problem.code().equals(DumpReader.SYNTAX) || problem.code().equals(DumpReader.UNREADABLE);
            if (file) {
                files.add(ObjectPath.ROOT);
            } else if (problem.severity() == Severity.ERROR && !problem.path().equals(ObjectPath.ROOT)) {
                parts.add(problem.path());
            }
        }
        return UnreadParts.of(parts, files);
    }

    /** Where the objects of a dump stand. */
    private record DumpSources(Map<ObjectPath, SourcePosition> positions, UnreadParts unread) implements SourceMap {
        @Override
        public Optional<SourcePosition> exact(ObjectPath path) {
            return Optional.ofNullable(positions.get(path));
        }
    }
}
