package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.SQLDatabase;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.PlatformContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plugins that write a text as it is into something where it means more. */
class BadTextsTest {
    /** A plugin that writes a file about the store crm into each chunk. */
    private static Supplier<DataPlatformProvider> writing(String file, Function<Datastore, String> content) {
        return Spoiled.adding((request, sink) -> sink.add(
                "chunks/" + request.chunk().id() + "/" + file,
                content.apply(request.model().ecosystem().datastores().stream()
                        .map(EcosystemIndex.DatastoreEntry::datastore)
                        .filter(store -> store.name().endsWith("crm"))
                        .filter(ModelGrowth::isCaptured)
                        .findFirst()
                        .orElseThrow())));
    }

    private static String secret(Datastore store) {
        return sql(store)
                .flatMap(SQLIngestion::credential)
                .map(Credential::name)
                .orElse("none");
    }

    private static String database(Datastore store) {
        return sql(store)
                .flatMap(SQLIngestion::dataContainer)
                .filter(SQLDatabase.class::isInstance)
                .map(database -> ((SQLDatabase) database).databaseName())
                .orElse("none");
    }

    private static Optional<SQLIngestion> sql(Datastore store) {
        return store.capture().filter(SQLIngestion.class::isInstance).map(SQLIngestion.class::cast);
    }

    private static String words(Datastore store) {
        return store.documentation().orElseThrow().description();
    }

    private static String quoted(String text) {
        return "\""
                + text.chars()
                        .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\'
                                ? String.format("\\u%04x", c)
                                : "" + (char) c)
                        .collect(Collectors.joining())
                + "\"";
    }

    private static void assertCaught(Supplier<DataPlatformProvider> plugin, String... words) {
        assertThatThrownBy(() -> Spoiled.contract(plugin).hostileNamesAreHarmless())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    private static void assertGood(Supplier<DataPlatformProvider> plugin) {
        assertThatCode(() -> Spoiled.contract(plugin).hostileNamesAreHarmless()).doesNotThrowAnyException();
    }

    @Test
    void onesThatQuote() {
        assertGood(writing(
                "more.json",
                store -> "{\"secret\": " + quoted(secret(store)) + ", " + quoted(database(store)) + ": [1], \"words\": "
                        + quoted(words(store)) + "}"));
        assertGood(writing("more.py", store -> "secret = " + quoted(words(store)) + "\n"));
        assertGood(writing("more.py", store -> "\"\"\"\n" + words(store).replace("\"", "") + "\n\"\"\"\n"));
    }

    @Test
    void oneThatWritesANameOfASecretAsItIs() {
        assertCaught(
                writing("more.json", store -> "{\"host\": \"good\", \"secret\": \"" + secret(store) + "\"}"),
                "more.json",
                "tck_injected",
                "in names of credentials",
                "quote each text");
    }

    /** It is JSON still, and nothing is there twice. */
    @Test
    void oneWhoseSecretBecomesTwoParts() {
        assertCaught(
                writing(
                        "more.json",
                        store -> "{\"secret\": \"" + secret(store).replace("' ; tck_injected --", "") + "\"}"),
                "more.json has other parts",
                "in names of credentials");
    }

    @Test
    void onesThatWriteYaml() {
        assertGood(writing("more.yaml", store -> "secret: " + quoted(secret(store)) + "\n---\nb: [1, {c: d}]\n"));
        assertCaught(writing("more.yaml", store -> "text: \"\\ud83d\\ude00\"\n"), "more.yaml is broken", "two halves");
        assertGood(writing("more.yaml", store -> "text: \"\\\\ud83d\"\n"));
        assertCaught(writing("more.yml", store -> "secret: \"" + secret(store) + "\"\n"), "more.yml is broken");
        assertCaught(
                writing(
                        "more.yaml",
                        store -> "jobs: [{crm: 1, " + quoted(secret(store).isEmpty() ? "" : "crm") + ": 2}]\n"),
                "more.yaml is broken",
                "duplicate key crm");
    }

    @Test
    void oneThatHasANameTwice() {
        assertCaught(
                writing(
                        "more.json",
                        store -> "{\"y\": 1, "
                                + quoted(secret(store).replaceAll("[^a-z]", "").replaceAll(".*x.*", "y")) + ": 1}"),
                "more.json is broken",
                "Duplicate");
    }

    @Test
    void oneThatWritesADatabaseAsItIs() {
        assertCaught(writing("more.json", store -> "[\"" + database(store) + "\"]"), "in names of databases");
    }

    @Test
    void oneThatWritesDocumentationIntoAProgram() {
        assertCaught(
                writing("more.py", store -> "# " + words(store) + "\nrun()\n"),
                "more.py has a line of its own",
                "in documentation");
    }

    @Test
    void oneThatWritesAParameterAsItIs() {
        Supplier<DataPlatformProvider> plugin = () -> new GoodProvider() {
            @Override
            public List<ParameterSpec> parameters() {
                List<ParameterSpec> all = new ArrayList<>(super.parameters());
                all.add(ParameterSpec.optional("owner", ParameterType.TEXT, "data-ops", "Who is asked"));
                return all;
            }

            @Override
            public DataPlatform create(PlatformContext context) {
                String owner = context.parameters().isSet("owner")
                        ? context.parameters().text("owner")
                        : "nobody";
                return new GoodPlatform(3) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        super.render(request, sink);
                        sink.add("chunks/" + request.chunk().id() + "/owner.json", "[\"" + owner + "\"]");
                    }
                };
            }
        };
        assertCaught(plugin, "owner.json", "in the parameters", "owner");
    }

    /** Formats that the kit does not know are the author's. */
    @Test
    void oneWhoseAuthorParses() {
        PlatformPluginContract contract = new PlatformPluginContract() {
            @Override
            protected DataPlatformProvider provider() {
                return writing("more.acme", store -> "<" + secret(store) + ">").get();
            }

            @Override
            protected List<Ecosystem> models() {
                return List.of(SampleModels.relational("good", Map.of()));
            }

            @Override
            protected void check(String path, byte[] content) {
                if (path.endsWith(".acme")) {
                    assertThat(new String(content, StandardCharsets.UTF_8))
                            .as("acme")
                            .matches("<[a-z-]*>");
                }
            }
        };
        assertThatThrownBy(contract::hostileNamesAreHarmless)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("more.acme is broken", "in names of credentials", "[acme]");
    }

    /** Each place takes one of the texts at least, so that the linter does not keep the plugin from being asked. */
    @Test
    void placesAreReached() {
        ContractRun run = new ContractRun(
                new GoodProvider(), RicherModel.of(new GoodProvider(), SampleModels.relational("good", Map.of())));
        List<String> reached = new ArrayList<>();
        for (String text : HostilePlaces.TEXTS) {
            HostilePlaces.of(run, text).forEach((where, place) -> {
                Ecosystem changed = place.apply(run.model(), text);
                if (!changed.equals(run.model()) && !run.with(changed).hasErrors()) {
                    reached.add(where);
                }
            });
        }
        assertThat(reached)
                .contains(
                        "in documentation",
                        "in names of credentials",
                        "in names of containers",
                        "in names of databases",
                        "in the parameters [tags, login]",
                        "in names of triggers",
                        "in queries");
    }

    /** Nobody can tell any more what stood there. */
    @Test
    void oneThatEscapesByHalf() {
        Spoiled.assertCaught(
                writing("half.txt", store -> database(store).replace("<", "&lt;")),
                PlatformPluginContract::hostileNamesAreHarmless,
                "half.txt has the same for <tck&lt;x> and <tck<x> in names of databases");
    }

    @Test
    void oneThatEscapesAll() {
        assertThatCode(() -> new SpoiledContract(
                                writing(
                                        "all.txt",
                                        store -> database(store)
                                                .replace("&", "&amp;")
                                                .replace("<", "&lt;")),
                                List.of(SampleModels.relational("good", Map.of())))
                        .hostileNamesAreHarmless())
                .doesNotThrowAnyException();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String xml(String text) {
        return "<store database=\"" + text.replace("\n", "&#10;") + "\"/>";
    }

    /** It is good XML, and says something else. */
    @Test
    void oneThatEscapesTwice() {
        assertCaught(
                writing("twice.xml", store -> xml(escaped(escaped(database(store))))),
                "twice.xml has <crmxxx",
                "with plain letters, and not with",
                "in names of databases");
        assertGood(writing("once.xml", store -> xml(escaped(database(store)))));
        assertCaught(writing("raw.xml", store -> xml(database(store))), "raw.xml is broken");
    }

    /** Some texts are others on purpose. */
    @Test
    void oneWhoseAuthorLeavesTextsOut() {
        PlatformPluginContract contract =
                new SpoiledContract(
                        writing("twice.xml", store -> xml(escaped(escaped(database(store))))),
                        List.of(SampleModels.relational("good", Map.of()))) {
                    @Override
                    protected List<String> texts(String path, byte[] content) {
                        return path.endsWith(".xml") ? List.of() : super.texts(path, content);
                    }
                };
        assertThatCode(contract::hostileNamesAreHarmless).doesNotThrowAnyException();
    }

    @Test
    void onesThatWriteProperties() {
        assertCaught(
                writing("raw.properties", store -> "database=" + database(store) + "\n"),
                "raw.properties has <crmxxx",
                "in names of databases");
        assertGood(writing(
                "good.properties",
                store -> "database="
                        + quoted(database(store)).replaceAll("^\"|\"$", "").replaceAll("^ ", "\\\\u0020") + "\n"));
    }
}
