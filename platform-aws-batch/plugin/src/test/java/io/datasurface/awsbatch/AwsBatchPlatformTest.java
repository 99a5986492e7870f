package io.datasurface.awsbatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformModel;
import io.datasurface.spi.PlatformRenderRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsBatchPlatformTest {
    private static final PlatformModel AUTOCORP = TestModels.model(TestModels.autocorp(), "AwsProduction");
    private static final PlatformModel OTHER = TestModels.model(TestModels.autocorp(), "AwsDevelopment");
    private static final Instance INSTANCE = TestModels.instance(AUTOCORP, "AwsProduction");

    /** All that is reckoned from the foundation. */
    private static List<Object> said(DataPlatform platform, PlatformRenderRequest request) {
        List<Object> said = new ArrayList<>(platform.planNotes(request));
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        platform.lintPlan(request, problems);
        said.addAll(problems.problems());
        platform.renderPlatform(request, (path, content) -> {
            if (path.equals("quotas.json") || path.equals("costs.json")) {
                said.add(new String(content, StandardCharsets.UTF_8));
            }
        });
        return said;
    }

    private static DataPlatform platform() {
        return new AwsBatchPlatform(INSTANCE.context());
    }

    private static PlatformRenderRequest request(PlatformModel model) {
        return new PlatformRenderRequest(model, TestModels.smallChunks(INSTANCE, model));
    }

    /** It keeps what it counts of a plan, which must not be taken for that of another one. */
    @Test
    void saysOfEachPlanWhatIsTrueOfIt() {
        PlatformRenderRequest one = request(AUTOCORP);
        PlatformRenderRequest other = request(OTHER);
        DataPlatform platform = platform();
        for (PlatformRenderRequest request : List.of(one, other, other, one)) {
            assertThat(said(platform, request)).isEqualTo(said(platform(), request));
        }
        assertThat(said(platform, one)).isNotEqualTo(said(platform, other));
    }
}
