package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.RawRetention;
import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that were ingested go where the model asks for it, and only there anybody may remove them. */
class RawRetentionTest {
    private static Optional<RawRetention> raw(Rendering rendering) {
        List<IntentionNode> nodes = rendering.model().graph().nodes().stream()
                .filter(node -> node.kind().isIngestion())
                .toList();
        return new StoreWork(rendering.instance(), rendering.model(), "crm", nodes)
                .maintainSpec()
                .raw();
    }

    private static String roles(Rendering rendering) {
        return rendering.foundation().get("roles.tf.json").replaceAll("\\s+|\\\\", "");
    }

    @Test
    void nobodyMayRemoveFilesThatNobodyAskedToRemove() {
        for (Rendering rendering : List.of(Rendering.small(Map.of()), Variants.pulls())) {
            assertThat(raw(rendering)).isEmpty();
            assertThat(roles(rendering)).doesNotContain("RemoveIngestedFiles", "s3:if-match");
        }
    }

    @Test
    void filesOfDmsGoInTheirFoldersAndOnlyAsTheyWere() {
        Rendering rendering = Variants.raw(Map.of());
        assertThat(raw(rendering))
                .contains(new RawRetention("s3://small-staging/dms/zone/crm", Duration.ofDays(7), Optional.empty()));
        assertThat(roles(rendering))
                .contains("RemoveIngestedFiles")
                .contains("arn:aws:s3:::small-staging/dms/*/*/e*/*")
                .contains("\"Null\":{\"s3:if-match\":\"false\"}");
        assertThat(rendering.files().get("README.md")).contains("`rawRetention` go sooner, but only what was");
    }

    @Test
    void runsOfProgramsGoWithTheirMarkers() {
        Rendering rendering = Variants.rawOfPrograms();
        assertThat(raw(rendering))
                .contains(new RawRetention(
                        "s3://small-staging/drops/zone/crm", RawRetention.SHORTEST, Optional.of("_COMPLETE")));
        assertThat(roles(rendering))
                .contains("arn:aws:s3:::small-staging/drops/*")
                .doesNotContain("small-staging/dms/*/*/e*");
    }

    @Test
    void aCellRemovesItsOwn() {
        Variants.raw(CellModels.three(Map.of()))
                .foundations()
                .forEach(
                        (folder, files) -> assertThat(files.get("roles.tf.json").contains("RemoveIngestedFiles"))
                                .as(folder)
                                .isEqualTo(folder.equals("foundation")));
    }
}
