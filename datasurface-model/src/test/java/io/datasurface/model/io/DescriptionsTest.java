package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The words of the JSON Schema are those of the doc comments. Run with {@code -Dgolden.update=true} to write the resource anew; that run
 * fails, so that none passes unread.
 */
class DescriptionsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCE = Path.of("src/main/resources/io/datasurface/model/io", Descriptions.RESOURCE);

    @Test
    void theResourceSaysWhatTheSourcesSay() throws IOException {
        String expected = resource();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(RESOURCE.getParent());
            Files.writeString(RESOURCE, expected);
        }
        assertThat(Boolean.getBoolean("golden.update"))
                .as("the resource was written again")
                .isFalse();
        assertThat(Files.readString(RESOURCE))
                .as("to accept the change run with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    @Test
    void everyTypeAndComponentIsDescribed() {
        Set<Class<?>> types = types();
        assertThat(types).hasSizeGreaterThan(90);
        for (Class<?> type : types) {
            assertThat(Descriptions.of(type)).as(type.getName()).isPresent();
            if (type.isRecord()) {
                assertThat(type.getRecordComponents())
                        .allSatisfy(component -> assertThat(Descriptions.ofComponent(type, component.getName()))
                                .as(type.getName() + "." + component.getName())
                                .isPresent());
            }
        }
    }

    @Test
    void wordsOfExtensionsComeFromTheirAnnotations() {
        assertThat(Descriptions.of(BadKinds.GoodCode.class)).contains("A good program.");
        assertThat(Descriptions.ofComponent(BadKinds.GoodCode.class, "words")).contains("the words");
        assertThat(Descriptions.ofComponent(BadKinds.GoodCode.class, "method")).isEmpty();
        assertThat(Descriptions.ofConstant(BadKinds.Speed.FAST)).contains("in time");
        assertThat(Descriptions.ofConstant(BadKinds.Speed.SLOW)).isEmpty();
    }

    private static String resource() throws IOException {
        Map<String, String> comments = DocComments.of(sources());
        Map<String, String> wanted = new TreeMap<>();
        for (Class<?> type : types()) {
            List<String> keys = new ArrayList<>(List.of(type.getName()));
            if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .forEach(component -> keys.add(type.getName() + "." + component.getName()));
            } else if (type.isEnum()) {
                Arrays.stream(type.getEnumConstants())
                        .forEach(constant -> keys.add(type.getName() + "." + ((Enum<?>) constant).name()));
            }
            for (String key : keys) {
                String text = comments.get(key);
                if (text != null) {
                    wanted.put(key, text);
                }
            }
        }
        StringBuilder text =
                new StringBuilder("# Written by DescriptionsTest from the doc comments of the model: do not edit.\n");
        wanted.forEach((key, words) -> text.append(key)
                .append(" = ")
                .append(words.replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(Shapes.BUILT_IN.ecosystem(), types);
        return types;
    }

    private static void collect(Shape shape, Set<Class<?>> types) {
        if (shape instanceof RecordShape record && types.add(record.type())) {
            record.fields().forEach(field -> collect(field.shape(), types));
        } else if (shape instanceof UnionShape union && types.add(union.type())) {
            union.kinds().values().forEach(kind -> collect(kind, types));
        } else if (shape instanceof Shape.Items items) {
            collect(items.element(), types);
        } else if (shape instanceof Shape.Entries entries) {
            collect(entries.value(), types);
        } else if (shape instanceof Shape.Constants constants) {
            types.add(constants.byName().values().iterator().next().getDeclaringClass());
        }
    }
}
