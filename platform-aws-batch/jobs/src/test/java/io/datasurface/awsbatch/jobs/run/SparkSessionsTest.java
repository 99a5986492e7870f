package io.datasurface.awsbatch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.catalog.S3LogStore;
import io.datasurface.awsbatch.jobs.run.JobArguments.CatalogType;
import io.datasurface.awsbatch.spec.LakeAccess;
import io.datasurface.awsbatch.spec.LakeSpec;
import org.junit.jupiter.api.Test;

class SparkSessionsTest {
    private static final LakeSpec LAKE = LakeSpec.of("lake", "s3://lake/w", "db");

    @Test
    void glueHasTablesInS3AndNoCache() {
        assertThat(SparkSessions.settings(LAKE, CatalogType.GLUE))
                .containsEntry("spark.sql.catalog.lake.type", "glue")
                .containsEntry("spark.sql.catalog.lake.warehouse", "s3://lake/w")
                .containsEntry("spark.sql.catalog.lake.io-impl", "org.apache.iceberg.aws.s3.S3FileIO")
                .containsEntry("spark.sql.catalog.lake.cache-enabled", "false")
                .doesNotContainKey("spark.sql.catalog.lake.client.factory");
    }

    @Test
    void anotherCellTakesTheRoleOfTheHomeCell() {
        LakeAccess access = new LakeAccess("123456789012", "eu-west-1", "arn:aws:iam::123456789012:role/writer");

        assertThat(SparkSessions.settings(LAKE.from(access), CatalogType.GLUE))
                .containsEntry("spark.sql.catalog.lake.glue.id", "123456789012")
                .containsEntry("spark.sql.catalog.lake.client.assume-role.arn", access.roleArn())
                .containsEntry("spark.sql.catalog.lake.client.assume-role.region", "eu-west-1")
                .hasEntrySatisfying(
                        "spark.sql.catalog.lake.client.factory",
                        name -> assertThat(exists(name)).isTrue());
    }

    @Test
    void deltaLakeCommitsByWhatS3Decides() {
        assertThat(SparkSessions.settings(LAKE, CatalogType.GLUE))
                .containsEntry("spark.delta.logStore.s3.impl", S3LogStore.class.getName())
                .containsEntry("spark.delta.logStore.s3a.impl", S3LogStore.class.getName());
    }

    private static boolean exists(String className) {
        return SparkSessionsTest.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
    }
}
