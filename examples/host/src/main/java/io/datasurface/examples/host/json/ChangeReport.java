package io.datasurface.examples.host.json;

import io.datasurface.model.change.GateVerdict;
import io.datasurface.model.change.ModelChange;
import io.datasurface.model.change.ModelDiff;
import io.datasurface.model.common.Repository;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What the gate says of a change, as JSON. */
public final class ChangeReport {
    private ChangeReport() {}

    /**
     * Writes the changes, the problems, and whether the change may be merged.
     *
     * @param verdict the verdict
     * @param out takes the document
     */
    public static void write(GateVerdict verdict, Writer out) {
        Reports.write(out, json -> {
            json.writeBooleanProperty("mayBeMerged", verdict.mayBeMerged());
            json.writeArrayPropertyStart("changes");
            verdict.diff().map(ModelDiff::changes).orElse(List.of()).forEach(change -> change(json, change));
            json.writeEndArray();
            Reports.problems(json, verdict.problems());
        });
    }

    private static void change(JsonGenerator json, ModelChange change) {
        json.writeStartObject();
        json.writeStringProperty("change", change.kind().name());
        json.writeStringProperty("object", change.subject().kind().name());
        Reports.texts(json, "names", change.subject().names());
        json.writeStringProperty("component", String.join(".", change.component()));
        json.writeStringProperty("path", change.path().toString());
        json.writeObjectPropertyStart("owner");
        change.owner().zone().ifPresent(zone -> json.writeStringProperty("zone", zone));
        change.owner().team().ifPresent(team -> json.writeStringProperty("team", team));
        change.owner()
                .repository()
                .map(Repository::identity)
                .ifPresent(repository -> json.writeStringProperty("repository", repository));
        json.writeEndObject();
        json.writeStringProperty("words", change.toString());
        json.writeEndObject();
    }
}
