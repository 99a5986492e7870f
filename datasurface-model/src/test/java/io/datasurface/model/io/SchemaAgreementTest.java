package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema refuses a file exactly if the reader does, of what a schema can say. */
class SchemaAgreementTest {
    private static final SchemaCheck SCHEMA = new SchemaCheck(ModelFormat.builtIn());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What a schema can say. */
    private static final Set<String> CHECKABLE = Set.of(
            Codes.FORMAT_VERSION,
            Codes.INVALID_VALUE,
            Codes.MISSING_FIELD,
            Codes.NOT_A_MODEL,
            Codes.OUT_OF_RANGE,
            Codes.UNKNOWN_CONSTANT,
            Codes.UNKNOWN_FIELD,
            Codes.UNKNOWN_KIND,
            Codes.WRONG_TYPE);

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("schema");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @Property(tries = 1500)
    void theSchemaRefusesWhatTheReaderRefuses(@ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int size)
            throws IOException {
        ObjectNode file = (ObjectNode) SchemaCheck.json(EcosystemWriter.toJson(SchemaCheck.model(seed, size)));
        Random random = new Random(seed);
        String change = mutate(file, random);
        List<String> byReader = readerProblems(file);
        // A malformed location is the linter's.
        List<String> bySchema = SCHEMA.problems(file).stream()
                .filter(problem -> !problem.endsWith(SchemaTexts.LOCATION))
                .toList();
        assertThat(bySchema.isEmpty())
                .as("%s\nthe reader says %s\nthe schema says %s\n%s", change, byReader, bySchema, file.toPrettyString())
                .isEqualTo(byReader.isEmpty());
    }

    private static List<String> readerProblems(JsonNode file) throws IOException {
        Path path = Files.writeString(folder.resolve("model.json"), file.toString());
        return EcosystemReader.read(path).problems().stream()
                .filter(problem -> CHECKABLE.contains(problem.code()))
                .filter(problem -> !isNameOfEcosystem(problem))
                .map(Problem::toString)
                .toList();
    }

    /** Another file might give the name. */
    private static boolean isNameOfEcosystem(Problem problem) {
        return problem.code().equals(Codes.MISSING_FIELD)
                && problem.path().toString().equals("/name");
    }

    private static String mutate(ObjectNode file, Random random) {
        List<JsonNode> places = new ArrayList<>();
        collect(file, places);
        JsonNode place = places.get(random.nextInt(places.size()));
        if (random.nextInt(4) == 0 && changeNumber(places, random)) {
            return "changed a number";
        }
        if (place instanceof ArrayNode array) {
            JsonNode value = value(random);
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(value);
                return "added " + value + " to an array";
            }
            int index = random.nextInt(array.size());
            array.set(index, value);
            return "set element " + index + " to " + value;
        }
        return mutateObject((ObjectNode) place, random);
    }

    /** Changes a number, which are few: their limits would hardly ever be met. */
    private static boolean changeNumber(List<JsonNode> places, Random random) {
        List<Runnable> changes = new ArrayList<>();
        for (JsonNode place : places.subList(1, places.size())) {
            if (place instanceof ObjectNode object) {
                object.properties().stream()
                        .filter(entry -> entry.getValue().isNumber())
                        .forEach(entry -> changes.add(() -> object.set(entry.getKey(), number(random))));
            }
        }
        if (changes.isEmpty()) {
            return false;
        }
        changes.get(random.nextInt(changes.size())).run();
        return true;
    }

    private static String mutateObject(ObjectNode object, Random random) {
        List<String> keys = List.copyOf(object.propertyNames());
        int kind = keys.isEmpty() ? 3 : random.nextInt(4);
        String key = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
        switch (kind) {
            case 0:
                object.remove(key);
                return "removed " + key;
            case 1:
                rename(object, key, name -> name + "s");
                return "renamed " + key;
            case 2:
                JsonNode value = value(random);
                object.set(key, value);
                return "set " + key + " to " + value;
            default:
                String added =
                        List.of("name", "type", "ref", "documentation", "other").get(random.nextInt(5));
                JsonNode other = value(random);
                object.set(added, other);
                return "added " + added + " with " + other;
        }
    }

    /** Renames a key in its place. */
    private static void rename(ObjectNode object, String key, Function<String, String> renaming) {
        ObjectNode copy = object.deepCopy();
        object.removeAll();
        copy.properties()
                .forEach(entry -> object.set(
                        entry.getKey().equals(key) ? renaming.apply(key) : entry.getKey(), entry.getValue()));
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isObject() || node.isArray()) {
            places.add(node);
        }
        node.forEach(child -> collect(child, places));
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2, 3, 4, 5 -> number(random);
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.objectNode();
            case 8 -> NODES.stringNode("PT5M");
            case 9 -> NODES.objectNode().put("ref", "x");
            default -> NODES.stringNode("AWS:somewhere");
        };
    }

    private static JsonNode number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(7);
            case 1 -> NODES.numberNode(new BigDecimal("1.5"));
            case 2 -> NODES.numberNode(99_999_999_999L);
            default -> NODES.numberNode(new BigInteger("-99999999999999999999"));
        };
    }
}
