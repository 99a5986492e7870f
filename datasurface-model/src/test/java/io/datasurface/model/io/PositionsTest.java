package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

class PositionsTest {
    @Property(tries = 150)
    void everyKeyAndElementIsFound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size, @ForAll boolean yaml)
            throws IOException {
        Path folder = Files.createTempDirectory("positions");
        try {
            Path file = folder.resolve(yaml ? "m.yaml" : "m.json");
            EcosystemWriter.write(RandomModels.of(seed, size), file);
            LoadedModel read = EcosystemReader.read(file);
            Map<ObjectPath, SourcePosition> expected = positions(file);
            expected.forEach((path, position) ->
                    assertThat(read.sources().exact(path)).as(path.toString()).contains(position));
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void nearestKnownObjectAnswersForWhatIsNotWritten(@TempDir Path folder) throws IOException {
        Path file = Folders.write(
                folder, "m.yaml", "datasurface: 1\nname: A\nvendors:\n  V:\n    locations:\n      x: {}\n");
        LoadedModel read = EcosystemReader.read(file);
        ObjectPath vendor = ObjectPath.ROOT.child("vendors", "V");
        assertThat(read.sources().exact(vendor)).contains(new SourcePosition("m.yaml", 4, 3));
        assertThat(read.sources().exact(vendor.child("documentation"))).isEmpty();
        assertThat(read.sources().nearest(vendor.child("documentation"))).contains(new SourcePosition("m.yaml", 4, 3));
        assertThat(read.sources().nearest(ObjectPath.ROOT.child("zones", "Z")))
                .contains(new SourcePosition("m.yaml", 1, 1));
    }

    @Test
    void everyFileIsFoundByItsFirstPosition(@TempDir Path folder) throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\n");
        Folders.write(folder, "b.yaml", "datasurface: 1\nzone: Y\n");
        Folders.write(folder, "c.yaml", "datasurface: 1\nzone: Z\nteam: T\n");
        Folders.write(folder, "d.yaml", "datasurface: 1\nzone: Z\n");
        LoadedModel read = EcosystemReader.read(folder);
        ObjectPath zones = ObjectPath.ROOT.child("zones");
        assertThat(read.sources().exact(ObjectPath.ROOT)).contains(new SourcePosition("a.yaml", 1, 1));
        assertThat(read.sources().exact(zones.child("Y"))).contains(new SourcePosition("b.yaml", 2, 1));
        assertThat(read.sources().exact(zones.child("Z").child("teams", "T")))
                .contains(new SourcePosition("c.yaml", 3, 1));
        assertThat(read.sources().exact(zones.child("Z"))).contains(new SourcePosition("d.yaml", 2, 1));
    }

    @Test
    void elementsOfAListInSeveralFilesAreFoundUnderTheirIndexInAll(@TempDir Path folder) throws IOException {
        Folders.write(
                folder, "a.yaml", "datasurface: 1\nname: A\ndsgPlatformMappings:\n- {workspace: w, dsgName: g}\n");
        Folders.write(
                folder,
                "b/c.yaml",
                "datasurface: 1\ndsgPlatformMappings:\n- {workspace: x, dsgName: g}\n- {workspace: y}\n");
        Folders.write(folder, "d.yaml", "datasurface: 1\ndsgPlatformMappings:\n-   {workspace: z, dsgName: g}\n");
        LoadedModel read = EcosystemReader.read(folder);
        ObjectPath list = ObjectPath.ROOT.child("dsgPlatformMappings");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(list.child("2", "dsgName"));
            assertThat(problem.position()).contains(new SourcePosition("b/c.yaml", 4, 3));
        });
        assertThat(read.ecosystem().orElseThrow().dsgPlatformMappings())
                .extracting(m -> m.workspace())
                .containsExactly("w", "x", "z");
        assertThat(read.sources().exact(list.child("0", "workspace"))).contains(new SourcePosition("a.yaml", 4, 4));
        assertThat(read.sources().exact(list.child("1", "workspace"))).contains(new SourcePosition("b/c.yaml", 3, 4));
        assertThat(read.sources().exact(list.child("2", "workspace"))).contains(new SourcePosition("d.yaml", 3, 6));
        assertThat(read.sources().exact(list.child("3"))).isEmpty();
        assertThat(read.sources().exact(list.child("x"))).isEmpty();
    }

    /** Reads all positions of keys and elements with nothing but the parser. */
    private static Map<ObjectPath, SourcePosition> positions(Path file) throws IOException {
        Map<ObjectPath, SourcePosition> positions = new LinkedHashMap<>();
        boolean yaml = Parsers.isYaml(file.toString());
        try (Reader text = Files.newBufferedReader(file);
                JsonParser parser =
                        yaml ? Parsers.yaml(text) : new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            collect(parser, file.getFileName().toString(), ObjectPath.ROOT, positions);
        }
        return positions;
    }

    /** Collects the positions of all keys and elements of the value at hand. */
    static void collect(JsonParser parser, String file, ObjectPath path, Map<ObjectPath, SourcePosition> into) {
        boolean list = parser.currentToken() == JsonToken.START_ARRAY;
        for (int i = 0; !nextOrEnd(parser).isStructEnd(); i++) {
            TokenStreamLocation at = parser.currentTokenLocation();
            ObjectPath child = path.child(list ? Integer.toString(i) : parser.currentName());
            if (!list) {
                parser.nextToken();
            }
            boolean header = path.equals(ObjectPath.ROOT) && child.key().equals("datasurface");
            boolean reference = child.key().equals("ref") && path.key().equals("dataContainer");
            if (!header && !reference) {
                into.put(child, new SourcePosition(file, at.getLineNr(), at.getColumnNr()));
            }
            if (child.key().equals("parameters") && isBelow(child, "dataPlatforms", 2)
                    || child.key().equals("avro") && isBelow(child, "originalSchema", 1)) {
                parser.skipChildren();
            } else if (parser.currentToken().isStructStart()) {
                collect(parser, file, child, into);
            }
        }
    }

    private static boolean isBelow(ObjectPath path, String key, int levels) {
        Optional<ObjectPath> above = Optional.of(path);
        for (int i = 0; i < levels; i++) {
            above = above.flatMap(ObjectPath::parent);
        }
        return above.orElseThrow().key().equals(key);
    }

    private static JsonToken nextOrEnd(JsonParser parser) {
        return Optional.ofNullable(parser.nextToken()).orElseThrow();
    }
}
