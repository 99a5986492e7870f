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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plugins that write a text as it is into something where it means more. */
class BadTextsTest {
    /** Each of them is right whatever stands in the model. */
    private static final Map<String, Function<Datastore, String>> GOOD = Map.of(
            "quoted.json",
            store -> "{\"secret\": " + quoted(secret(store)) + ", " + quoted(database(store)) + ": [1], \"words\": "
                    + quoted(words(store)) + "}",
            "quoted.py",
            store -> "secret = " + quoted(words(store)) + "\n",
            "block.py",
            store -> "\"\"\"\n" + words(store).replace("\"", "") + "\n\"\"\"\n",
            "quoted.yaml",
            store -> "secret: " + quoted(secret(store)) + "\n---\nb: [1, {c: d}]\n",
            "pair.yaml",
            store -> "text: \"\\\\ud83d\"\n",
            "all.txt",
            store -> database(store).replace("&", "&amp;").replace("<", "&lt;"),
            "once.xml",
            store -> xml(escaped(database(store))),
            "good.properties",
            store -> "database="
                    + quoted(database(store)).replaceAll("^\"|\"$", "").replaceAll("^ ", "\\\\u0020") + "\n");

    /** Each of them is wrong in a way of its own, for some texts. */
    private static final Map<String, Function<Datastore, String>> BAD = Map.of(
            "secret.json",
            store -> "{\"host\": \"good\", \"secret\": \"" + secret(store) + "\"}",
            // It is JSON still, and nothing is there twice.
            "parts.json",
            store -> "{\"parts\": \"" + secret(store).replace("' ; tck_injected --", "") + "\"}",
            "name.json",
            store -> "{\"y\": 1, "
                    + quoted(secret(store).replaceAll("[^a-z]", "").replaceAll(".*x.*", "y")) + ": 1}",
            "database.json",
            store -> "[\"" + database(store) + "\"]",
            "raw.yml",
            store -> "secret: \"" + secret(store) + "\"\n",
            "words.py",
            store -> "# " + words(store) + "\nrun()\n",
            // Nobody can tell any more what stood there.
            "half.txt",
            store -> database(store).replace("<", "&lt;"),
            // It is good XML, and says something else.
            "twice.xml",
            store -> xml(escaped(escaped(database(store)))),
            "raw.xml",
            store -> xml(database(store)),
            "raw.properties",
            store -> "database=" + database(store) + "\n");

    /** What the kit says of the bad ones. */
    private static List<String> told = List.of();

    /** One plugin writes all of them: to render the model with each hostile text takes long, and mistakes name their file. */
    @BeforeAll
    static void writeTheBadOnes() {
        PlatformPluginContract contract = Spoiled.contract(writing(BAD));
        told = contract.runs().stream()
                .flatMap(run -> HostileCheck.mistakes(run, contract::check, contract::texts).stream())
                .toList();
    }

    private static void assertTold(String file, String... words) {
        assertThat(BAD).containsKey(file);
        assertThat(String.join(
                        "\n",
                        told.stream()
                                .filter(line -> line.contains("/" + file + " "))
                                .toList()))
                .contains(words);
    }

    /** A plugin that writes a file about the store crm into each chunk. */
    private static Supplier<DataPlatformProvider> writing(String file, Function<Datastore, String> content) {
        return writing(Map.of(file, content));
    }

    /** The same with several files. */
    private static Supplier<DataPlatformProvider> writing(Map<String, Function<Datastore, String>> files) {
        return Spoiled.adding((request, sink) -> {
            Datastore crm = request.model().ecosystem().datastores().stream()
                    .map(EcosystemIndex.DatastoreEntry::datastore)
                    .filter(store -> store.name().endsWith("crm"))
                    .filter(ModelGrowth::isCaptured)
                    .findFirst()
                    .orElseThrow();
            files.forEach(
                    (file, content) -> sink.add("chunks/" + request.chunk().id() + "/" + file, content.apply(crm)));
        });
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

    @Test
    void onesThatQuote() {
        assertThatCode(() -> Spoiled.contract(writing(GOOD)).hostileNamesAreHarmless())
                .doesNotThrowAnyException();
    }

    @Test
    void oneThatWritesANameOfASecretAsItIs() {
        assertTold("secret.json", "tck_injected", "in names of credentials");
    }

    @Test
    void oneWhoseSecretBecomesTwoParts() {
        assertTold("parts.json", "parts.json has other parts", "in names of credentials");
    }

    @Test
    void onesThatWriteYaml() {
        assertCaught(writing("more.yaml", store -> "text: \"\\ud83d\\ude00\"\n"), "more.yaml is broken", "two halves");
        assertTold("raw.yml", "raw.yml is broken");
        assertCaught(
                writing(
                        "more.yaml",
                        store -> "jobs: [{crm: 1, " + quoted(secret(store).isEmpty() ? "" : "crm") + ": 2}]\n"),
                "more.yaml is broken",
                "duplicate key crm");
    }

    @Test
    void oneThatHasANameTwice() {
        assertTold("name.json", "name.json is broken", "Duplicate");
    }

    @Test
    void oneThatWritesADatabaseAsItIs() {
        assertTold("database.json", "in names of databases");
    }

    @Test
    void oneThatWritesDocumentationIntoAProgram() {
        assertTold("words.py", "words.py has a line of its own", "in documentation");
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
        assertCaught(plugin, "owner.json", "in the parameters", "owner", "quote each text");
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

    @Test
    void oneThatEscapesByHalf() {
        assertTold("half.txt", "half.txt has the same for <tck&lt;x> and <tck<x> in names of databases");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String xml(String text) {
        return "<store database=\"" + text.replace("\n", "&#10;") + "\"/>";
    }

    @Test
    void oneThatEscapesTwice() {
        assertTold("twice.xml", "twice.xml has <crmxxx", "with plain letters, and not with", "in names of databases");
        assertTold("raw.xml", "raw.xml is broken");
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
        assertTold("raw.properties", "raw.properties has <crmxxx", "in names of databases");
    }
}
