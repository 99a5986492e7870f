package io.datasurface.awsbatch.foundation;

import static io.datasurface.awsbatch.foundation.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.CellModels;
import io.datasurface.model.common.JsonValue;
import io.datasurface.spi.ParameterValues;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who has read and written objects is noted in a bucket beside, if there is one. */
class AccessLogsTest {
    private static final String LOGGING = "aws_s3_bucket_logging.";
    private static final Map<String, JsonValue> AUDITED =
            Map.of("audit", new JsonValue.Group(Map.of("logBucket", ParameterValues.of("small-logs"))));

    private static Map<String, Map<String, @Nullable Object>> logged(SortedMap<String, String> module) {
        Map<String, Map<String, @Nullable Object>> found = Documents.resources(module);
        found.keySet().removeIf(address -> !address.startsWith(LOGGING));
        return found;
    }

    @Test
    void everyBucketIsLoggedIntoTheBucketOfItsAccount() {
        SortedMap<String, String> module = Rendering.small(AUDITED).foundation();
        long buckets = Documents.resources(module).keySet().stream()
                .filter(address -> address.startsWith("aws_s3_bucket."))
                .count();
        assertThat(buckets).isEqualTo(3);
        assertThat(logged(module))
                .containsOnlyKeys(LOGGING + "control", LOGGING + "lake", LOGGING + "staging")
                .allSatisfy((address, body) -> assertThat(body)
                        .containsEntry("target_bucket", "small-logs")
                        .containsEntry("bucket", "${aws_s3_bucket." + address.substring(LOGGING.length()) + ".id}"));
        assertThat(object(logged(module).get(LOGGING + "lake"))).containsEntry("target_prefix", "small-lake/");
        assertThat(Rendering.small(AUDITED).files().get(".checkov.yaml")).doesNotContain("CKV_AWS_18");
        assertThat(Rendering.small(AUDITED).files().get("README.md"))
                .contains("`logging.s3.amazonaws.com`", "small-logs");
    }

    @Test
    void withoutSuchABucketNothingIsLoggedAndTheScannerIsToldWhy() {
        Rendering rendering = Rendering.small(Map.of());
        assertThat(logged(rendering.foundation())).isEmpty();
        assertThat(rendering.files().get(".checkov.yaml")).contains("CKV_AWS_18", "audit.logBucket");
    }

    /** S3 delivers into the same account only. */
    @Test
    void eachCellHasABucketOfItsOwn() {
        Map<String, JsonValue> parameters =
                new TreeMap<>(CellModels.three(Map.of("logBuckets", CellModels.texts("north", "logs-north"))));
        parameters.putAll(AUDITED);
        Rendering rendering = Rendering.small(parameters);
        SortedMap<String, SortedMap<String, String>> modules = rendering.foundations();
        assertThat(logged(Objects.requireNonNull(modules.get("cells/north/foundation"))))
                .containsOnlyKeys(LOGGING + "control", LOGGING + "staging")
                .allSatisfy((address, body) -> assertThat(body).containsEntry("target_bucket", "logs-north"));
        assertThat(logged(Objects.requireNonNull(modules.get("cells/south/foundation"))))
                .isEmpty();
        assertThat(rendering.files().get(".checkov.yaml")).contains("CKV_AWS_18");
    }
}
