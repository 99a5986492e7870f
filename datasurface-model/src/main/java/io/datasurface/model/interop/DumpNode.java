package io.datasurface.model.interop;

import io.datasurface.model.SourcePosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value with its position. */
sealed interface DumpNode {
    SourcePosition at();

    /** What messages call this kind of value. */
    String kind();

    record Group(SourcePosition at, Map<String, DumpNode> members) implements DumpNode {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Items(SourcePosition at, List<DumpNode> elements) implements DumpNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(SourcePosition at, String value) implements DumpNode {
        @Override
        public String kind() {
            return "a text";
        }
    }

    record Numeric(SourcePosition at, BigDecimal value) implements DumpNode {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record Flag(SourcePosition at, boolean value) implements DumpNode {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Nothing(SourcePosition at) implements DumpNode {
        @Override
        public String kind() {
            return "null";
        }
    }
}
