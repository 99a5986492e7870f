package io.datasurface.examples.benchmarks.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Dataset;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.ModelHash;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Severity;
import io.datasurface.model.schema.DDLTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcosystemGeneratorTest {
    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1000})
    void lintFindsNoError(int stores) {
        Ecosystem ecosystem = new EcosystemGenerator(EcosystemSize.of(stores)).ecosystem();
        assertThat(EcosystemLinter.lint(EcosystemIndex.of(ecosystem), SourceMap.NONE))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void theSameSizeGivesTheSameEcosystemAndAnotherSeedAnother() {
        EcosystemSize size = EcosystemSize.of(100, 1000, 1);
        String hash = ModelHash.of(new EcosystemGenerator(size).ecosystem());
        assertThat(ModelHash.of(new EcosystemGenerator(size).ecosystem())).isEqualTo(hash);
        EcosystemSize other = EcosystemSize.of(100, 1000, 2);
        assertThat(ModelHash.of(new EcosystemGenerator(other).ecosystem())).isNotEqualTo(hash);
    }

    @Test
    void theShapeIsThatOfACompany() {
        EcosystemSize size = EcosystemSize.of(1000);
        EcosystemIndex index = EcosystemIndex.of(new EcosystemGenerator(size).ecosystem());
        List<Dataset> datasets = index.datastores().stream()
                .flatMap(entry -> entry.datastore().datasets().values().stream())
                .toList();
        double columns = datasets.stream()
                .mapToInt(dataset -> ((DDLTable) dataset.originalSchema().orElseThrow())
                        .columns()
                        .size())
                .average()
                .orElseThrow();
        assertThat(index.datastores()).hasSize(1000);
        assertThat(datasets).hasSize(10_000);
        assertThat(columns).isBetween(19.0, 21.0);
        assertThat(index.workspaces()).hasSize(300 + 100);
        assertThat(uses(index).values().stream().mapToInt(uses -> uses).max().orElseThrow())
                .as("uses of the most popular dataset")
                .isGreaterThan(50);
        assertThat(uses(index).size()).as("used datasets").isBetween(3000, 9000);
        assertThat(captures(index))
                .containsKeys(
                        "CDCCaptureIngestion",
                        "SQLSnapshotIngestion",
                        "SQLWatermarkSnapshotDeltaIngestion",
                        "DataTransformerOutput");
    }

    private static Map<String, Integer> uses(EcosystemIndex index) {
        Map<String, Integer> uses = new HashMap<>();
        for (WorkspaceEntry entry : index.workspaces()) {
            entry.workspace()
                    .dsgs()
                    .values()
                    .forEach(group -> group.sinks().forEach(sink -> uses.merge(sink.key(), 1, Integer::sum)));
        }
        return uses;
    }

    private static Map<String, Integer> captures(EcosystemIndex index) {
        Map<String, Integer> kinds = new HashMap<>();
        for (DatastoreEntry entry : index.datastores()) {
            kinds.merge(entry.datastore().capture().orElseThrow().getClass().getSimpleName(), 1, Integer::sum);
        }
        return kinds;
    }

    @Test
    void tooSmallIsRefused() {
        assertThatThrownBy(() -> EcosystemSize.of(19)).hasMessageContaining("at least 20");
        assertThatThrownBy(() -> EcosystemSize.of(100, 299, 1)).hasMessageContaining("three datasets");
    }
}
