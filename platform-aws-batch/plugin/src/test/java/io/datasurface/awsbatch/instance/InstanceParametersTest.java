package io.datasurface.awsbatch.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values single parameters may have. */
class InstanceParametersTest {
    private static List<String> said(String name, String value) {
        ParameterSpec spec = InstanceParameters.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        JsonValue json = spec.type() == ParameterType.INTEGER
                ? ParameterValues.of(Long.parseLong(value))
                : ParameterValues.of(value);
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        Parameters.check(List.of(spec), Map.of(name, json), ObjectPath.ROOT, problems);
        return problems.problems().stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dms.storesPerInstance   | 0    | 1      | 50         | 51
            dms.allocatedStorage    | 4    | 5      | 6144       | 6145
            dms.lobMaxSize          | 0    | 1      | 102400     | 102401
            glue.workers            | 1    | 2      | 299        | 300
            glue.maxConcurrentRuns  | 0    | 1      | 1000000    | 1000001
            glue.runSeconds         | 0    | 1      | 86400      | 86401
            retention.stagingDays   | 6    | 7      | 3650       | 3651
            retention.logDays       | 8    | 7      | 3653       | 3652
            ingest.interval         | PT59S| PT1M   | P1D        | -PT1M
            reconcile.interval      | PT59M| PT1H   | P30D       | PT0S
            pull.watermarkOverlap   | -PT1S| PT0S   | P3650D     | P3651D
            reconcile.tolerance     | -1   | 0      | 1000000000 | 1000000001
            drops.maxBadRows        | -1   | 0      | 1000000    | 1000001
            drops.maxBadFiles       | -1   | 0      | 1000000    | 1000001
            quality.maxQuarantined  | -1   | 0      | 10000      | 10001
            quotaReserve            | -1   | 0      | 90         | 91
            costs.rows              | -1   | 0      | 1000000000 | 1000000001
            costs.rowBytes          | -1   | 0      | 1000000    | 1000001
            costs.changesPerDay     | -1   | 0      | 1000000000 | 1000000001
            """)
    void rangesHaveEnds(String name, String below, String least, String most, String above) {
        assertThat(said(name, below)).singleElement().asString().contains("\"" + name + "\"", "must be");
        assertThat(said(name, least)).isEmpty();
        assertThat(said(name, most)).isEmpty();
        assertThat(said(name, above)).singleElement().asString().contains("\"" + name + "\"", "must be");
    }

    /** Policies name folders several times and have to stay within what IAM takes. */
    @Test
    void foldersAreShort() {
        for (String prefix : List.of("stagingBucket.prefix", "icebergBucket.prefix", "drops.prefix")) {
            assertThat(said(prefix, "x".repeat(100) + "/" + "y".repeat(99))).isEmpty();
            assertThat(said(prefix, "")).isEmpty();
            assertThat(said(prefix, "x".repeat(201))).hasSize(1);
        }
    }
}
