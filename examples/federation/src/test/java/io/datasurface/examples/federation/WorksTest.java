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
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of this example with the platforms that it names, rendered as a host does. */
class WorksTest {
    private static final Path MODEL = Path.of("model/works.yaml");
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
    void theDocumentsOfThePlanAreThoseThatSomebodyHasLookedAt() throws IOException {
        SortedMap<String, String> texts = rendered();
        boolean update = Boolean.getBoolean("golden.update");
        for (String file : new String[] {"plan.md", "plan.json", "plan.mmd", "feeds.json"}) {
            Path golden = Path.of("rendered", file);
            String actual = texts.getOrDefault(PLANNER + file, "");
            if (update) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, actual);
            } else {
                assertThat(actual).as(file).isEqualTo(Files.readString(golden));
            }
        }
        if (update) {
            fail("The golden files were updated, so this run does not count; run it again without -Dgolden.update.");
        }
    }

    @Test
    void thePictureOfTheReadmeIsThatOfThePlan() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```mermaid\n" + rendered().get(PLANNER + "plan.mmd") + "```\n");
    }

    /** What comes to Leipzig crosses the border once; the source of the machines is in the scripts of Dresden only. */
    @Test
    void theSourceIsReadOnceAndTheOthersReadTheBuffer() {
        SortedMap<String, String> texts = rendered();
        for (String platform : new String[] {"Dresden", "Leipzig", "Quality"}) {
            String scripts = String.join(
                    "\n",
                    texts.entrySet().stream()
                            .filter(file -> file.getKey().startsWith(platform + "/"))
                            .map(file -> file.getValue())
                            .toList());
            assertThat(scripts.contains("machines.dresden.example.com"))
                    .as(platform)
                    .isEqualTo(platform.equals("Dresden"));
        }
    }

    /** The AWS platform offers its tables, but takes none yet, and that is said and not rendered. */
    @Test
    void whatCannotBeSharedYetIsToldWithTheWaysOut() throws IOException {
        Path changed = temporary.resolve("works.yaml");
        Files.writeString(
                changed,
                Files.readString(MODEL)
                        .replace(
                                "dsgName: live, assignments: [{dataPlatform: AwsUS, status: PROVISIONED}]",
                                "dsgName: live, assignments: [{dataPlatform: AwsUS, status: PROVISIONED}, {dataPlatform: AwsEU, status: PROVISIONED}]"));
        assertThat(render(EcosystemReader.read(changed)).problems())
                .filteredOn(problem -> problem.code().equals("federation-no-feed"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("offers it as iceberg", "takes nothing", "Name another primary platform");
    }
}
