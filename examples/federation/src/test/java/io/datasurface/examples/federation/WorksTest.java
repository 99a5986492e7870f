package io.datasurface.examples.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of this example with the platforms that it names, rendered as a host does. */
class WorksTest {
    private static final Path MODEL = Path.of("model/works.yaml");
    private static final Path RENDERED = Path.of("rendered");
    private static final String PLANNER = "planners/federation/";

    @TempDir
    private Path temporary;

    private static Rendered render(LoadedModel model) {
        RenderEngine engine =
                RenderEngine.of(PlatformProviders.load(ProviderSource.of(WorksTest.class.getClassLoader())));
        return engine.render(engine.plan(engine.analyze(model), RenderPlan.NONE));
    }

    private static SortedMap<String, String> rendered() {
        Rendered rendered = render(EcosystemReader.read(MODEL));
        assertThat(rendered.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        SortedMap<String, String> texts = new TreeMap<>();
        rendered.artifacts().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** {@code -Dgolden.update=true} rewrites them and then fails, so that it never passes unseen. */
    @Test
    void theFilesAreThoseThatSomebodyHasLookedAt() throws IOException {
        SortedMap<String, String> actual = new TreeMap<>();
        rendered().forEach((path, text) -> {
            if (path.startsWith(PLANNER)) {
                actual.put(path.substring(PLANNER.length()), text);
            } else if (path.startsWith("Aws")
                    && (path.contains("/specs/") || path.endsWith("foundation/roles.tf.json"))) {
                actual.put(path, text);
            }
        });
        if (Boolean.getBoolean("golden.update")) {
            rewrite(actual);
            fail("The golden files were updated, so this run does not count; run it again without -Dgolden.update.");
        }
        SortedMap<String, String> golden = golden();
        assertThat(actual.keySet()).isEqualTo(golden.keySet());
        actual.forEach((path, text) -> assertThat(text).as(path).isEqualTo(golden.get(path)));
    }

    private static void rewrite(SortedMap<String, String> files) throws IOException {
        for (String old : golden().keySet()) {
            Files.delete(RENDERED.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = RENDERED.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static SortedMap<String, String> golden() throws IOException {
        SortedMap<String, String> golden = new TreeMap<>();
        try (Stream<Path> all = Files.walk(RENDERED)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                golden.put(RENDERED.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return golden;
    }

    @Test
    void thePictureOfTheReadmeIsThatOfThePlan() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```mermaid\n" + rendered().get(PLANNER + "plan.mmd") + "```\n");
    }

    /** What comes to Leipzig or to Europe crosses the border once; each source is in the files of one platform only. */
    @Test
    void theSourceIsReadOnceAndTheOthersReadTheBuffer() {
        SortedMap<String, String> texts = rendered();
        Map<String, String> sources = Map.of(
                "machines.dresden.example.com", "Dresden",
                "shop-us-login", "AwsUS",
                "shop-eu-login", "AwsEU");
        sources.forEach((source, reader) -> {
            for (String platform : new String[] {"AwsEU", "AwsUS", "Dresden", "Leipzig", "Quality"}) {
                String files = String.join(
                        "\n",
                        texts.entrySet().stream()
                                .filter(file -> file.getKey().startsWith(platform + "/"))
                                .map(file -> file.getValue())
                                .toList());
                assertThat(files.contains(source))
                        .as("%s in the files of %s", source, platform)
                        .isEqualTo(platform.equals(reader));
            }
        });
    }

    @Test
    void terraformAcceptsTheLakes() throws IOException, InterruptedException {
        SortedMap<String, String> texts = rendered();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            if (file.getKey().startsWith("Aws")) {
                Path path = temporary.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        List<Path> roots = texts.keySet().stream()
                .filter(path -> path.startsWith("Aws") && path.endsWith("/versions.tf"))
                .map(path -> temporary.resolve(path).getParent())
                .toList();
        assertThat(roots).hasSize(4);
        for (Path root : roots) {
            Terraform.assertValid(root);
        }
    }

    /** Europe may assume a role in the US that reads what it takes, and the US lets nobody else in. */
    @Test
    void theLakeInTheUsLetsTheJobsOfEuropeIn() {
        SortedMap<String, String> texts = rendered();
        assertThat(texts.get("AwsUS/foundation/roles.tf.json"))
                .contains(
                        "AssumeByJobsOfTakers",
                        "arn:aws:iam::444455556666:role/works-eu-lake",
                        "table/works_us/shop_us__orders");
        assertThat(texts.get("AwsEU/foundation/roles.tf.json"))
                .contains("ReadFeeds", "arn:aws:iam::111122223333:role/");
    }

    /** The SQL platform does not read Iceberg, and that is said and not rendered. */
    @Test
    void whatCannotBeSharedIsToldWithTheWaysOut() throws IOException {
        Path changed = temporary.resolve("works.yaml");
        Files.writeString(
                changed,
                Files.readString(MODEL)
                        .replace(
                                "dsgName: live, assignments: [{dataPlatform: AwsUS, status: PROVISIONED}]",
                                "dsgName: live, assignments: [{dataPlatform: AwsUS, status: PROVISIONED}, {dataPlatform: Leipzig, status: PROVISIONED}]"));
        assertThat(render(EcosystemReader.read(changed)).problems())
                .filteredOn(problem -> problem.code().equals("federation-no-feed"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("offers it as iceberg", "Name another primary platform");
    }
}
