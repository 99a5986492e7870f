package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.policy.DataPlatformPolicy;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The linter and the graphs have their own ideas of who processes what, because neither should know the other: they are the same. Where
 * every platform is forbidden, the linter reports each platform that would process a datastore.
 */
class LintAgreesTest {
    private static final Pattern PROCESSES =
            Pattern.compile("lets the platform \"([^\"]+)\" \\(\\w+\\) process the datastore \"([^\"]+)\"");

    @Property(tries = 1000)
    void platformsProcessWhatTheLinterSays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int size) {
        agree(RandomSketch.of(seed, size).ecosystem());
    }

    @Example
    void aPrimaryPlatformProcessesWhatOthersReadFromItWithoutConsumersOfItsOwn() {
        Sketch sketch = new Sketch();
        sketch.platforms("P", "Q").multi("S", "d").primary("S", "P");
        sketch.workspace("W").in("C").group("G", "S.d").on("Q");

        assertThat(agree(sketch.ecosystem())).containsExactly("P S", "Q S");
    }

    private static TreeSet<String> agree(Ecosystem ecosystem) {
        TreeSet<String> byGraph = byGraph(ecosystem);
        assertThat(byLinter(ecosystem)).isEqualTo(byGraph);
        return byGraph;
    }

    private static TreeSet<String> byGraph(Ecosystem ecosystem) {
        TreeSet<String> found = new TreeSet<>();
        for (IntentionGraph graph :
                Sketch.build(ecosystem, SourceMap.NONE).graphs().graphs()) {
            for (IntentionNode node : graph.nodes()) {
                if (node instanceof IngestionMultiNode multi) {
                    found.add(graph.platform() + " " + multi.store());
                } else if (node instanceof IngestionSingleNode single) {
                    found.add(graph.platform() + " " + single.store());
                }
            }
        }
        return found;
    }

    private static TreeSet<String> byLinter(Ecosystem ecosystem) {
        GovernanceZone zone = ecosystem.zones().get("Z");
        List<String> platforms = EcosystemIndex.of(ecosystem).platforms().stream()
                .map(entry -> entry.instance().name())
                .toList();
        DataPlatformPolicy forbidden =
                DataPlatformPolicy.builder("none").notAllowed(platforms).build();
        Ecosystem strict = ecosystem.toBuilder()
                .zones(List.of(zone.toBuilder().dataplatformPolicy(forbidden).build()))
                .build();
        TreeSet<String> found = new TreeSet<>();
        for (Problem problem : EcosystemLinter.lint(EcosystemIndex.of(strict), SourceMap.NONE)) {
            if (problem.code().equals("platform-policy-violated")) {
                Matcher matcher = PROCESSES.matcher(problem.message());
                assertThat(matcher.find()).as(problem.message()).isTrue();
                found.add(matcher.group(1) + " " + matcher.group(2));
            }
        }
        return found;
    }
}
