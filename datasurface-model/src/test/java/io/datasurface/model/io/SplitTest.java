package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A model may be split into files in any way. */
class SplitTest {
    private static final RecordShape ECOSYSTEM = Shapes.BUILT_IN.ecosystem();
    private static final RecordShape ZONE = child(ECOSYSTEM, "zones");
    private static final RecordShape TEAM = child(ZONE, "teams");

    @Property(tries = 200)
    void anySplitIsTheSameModel(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) throws IOException {
        Ecosystem model = RandomModels.of(seed, size);
        Path folder = Files.createTempDirectory("split");
        try {
            new Splitter(new Random(seed), folder).split(model);
            LoadedModel read = EcosystemReader.read(folder);
            assertThat(read.problems()).isEmpty();
            assertThat(read.ecosystem()).isEqualTo(Optional.of(model));
            assertThat(ModelHash.of(read.ecosystem().orElseThrow())).isEqualTo(ModelHash.of(model));
        } finally {
            Folders.delete(folder);
        }
    }

    private static RecordShape child(RecordShape shape, String field) {
        return (RecordShape) ((Shape.Entries) shape.field(shape.indexOf(field)).shape()).value();
    }

    /** Splits a model into files at random. */
    static final class Splitter {
        private final Random random;
        private final Path folder;

        Splitter(Random random, Path folder) {
            this.random = random;
            this.folder = folder;
        }

        void split(Ecosystem model) throws IOException {
            List<Object[]> parts = parts(model, ECOSYSTEM);
            for (GovernanceZone zone : model.zones().values()) {
                for (Object[] part : parts(zone, ZONE)) {
                    Map<String, Object> zones = map(parts.get(random.nextInt(parts.size())), ECOSYSTEM, "zones");
                    if (random.nextBoolean() || zones.containsKey(zone.name())) {
                        write(part, ZONE, zone.name(), null, false);
                    } else {
                        zones.put(zone.name(), ZONE.construct(part));
                    }
                }
                for (Team team : zone.teams().values()) {
                    for (Object[] part : parts(team, TEAM)) {
                        write(part, TEAM, zone.name(), team.name(), false);
                    }
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                write(parts.get(i), ECOSYSTEM, null, null, i == 0);
            }
        }

        /** Returns parts that together have all fields, except zones and teams, which become parts of their own. */
        private List<Object[]> parts(Object whole, RecordShape shape) {
            List<Object[]> parts = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                Object[] part = new Object[shape.fields().size()];
                for (int f = 0; f < part.length; f++) {
                    Field field = shape.field(f);
                    boolean map = !field.optional() && field.shape() instanceof Shape.Entries;
                    part[f] = map ? new LinkedHashMap<>() : field.absent() == null ? field.get(whole) : field.absent();
                }
                parts.add(part);
            }
            for (int f = 0; f < shape.fields().size(); f++) {
                Field field = shape.field(f);
                if (!(parts.get(0)[f] instanceof Map<?, ?>)) {
                    parts.get(random.nextInt(parts.size()))[f] = field.get(whole);
                } else if (!Draft.isSpread(((Shape.Entries) field.shape()).value())) {
                    for (Map.Entry<?, ?> entry : ((Map<?, ?>) field.get(whole)).entrySet()) {
                        map(parts.get(random.nextInt(parts.size())), shape, field.name())
                                .put((String) entry.getKey(), entry.getValue());
                    }
                }
            }
            return parts;
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> map(Object[] part, RecordShape shape, String field) {
            return (Map<String, Object>) part[shape.indexOf(field)];
        }

        private void write(
                Object[] part, RecordShape shape, @Nullable String zone, @Nullable String team, boolean withName)
                throws IOException {
            boolean yaml = random.nextBoolean();
            StringWriter text = new StringWriter();
            try (JsonGenerator out = yaml ? Generators.yaml(text) : Generators.json(text)) {
                out.writeStartObject();
                out.writeNumberProperty("datasurface", 1);
                if (zone != null) {
                    out.writeStringProperty("zone", zone);
                }
                if (team != null) {
                    out.writeStringProperty("team", team);
                }
                new ValueWriter(out, false).fields(shape.construct(part), shape, !withName);
                out.writeEndObject();
            }
            String name = (random.nextBoolean() ? "" : "sub/")
                    + Long.toHexString(random.nextLong())
                    + (yaml ? ".yml" : ".json");
            Folders.write(folder, name, text.toString());
        }
    }
}
