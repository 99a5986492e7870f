package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.io.SupplementReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INTEROP.md says what the code does. */
class InteropDocumentTest {
    private static final Pattern GAP = Pattern.compile("^\\| `([A-Z_]+)` \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^\\| `([a-z-]+)` \\| ", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @TempDir
    private Path folder;

    @Test
    void theTableOfGapsIsTheCodes() throws IOException {
        List<String> told = GAP.matcher(text())
                .results()
                .map(row -> row.group(1) + ": " + row.group(2) + ": " + row.group(3))
                .toList();

        assertThat(told)
                .containsExactlyElementsOf(Stream.of(ApiGap.values())
                        .map(gap -> gap + ": " + gap.what() + ": " + gap.remedy())
                        .toList());
    }

    @Test
    void theTableOfProblemsIsComplete() throws IllegalAccessException, IOException {
        List<String> codes = new ArrayList<>();
        for (Class<?> type : List.of(DumpReader.class, ImportedModel.class)) {
            for (Field field : type.getFields()) {
                String value = String.valueOf(field.get(null));
                if (value.matches("(dump|import|supplement)-[a-z-]+")) {
                    codes.add(value);
                }
            }
        }
        List<String> told =
                CODE.matcher(text()).results().map(row -> row.group(1)).toList();

        assertThat(told).isSorted().containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void theSupplementFillsAllThatItSays() throws Exception {
        Path top = Files.writeString(folder.resolve("top.yaml"), block("yaml"));
        Path fixture = Fixtures.folder("c08_assignment_states");
        Supplement supplement = SupplementReader.read(
                List.of(top, fixture.resolve(DumpReader.MAPPINGS), fixture.resolve(DumpReader.PRIMARIES)));
        try (ReplayServer server = ReplayServer.of("c08_assignment_states")) {
            ImportedModel imported =
                    DataSurfaceClient.of(ClientOptions.of(server.address())).importModel(supplement);

            assertThat(imported.problems()).isEmpty();
            assertThat(imported.untold()).isEmpty();
            assertThat(imported.ecosystem().name()).isEqualTo("Acme");
        }
    }

    @Test
    void theProgramCompiles() throws IOException {
        List<String> own =
                Files.readAllLines(Path.of("src/test/java/io/datasurface/model/interop/InteropDocumentTest.java"))
                        .stream()
                        .map(String::strip)
                        .toList();

        List<String> shown = BLOCK.matcher(text())
                .results()
                .filter(block -> block.group(1).equals("java"))
                .flatMap(block -> block.group(2).strip().lines())
                .toList();
        assertThat(own).containsAll(shown);
        assertThat(shown).hasSize(5);
    }

    @Test
    void whatItNamesIsThere() throws IOException {
        List<MatchResult> links = LINK.matcher(text()).results().toList();

        assertThat(links).hasSizeGreaterThan(1);
        links.forEach(link -> assertThat(Path.of(link.group(1))).exists());
        assertThat(block("sh")).contains("datasurface_export.py", DumpReader.DUMP);
    }

    @Test
    void theTextsThatMeanUnknownAreThoseOfTheClient() throws IOException {
        for (ApiQuery query : List.of(
                ApiQuery.workspace("W"),
                ApiQuery.team("Z", "T"),
                ApiQuery.datastore("S"),
                ApiQuery.dataset("S", "D"),
                ApiQuery.dependencies("S"))) {
            assertThat(query.unknown())
                    .hasSize(1)
                    .allSatisfy(said -> assertThat(text()).contains("`" + said + "`"));
        }
    }

    /** The document's program. */
    static Ecosystem program() throws IOException, InterruptedException {
        ClientOptions options = ClientOptions.of(URI.create("http://model.acme.example:8000"));
        List<Path> files = List.of(Path.of("dsg_platform_mapping.json"), Path.of("top.yaml"));
        ImportedModel imported = DataSurfaceClient.of(options).importModel(SupplementReader.read(files));
        return imported.ecosystem();
    }

    /** The document's client for a server that does not let everybody in. */
    static DataSurfaceClient guarded(ClientOptions options, Supplier<String> token, HttpClient httpClient) {
        ClientAccess access = ClientAccess.bearer(() -> token.get()).through(httpClient);
        DataSurfaceClient client = DataSurfaceClient.of(options, access);
        return client;
    }

    private static String block(String language) throws IOException {
        return BLOCK.matcher(text())
                .results()
                .filter(block -> block.group(1).equals(language))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("INTEROP.md"));
    }
}
