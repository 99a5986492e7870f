package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.spi.RenderNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces that go to another root module are refused until they are handed over, and then nothing of them is destroyed. */
class AccessHandoverTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final Pattern LIST = Pattern.compile("set access\\.handedOver: (\\[[^]]*])");

    @TempDir
    private Path out;

    private final Company company = new Company();
    private final States states = new States();

    @BeforeEach
    void applied() {
        for (int i = 0; i < 6; i++) {
            company.stores.put("s" + i, new Company.Store());
        }
        company.stores.values().forEach(store -> store.entitled = true);
        company.parameters.put("access", "{roots: 2}");
        assertThat(render().refusals()).isEmpty();
        assertThat(applyAll()).isEmpty();
    }

    private RenderResult render() {
        return ENGINE.render(company.model(), out);
    }

    private SortedMap<String, String> applyAll() {
        SortedMap<String, String> files = Pipeline.output(out);
        SortedMap<String, String> destroyed = states.apply(files, States.order(files, Company.PLATFORM));
        RenderEngine.acknowledge(out, Map.of());
        return destroyed;
    }

    @Test
    void moreRootsAreRefusedUntilTheWorkspacesAreHandedOver() {
        company.parameters.put("access", "{roots: 8}");
        RenderResult refused = render();
        assertThat(refused.publication()).isEmpty();
        assertThat(refused.refusals()).isNotEmpty().allMatch(name -> name.startsWith("ACCESS:dev/access/"));

        List<String> lists = refused.notes().getOrDefault(Company.PLATFORM, List.of()).stream()
                .map(RenderNote::text)
                .flatMap(text -> LIST.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(lists).hasSize(1);
        company.parameters.put("access", "{roots: 8, handedOver: " + lists.get(0) + "}");
        RenderResult handed = render();
        assertThat(handed.refusals()).isEmpty();
        assertThat(handed.publication()).isPresent();
        assertThat(applyAll()).isEmpty();

        company.parameters.put("access", "{roots: 8}");
        assertThat(render().refusals()).isEmpty();
        assertThat(Pipeline.output(out).keySet()).noneMatch(path -> path.endsWith("/refactor.tf"));
        assertThat(applyAll()).isEmpty();
    }

    @Test
    void onlyWorkspacesThatLetSomebodyInAreHandedOver() {
        company.parameters.put("access", "{roots: 2, handedOver: [Ws0, Nobody]}");
        assertThat(render().problems())
                .filteredOn(problem -> problem.code().equals("aws-access-handed-over"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("Nobody is no workspace"));
    }

    @Test
    void fewerRootsAreRefused() {
        company.parameters.put("access", "{roots: 1}");
        assertThat(render().refusals()).contains("ACCESS:dev/access/01");
    }

    @Test
    void whoLosesTheEntitlementLosesTheRole() {
        company.stores.values().forEach(store -> store.entitled = false);
        assertThat(render().refusals()).isEmpty();
        assertThat(applyAll().keySet())
                .filteredOn(address -> address.contains("/aws_iam_role."))
                .hasSize(6);
    }
}
