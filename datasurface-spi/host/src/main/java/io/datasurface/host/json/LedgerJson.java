package io.datasurface.host.json;

import io.datasurface.host.output.Ledger;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** The ledger in {@code plan.json}; it is left out as long as nothing was acknowledged. */
final class LedgerJson {
    private LedgerJson() {}

    static void write(JsonGenerator json, Ledger ledger) {
        json.writeObjectPropertyStart("ledger");
        json.writeObjectPropertyStart("acknowledged");
        ledger.acknowledged().forEach(json::writeStringProperty);
        json.writeEndObject();
        JsonText.texts(json, "fresh", ledger.fresh());
        json.writeObjectPropertyStart("held");
        ledger.held().forEach((node, holding) -> {
            json.writeObjectPropertyStart(node);
            JsonText.texts(json, "by", holding.by());
            json.writeBooleanProperty("exists", holding.exists());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Reads a ledger when made. */
    static final class Reader {
        private final JsonInput input;
        private SortedMap<String, String> acknowledged = new TreeMap<>();
        private final TreeSet<String> fresh = new TreeSet<>();
        private SortedMap<String, Ledger.Holding> held = new TreeMap<>();

        Reader(JsonInput input) {
            this.input = input;
        }

        Ledger ledger() {
            input.fields(Set.of("acknowledged", "fresh", "held"), this::field);
            return new Ledger(acknowledged, fresh, held);
        }

        private void field(String field) {
            switch (field) {
                case "acknowledged" -> acknowledged = input.map(input::text);
                case "fresh" -> fresh.addAll(input.list(input::text));
                default -> held = input.map(this::holding);
            }
        }

        private Ledger.Holding holding() {
            TreeSet<String> by = new TreeSet<>();
            boolean[] exists = {false};
            input.fields(Set.of("by", "exists"), field -> {
                if (field.equals("by")) {
                    by.addAll(input.list(input::text));
                } else {
                    exists[0] = input.flag();
                }
            });
            if (by.isEmpty() && !exists[0]) {
                throw input.damaged("nobody holds a node that does not exist");
            }
            return new Ledger.Holding(by, exists[0]);
        }
    }
}
