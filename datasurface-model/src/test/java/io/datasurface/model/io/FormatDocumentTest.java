package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.schema.DataTypes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FORMAT.md says what the code does. */
class FormatDocumentTest {
    private static final Pattern FILE = Pattern.compile("`([^`\\n]+)`\\n```(?:yaml|json)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPES = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern KINDS = Pattern.compile(
            "^\\| ([A-Z][A-Za-z]+) \\| ([A-Z][A-Za-z]+[a-z](?:, [A-Za-z0-9]+)*) \\|$", Pattern.MULTILINE);

    private static final Set<String> HEADINGS = Set.of("Interface", "Code");

    @TempDir
    Path folder;

    @Test
    void theFilesAreAModel() throws IOException {
        List<MatchResult> files = FILE.matcher(text()).results().toList();
        assertThat(files).hasSize(3);
        for (MatchResult file : files) {
            Folders.write(folder, file.group(1), file.group(2));
        }
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(read.problems()).isEmpty();
        assertThat(EcosystemWriter.toYaml(read.ecosystem().orElseThrow()))
                .contains("ref: crm-db", "name: VarChar(100)");
    }

    @Test
    void theColumnTypesAreTypes() throws IOException {
        String types = TYPES.matcher(text()).results().findFirst().orElseThrow().group(1);
        List<String> all = List.of(types.strip().split("\\n|  "));
        assertThat(all)
                .hasSizeGreaterThan(45)
                .allSatisfy(type -> assertThat(DataTypes.parse(type)).isNotNull());
    }

    @Test
    void theTableOfProblemsIsComplete() throws Exception {
        List<String> codes = new ArrayList<>();
        for (Field field : Codes.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                codes.add((String) field.get(null));
            }
        }
        List<String> told =
                CODE.matcher(text()).results().map(found -> found.group(1)).toList();
        assertThat(told).isSorted().containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void theTableOfKindsIsComplete() throws IOException {
        Map<String, String> told = new TreeMap<>();
        KINDS.matcher(text())
                .results()
                .filter(found -> !HEADINGS.contains(found.group(1)))
                .forEach(found -> told.put(found.group(1), found.group(2)));
        Map<String, String> known = new TreeMap<>();
        Kinds.BUILT_IN
                .byInterface()
                .asMap()
                .forEach((type, kinds) -> known.put(
                        type.getSimpleName(),
                        kinds.stream().map(Class::getSimpleName).collect(Collectors.joining(", "))));
        assertThat(told).isEqualTo(known);
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("FORMAT.md"));
    }
}
