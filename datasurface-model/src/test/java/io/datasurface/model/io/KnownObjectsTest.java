package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Columns that stand in a file again and again, faulty and odd ones among them, are what they are in YAML, where nothing is recognized by its
 * bytes: JSON is YAML.
 */
class KnownObjectsTest {
    private static final List<String> BODIES = List.of(
            "{NL\"type\": \"Integer\"NL}",
            "{NL\"type\": \"Integer\",NL\"nullable\": falseNL}",
            "{NL\"type\": \"Integer\" ,NL\"nullable\": falseNL}",
            "{NL\"nullable\": false,NL\"type\": \"Integer\"NL}",
            "{NL\"type\": \"VarChar(20)\",NL\"classification\": [NL\"CPI\",NL\"PC3\"NL]NL}",
            "{NL\"type\": \"VarChar(20)\",NL\"documentation\": \"a } { b\"NL}",
            "{NL\"type\": \"VarChar(20)\",NL\"documentation\": \"a { b\"NL}",
            "{NL\"type\": \"VarChar(20)\",NL\"documentation\": \"}\", \"nullable\": falseNL}",
            "{NL\"type\": \"VarChar(20)\",NL\"documentation\": \"}\", \"nullable\": trueNL}",
            "{NL\"type\": \"Date\",NL\"documentation\": \"\\\"}\\\" \\u00e9\"NL}",
            "{NL\"type\": \"Date\",NL\"documentation\": \"\u00e9\u20ac\", \"nullable\": true }",
            "{NL\"type\": \"Date\",NL\"documentation\": {NL\"description\": \"x\",NL\"tags\": {NL\"a\": \"b\"NL}NL}NL}",
            "{NL\"type\": \"Date\",NL\"documentation\": \"long LONG\"NL}",
            "{\"type\": \"Date\", \"nullable\": false}",
            "{NL}",
            "{}",
            "\"Boolean\"",
            "{NL\"type\": \"NoType\"NL}",
            "{NL\"nullable\": falseNL}",
            "{NL\"type\": \"Date\",NL\"type\": \"Date\"NL}",
            "{NL\"type\": \"Date\",NL\"colour\": \"red\"NL}",
            "{NL\"name\": \"x\",NL\"type\": \"Date\"NL}",
            "{NL\"type\": \"Date\",NL\"nullable\": \"x\"NL}",
            "[NL\"Date\"NL]");

    private static final List<String> INSIDE =
            List.of("type", "nullable", "classification", "documentation", "colour", "name");

    @Property(tries = 300)
    void columnsAreWhatTheyAreInYaml(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int columns)
            throws IOException {
        Random random = new Random(seed);
        String text = model(random, columns);
        Path folder = Files.createTempDirectory("columns");
        try {
            Path json = Files.writeString(folder.resolve("m.json"), text);
            Path yaml = Files.writeString(folder.resolve("m.yaml"), text);
            LoadedModel read = EcosystemReader.read(json);
            LoadedModel expected = EcosystemReader.read(yaml);
            assertThat(read.ecosystem()).isEqualTo(expected.ecosystem()).isPresent();
            assertThat(told(read)).isEqualTo(told(expected));
            for (ObjectPath path : paths(text, columns)) {
                assertThat(place(read.sources().exact(path)))
                        .as(path.toString())
                        .isEqualTo(place(expected.sources().exact(path)));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    @Example
    void objectsWhoseHashesCollideAreNotTakenForEachOther() throws IOException {
        String before = "\n \"type\": \"Date\", \"documentation\": \"1234";
        assertThat(before.length() % EightBytes.COUNT).isZero();
        long prefix = 0;
        for (int i = 0; i < before.length(); i += EightBytes.COUNT) {
            prefix = EightBytes.mix(prefix, EightBytes.at(before.getBytes(StandardCharsets.US_ASCII), i));
        }
        List<String> colliding = colliding(prefix);
        StringBuilder text = new StringBuilder("""
                {"datasurface": 1, "name": "A", "zones": {"Z": {"teams": {"T": {"dataStores": {"s": {"datasets": {
                "d": {"originalSchema": {"columns": {""");
        for (int i = 0; i < 8; i++) {
            text.append(i > 0 ? ",\n" : "\n")
                    .append("\"c%d\": ".formatted(i))
                    .append("{" + before + colliding.get(i % 2) + "\"\n}");
        }
        Path folder = Files.createTempDirectory("columns");
        try {
            Path json = Files.writeString(folder.resolve("m.json"), text.append("}}}}}}}}}}}"));
            LoadedModel read = EcosystemReader.read(json);
            assertThat(read.problems()).isEmpty();
            String written = EcosystemWriter.toJson(read.ecosystem().orElseThrow());
            assertThat(written.split(Pattern.quote(colliding.get(0)), -1)).hasSize(5);
            assertThat(written.split(Pattern.quote(colliding.get(1)), -1)).hasSize(5);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Two texts of 16 plain characters that have the same hash behind bytes that have a hash. */
    private static List<String> colliding(long prefix) {
        byte[] first = "abcdefghijklmnop".getBytes(StandardCharsets.US_ASCII);
        Random random = new Random(1);
        while (true) {
            byte[] other = first.clone();
            for (int i = 0; i < EightBytes.COUNT; i++) {
                other[i] = (byte) ('a' + random.nextInt(26));
            }
            long second = EightBytes.mix(prefix, EightBytes.at(first, 0))
                    ^ EightBytes.mix(prefix, EightBytes.at(other, 0))
                    ^ EightBytes.at(first, EightBytes.COUNT);
            for (int i = 0; i < EightBytes.COUNT; i++) {
                other[EightBytes.COUNT + i] = (byte) (second >>> (i * Byte.SIZE));
            }
            String text = new String(other, StandardCharsets.ISO_8859_1);
            if (text.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 0x80) && !Arrays.equals(first, other)) {
                return List.of(new String(first, StandardCharsets.US_ASCII), text);
            }
        }
    }

    /** A model of two tables whose columns are drawn from a few, in one layout or in several. */
    private static String model(Random random, int columns) {
        List<String> drawn = new ArrayList<>();
        int first = random.nextInt(BODIES.size() - 1);
        drawn.addAll(BODIES.subList(first, first + 2));
        for (int i = random.nextInt(5); i > 0; i--) {
            drawn.add(BODIES.get(random.nextInt(BODIES.size())));
        }
        boolean tidy = random.nextBoolean();
        String line = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder("""
                {"datasurface": 1, "name": "A", "zones": {"Z": {"teams": {"T": {"dataStores": {"s": {"datasets": {
                """);
        for (String dataset : List.of("d", "e")) {
            text.append(dataset.equals("e") ? "," : "")
                    .append("\"%s\": {\"originalSchema\": {\"columns\": {".formatted(dataset));
            for (int i = 0; i < columns; i++) {
                String body = drawn.get(random.nextInt(drawn.size()));
                String indent = tidy ? "      " : " ".repeat(random.nextInt(20));
                text.append(i > 0 ? "," : "")
                        .append(tidy || random.nextBoolean() ? line + "    " : " ")
                        .append("\"c%d\":".formatted(random.nextInt(4) == 0 ? i / 2 : i))
                        .append(tidy || random.nextBoolean() ? " " : line + "  ")
                        .append(body.replace("NL", line + indent)
                                .replace("LONG", "x".repeat(480 + random.nextInt(2) * 40)));
            }
            text.append("}}}");
        }
        return text.append("}}}}}}}}").toString();
    }

    private static List<ObjectPath> paths(String text, int columns) {
        List<ObjectPath> paths = new ArrayList<>();
        int second = text.indexOf("\"e\": {");
        for (String dataset : List.of("d", "e")) {
            String section = dataset.equals("d") ? text.substring(0, second) : text.substring(second);
            ObjectPath table = ObjectPath.ROOT
                    .child("zones", "Z")
                    .child("teams", "T")
                    .child("dataStores", "s")
                    .child("datasets", dataset)
                    .child("originalSchema", "columns");
            for (int i = 0; i < columns; i++) {
                ObjectPath column = table.child("c" + i);
                // Of a column that stands twice, the first counts, with what is inside of it.
                boolean twice = section.split("\"c%d\":".formatted(i), -1).length > 2;
                paths.add(column);
                for (String key : twice ? List.<String>of() : INSIDE) {
                    paths.add(column.child(key));
                    paths.add(column.child(key, "0"));
                    paths.add(column.child(key, "tags").child("a"));
                }
            }
        }
        return paths;
    }

    private static List<String> told(LoadedModel read) {
        return read.problems().stream()
                .map(problem -> problem.code() + problem.path() + place(problem.position()) + message(problem))
                .toList();
    }

    private static String message(Problem problem) {
        return problem.message().replace("m.yaml", "m.json");
    }

    private static String place(Optional<SourcePosition> position) {
        return position.map(at -> at.line() + ":" + at.column()).orElse("nowhere");
    }
}
