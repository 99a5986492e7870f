package io.datasurface.awsbatch.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobArguments.CatalogType;
import io.datasurface.awsbatch.spec.JobKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobArgumentsTest {

    @Test
    void takesItsOwnAndLeavesTheRestToGlue() {
        assertThat(JobArguments.parse(
                        "--JOB_NAME", "ingest", "--ds-job", "ingest", "--ds-spec", "s3://b/k.json", "--continuous-log"))
                .isEqualTo(new JobArguments(
                        JobKind.INGEST,
                        "s3://b/k.json",
                        CatalogType.GLUE,
                        JobArguments.AWS,
                        Optional.empty(),
                        JobArguments.PROCESS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(JobArguments.parse(
                        "--ds-catalog",
                        "hadoop",
                        "--ds-spec",
                        "x",
                        "--ds-job",
                        "export",
                        "--ds-secrets",
                        "file:/l",
                        "--ds-run",
                        "r1",
                        "--ds-locks",
                        "dynamodb:t",
                        "--ds-locks-role",
                        "a",
                        "--ds-release",
                        "a:b:1",
                        "--ds-watch",
                        "w"))
                .isEqualTo(new JobArguments(
                        JobKind.EXPORT,
                        "x",
                        CatalogType.HADOOP,
                        "file:/l",
                        Optional.of("r1"),
                        "dynamodb:t",
                        Optional.of("a"),
                        Optional.of("a:b:1"),
                        Optional.of("w")));
    }

    @Test
    void aRunOfAWorkflowIsToldApartByItsId() {
        assertThat(JobArguments.parse(
                                "--WORKFLOW_NAME",
                                "w",
                                "--WORKFLOW_RUN_ID",
                                "wr_1",
                                "--ds-job",
                                "transform",
                                "--ds-spec",
                                "x")
                        .run())
                .contains("wr_1");
        assertThat(JobArguments.parse(
                                "--ds-job", "transform", "--ds-spec", "x", "--ds-run", "r", "--WORKFLOW_RUN_ID", "wr_1")
                        .run())
                .contains("r");
    }

    @Test
    void saysWhatIsWrong() {
        refused("--ds-spec is missing", "--ds-job", "ingest");
        refused(
                "--ds-job is sweep; use one of [ingest, export, transform, maintain, reconcile]",
                "--ds-job",
                "sweep",
                "--ds-spec",
                "x");
        refused(
                "--ds-jobs is unknown; there are --ds-job, --ds-spec, --ds-catalog, --ds-secrets, --ds-run, --ds-locks, --ds-locks-role, --ds-release, --ds-watch",
                "--ds-jobs",
                "ingest");
        refused("--ds-spec has no value", "--ds-job", "ingest", "--ds-spec");
        refused("--ds-job is there twice", "--ds-job", "ingest", "--ds-job", "ingest");
    }

    private static void refused(String message, String... arguments) {
        assertThatThrownBy(() -> JobArguments.parse(arguments))
                .isInstanceOf(JobException.class)
                .hasMessageContaining(message);
    }
}
