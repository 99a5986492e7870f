package io.datasurface.awsbatch.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Upkeep is told of the table of leases, and may use it, if it is to be used. */
class LocksTest {
    private static final String TABLE = "dynamodb:arn:aws:dynamodb:eu-central-1:123456789012:table/";

    @Test
    void withoutLeasesInDynamoDbNobodyMayUseTheTable() {
        assertThat(String.join("", Rendering.small(Map.of()).files().values()))
                .contains("aws_dynamodb_table")
                .doesNotContain("--ds-locks", "/datasurface-aws.jar", "dynamodb:GetItem", "dynamodb:PutItem");
    }

    @Test
    void jobsOfAllCellsKeepTheirLeasesInTheTableOfTheHomeCell() {
        Rendering rendering = Variants.locksInDynamoDb();
        SortedMap<String, SortedMap<String, String>> foundations = rendering.foundations();
        assertThat(foundations).hasSize(3);
        foundations.forEach((folder, files) -> {
            String jobs = files.get("jobs.tf.json");
            assertThat(jobs.split("--ds-locks\": \"" + TABLE, -1)).as(folder).hasSize(2);
            assertThat(jobs).contains("/datasurface-jobs.jar,s3://").contains("/datasurface-aws.jar\"");
            assertThat(jobs.contains("--ds-locks-role")).as(folder).isEqualTo(!folder.equals("foundation"));
        });
        String policies = String.join("", foundations.get("foundation").values());
        assertThat(policies.split("KeepLeases", -1))
                .as("the role of upkeep, and one for each cell")
                .hasSize(4);
        assertThat(policies)
                .contains("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:LeadingKeys", "lease/*")
                .doesNotContain("dynamodb:DeleteItem", "dynamodb:UpdateItem", "dynamodb:Query");
        assertThat(rendering.files().get("README.md")).contains("aws s3 cp datasurface-aws.jar s3://");
    }
}
