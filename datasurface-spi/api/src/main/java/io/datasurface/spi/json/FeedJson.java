package io.datasurface.spi.json;

import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.LocationKey;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedTake;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * The document by which platforms know each other's feeds: {@code {"formatVersion": 2, "offers": [...], "takes": [...]}}. The same plan gives
 * the same bytes on every machine. Version 1 had offers without {@code milestoning} and {@code batches}: of live rows, and of batches that
 * nobody could tell apart.
 */
public final class FeedJson {
    /** Version of the format that this release writes. It reads this one and all before it. */
    public static final int FORMAT_VERSION = 2;

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private FeedJson() {}

    /**
     * Writes a plan.
     *
     * @param plan the plan
     * @return UTF-8
     */
    public static byte[] write(FeedPlan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(new Pretty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberProperty("formatVersion", FORMAT_VERSION);
            json.writeArrayPropertyStart("offers");
            plan.offers().forEach(offer -> write(json, offer));
            json.writeEndArray();
            json.writeArrayPropertyStart("takes");
            plan.takes().forEach(take -> write(json, take));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, FeedOffer offer) {
        json.writeStartObject();
        json.writeStringProperty("platform", offer.platform());
        json.writeStringProperty("store", offer.store());
        texts(json, "datasets", offer.datasets());
        json.writeStringProperty("format", offer.format());
        texts(
                json,
                "locations",
                offer.locations().stream().map(LocationKey::text).toList());
        json.writeObjectPropertyStart("access");
        offer.access().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("semantics", offer.semantics().name());
        texts(
                json,
                "milestoning",
                offer.milestoning().stream().map(MilestoningStrategy::name).toList());
        offer.batches().ifPresent(batches -> {
            json.writeObjectPropertyStart("batches");
            json.writeStringProperty("list", batches.list());
            json.writeStringProperty("id", batches.id());
            json.writeStringProperty("dataset", batches.dataset());
            json.writeStringProperty("version", batches.version());
            json.writeEndObject();
        });
        json.writeStringProperty("cadence", offer.cadence().toString());
        offer.retention().ifPresent(kept -> json.writeStringProperty("retention", kept.toString()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, FeedTake take) {
        json.writeStartObject();
        json.writeStringProperty("platform", take.platform());
        json.writeStringProperty("from", take.from());
        json.writeStringProperty("store", take.store());
        json.writeStringProperty("format", take.format());
        texts(json, "datasets", take.datasets());
        json.writeStringProperty("reason", take.reason());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /**
     * Reads a plan. A field that is unknown, missing, given twice or of another kind is refused.
     *
     * @param file how messages call the document
     * @param bytes UTF-8
     * @return the plan
     * @throws FeedFormatException if it is not a document that this release reads
     */
    public static FeedPlan read(String file, byte[] bytes) {
        return FeedReader.read(file, bytes);
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        private static final Separators SEPARATORS = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
