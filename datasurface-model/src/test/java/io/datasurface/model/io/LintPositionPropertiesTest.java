package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.UnreadParts;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/** Every problem of a model that came from files stands where its object was written, or else the nearest object around it. */
class LintPositionPropertiesTest {
    @Property(tries = 120)
    void everyProblemStandsAtItsObjectOrAroundIt(
            @ForAll long seed,
            @ForAll long edit,
            @ForAll @IntRange(min = 20, max = 1500) int size,
            @ForAll TreeOptions.Syntax syntax,
            @ForAll TreeOptions.Split split)
            throws IOException {
        Ecosystem model = ModelEdits.edited(ModelEdits.random(seed, size), edit).model();
        Path folder = Files.createTempDirectory("positions");
        try {
            EcosystemTreeWriter.write(
                    model, folder, TreeOptions.DEFAULT.withSyntax(syntax).withSplit(split));
            check(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    @Test
    void thoseOfTheExampleToo(@TempDir Path folder) throws IOException {
        Ecosystem example = EcosystemReader.read(Path.of("src/test/resources/example/files"))
                .ecosystem()
                .orElseThrow();
        EcosystemTreeWriter.write(example, folder, TreeOptions.DEFAULT.withSplit(TreeOptions.Split.STORES));
        assertThat(check(folder)).isGreaterThan(20);
    }

    private static int check(Path folder) throws IOException {
        LoadedModel read = ModelLoader.load(folder);
        assertThat(read.problems()).isEmpty();
        List<Problem> problems =
                EcosystemLinter.lint(EcosystemIndex.of(read.ecosystem().orElseThrow()), read.sources());
        Map<ObjectPath, SourcePosition> written = written(folder);
        List<String> misplaced = problems.stream()
                .filter(problem -> !problem.position().equals(Optional.of(nearest(written, problem.path()))))
                .map(problem -> problem + " and not at " + nearest(written, problem.path()))
                .toList();
        assertThat(misplaced).isEmpty();
        return problems.size();
    }

    /** The position of an object, or of the nearest around it: what the reader's table must say, found without it. */
    private static SourcePosition nearest(Map<ObjectPath, SourcePosition> written, ObjectPath path) {
        Optional<ObjectPath> at = Optional.of(path);
        while (at.isPresent() && !written.containsKey(at.get())) {
            ObjectPath object = at.get();
            boolean zone = object.parent().equals(Optional.of(ObjectPath.ROOT.child("zones")));
            ObjectPath declared = ObjectPath.ROOT.child("zoneDeclarations", object.key());
            if (zone && written.containsKey(declared)) {
                return written.get(declared);
            }
            at = object.parent();
        }
        return written.get(at.orElseThrow());
    }

    /** Reads all files with nothing but the parsers; the first place of an object counts. */
    private static Map<ObjectPath, SourcePosition> written(Path folder) throws IOException {
        Map<ObjectPath, SourcePosition> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> Parsers.isModelFile(each.toString()))
                    .sorted()
                    .toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                collect(file, name, all);
            }
        }
        return all;
    }

    private static void collect(Path file, String name, Map<ObjectPath, SourcePosition> all) throws IOException {
        ObjectPath about = ObjectPath.ROOT;
        SourcePosition begin;
        try (JsonParser parser = open(file)) {
            parser.nextToken();
            parser.nextToken();
            begin = position(parser, name);
            parser.nextToken();
            parser.nextToken();
            for (String header : List.of("zone", "team")) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals(header)) {
                    begin = position(parser, name);
                    parser.nextToken();
                    about = about.child(header + "s", parser.getString());
                    parser.nextToken();
                }
            }
        }
        all.putIfAbsent(about, begin);
        Map<ObjectPath, SourcePosition> own = new LinkedHashMap<>();
        try (JsonParser parser = open(file)) {
            parser.nextToken();
            PositionsTest.collect(parser, name, ObjectPath.ROOT, own);
        }
        for (Map.Entry<ObjectPath, SourcePosition> each : own.entrySet()) {
            ObjectPath path = about;
            for (String key : UnreadParts.keys(each.getKey())) {
                path = path.child(key);
            }
            all.putIfAbsent(path, each.getValue());
        }
    }

    private static JsonParser open(Path file) throws IOException {
        Reader text = Files.newBufferedReader(file);
        return Parsers.isYaml(file.toString())
                ? Parsers.yaml(text)
                : new JsonFactory().createParser(ObjectReadContext.empty(), text);
    }

    private static SourcePosition position(JsonParser parser, String name) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new SourcePosition(name, at.getLineNr(), at.getColumnNr());
    }
}
