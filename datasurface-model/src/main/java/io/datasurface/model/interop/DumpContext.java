package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
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
        Map<ObjectPath, SourcePosition> copy = Map.copyOf(positions);
        return path -> Optional.ofNullable(copy.get(path));
    }
}
