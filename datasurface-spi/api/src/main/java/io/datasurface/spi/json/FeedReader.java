package io.datasurface.spi.json;

import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.LocationKey;
import io.datasurface.spi.FeedBatches;
import io.datasurface.spi.FeedOffer;
import io.datasurface.spi.FeedPlan;
import io.datasurface.spi.FeedSemantics;
import io.datasurface.spi.FeedTake;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a document of feeds, strictly. */
final class FeedReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;

    private FeedReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static FeedPlan read(String file, byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            FeedReader reader = new FeedReader(file, parser);
            parser.nextToken();
            FeedPlan plan = reader.plan();
            if (parser.nextToken() != null) {
                throw reader.wrong("there is something behind the end of the document");
            }
            return plan;
        } catch (JacksonException e) {
            throw new FeedFormatException(
                    place(file, e.getLocation()) + "This is not JSON, or a field is there twice. Write it anew", e);
        }
    }

    private FeedPlan plan() {
        List<FeedOffer> offers = new ArrayList<>();
        List<FeedTake> takes = new ArrayList<>();
        fields(Set.of("formatVersion", "offers", "takes"), Set.of(), field -> {
            switch (field) {
                case "formatVersion" -> version();
                case "offers" -> offers.addAll(list(this::offer));
                default -> takes.addAll(list(this::take));
            }
        });
        try {
            return new FeedPlan(offers, takes);
        } catch (IllegalArgumentException e) {
            throw new FeedFormatException(file + ": " + e.getMessage(), e);
        }
    }

    private void version() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        boolean known = IntStream.rangeClosed(1, FeedJson.FORMAT_VERSION)
                .anyMatch(version -> parser.getString().equals(Integer.toString(version)));
        if (!known) {
            throw wrong(
                    "the document has format version " + parser.getString() + ", and this release reads versions 1 to "
                            + FeedJson.FORMAT_VERSION + "; use the release that wrote it, or a later one");
        }
    }

    private FeedOffer offer() {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        TreeMap<String, String> access = new TreeMap<>();
        FeedSemantics[] semantics = {FeedSemantics.SNAPSHOT};
        // What an offer of version 1 is.
        List<MilestoningStrategy> milestoning = new ArrayList<>();
        List<FeedBatches> batches = new ArrayList<>();
        Map<String, Duration> durations = new HashMap<>();
        fields(
                Set.of("platform", "store", "datasets", "format", "locations", "access", "semantics", "cadence"),
                Set.of("retention", "milestoning", "batches"),
                field -> {
                    switch (field) {
                        case "datasets", "locations" -> lists.put(field, list(this::text));
                        case "access" -> access(access);
                        case "semantics" -> semantics[0] = oneOf(FeedSemantics.values());
                        case "milestoning" -> milestoning.addAll(list(() -> oneOf(MilestoningStrategy.values())));
                        case "batches" -> batches.add(batches());
                        case "cadence", "retention" -> durations.put(field, duration());
                        default -> texts.put(field, text());
                    }
                });
        return new FeedOffer(
                given(texts, "platform"),
                given(texts, "store"),
                given(lists, "datasets"),
                given(texts, "format"),
                given(lists, "locations").stream().map(LocationKey::new).toList(),
                access,
                semantics[0],
                milestoning.isEmpty() ? List.of(MilestoningStrategy.LIVE_ONLY) : milestoning,
                batches.stream().findFirst(),
                given(durations, "cadence"),
                Optional.ofNullable(durations.get("retention")));
    }

    private FeedTake take() {
        Map<String, String> texts = new HashMap<>();
        List<String> datasets = new ArrayList<>();
        fields(Set.of("platform", "from", "store", "format", "datasets", "reason"), Set.of(), field -> {
            if (field.equals("datasets")) {
                datasets.addAll(list(this::text));
            } else {
                texts.put(field, text());
            }
        });
        return new FeedTake(
                given(texts, "platform"),
                given(texts, "from"),
                given(texts, "store"),
                given(texts, "format"),
                datasets,
                given(texts, "reason"));
    }

    private static <T> T given(Map<String, T> values, String field) {
        return Optional.ofNullable(values.get(field)).orElseThrow();
    }

    private void access(Map<String, String> access) {
        expect(JsonToken.START_OBJECT, "an object");
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            access.put(name, text());
        }
    }

    private FeedBatches batches() {
        Map<String, String> texts = new HashMap<>();
        fields(Set.of("list", "id", "dataset", "version"), Set.of(), field -> texts.put(field, text()));
        return new FeedBatches(
                given(texts, "list"), given(texts, "id"), given(texts, "dataset"), given(texts, "version"));
    }

    private <E extends Enum<E>> E oneOf(E[] known) {
        String text = text();
        for (E each : known) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw wrong("\"" + text + "\" is none of " + List.of(known));
    }

    private Duration duration() {
        String text = text();
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("\"" + text + "\" is no duration such as PT15M");
        }
    }

    private void fields(Set<String> required, Set<String> optional, Consumer<String> field) {
        expect(JsonToken.START_OBJECT, "an object");
        Set<String> missing = new TreeSet<>(required);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw wrong("there is an unknown field \"" + name + "\"");
            }
            missing.remove(name);
            parser.nextToken();
            field.accept(name);
        }
        if (!missing.isEmpty()) {
            throw wrong("fields are missing: " + missing);
        }
    }

    private <T> List<T> list(Supplier<T> element) {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.get());
        }
        return list;
    }

    private String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw wrong("here should be " + what);
        }
    }

    private FeedFormatException wrong(String what) {
        return new FeedFormatException(place(file, parser.currentTokenLocation()) + what);
    }

    private static String place(String file, TokenStreamLocation location) {
        return file + ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
    }
}
