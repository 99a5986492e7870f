package io.datasurface.examples.host.json;

import io.datasurface.host.delivery.DeliveryResult;
import io.datasurface.host.delivery.ModelVersion;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A delivery as JSON. */
public final class DeliveryReport {
    private DeliveryReport() {}

    /**
     * Writes {@code {"outcome": "delivered", "newest": {...}, "version": {...}, "commit": "...", "opens": "...",
     * "removedRootModules": [...], "notes": [...], "problems": [...]}}.
     *
     * @param result what was done
     * @param out takes the document
     */
    public static void write(DeliveryResult result, Writer out) {
        Reports.write(out, json -> {
            json.writeStringProperty("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
            version(json, "newest", result.newest());
            version(json, "version", result.version());
            result.commit().ifPresent(commit -> json.writeStringProperty("commit", commit));
            result.opens().ifPresent(time -> json.writeStringProperty("opens", time.toString()));
            result.render().ifPresent(render -> {
                Reports.texts(json, "removedRootModules", TerraformFiles.removedRootModules(render));
                Reports.notes(json, render.notes());
            });
            Reports.problems(json, result.problems());
        });
    }

    /**
     * Writes {@code {"commit": "..."}}, without the commit if nothing was committed.
     *
     * @param noted id of the commit that notes what was applied
     * @param out takes the document
     */
    public static void write(Optional<String> noted, Writer out) {
        Reports.write(out, json -> noted.ifPresent(commit -> json.writeStringProperty("commit", commit)));
    }

    private static void version(JsonGenerator json, String name, ModelVersion version) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("commit", version.commit());
        json.writeStringProperty("time", version.time().toString());
        json.writeStringProperty("subject", version.subject());
        json.writeEndObject();
    }
}
