package io.datasurface.awsbatch.sdk.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.FakeAws;
import io.datasurface.awsbatch.sdk.FakeAws.Answer;
import io.datasurface.awsbatch.sdk.RenderFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas in the shapes that Service Quotas documents. */
class QuotasCommandTest {
    private static final Path RENDERED = Path.of("../../examples/autocorp/rendered/AwsProduction");
    private static final String ACCOUNT = "111122223333";
    private static final String TASKS = "L-7FD3593B";

    @TempDir
    private Path folder;

    private static ToolRun quotas(FakeAws aws, Path rendered) {
        List<String> arguments = new ArrayList<>(List.of(
                "quotas",
                "--rendered",
                rendered.toString(),
                "--endpoint",
                aws.url().toString(),
                "--rate",
                "500"));
        return ToolRun.of(arguments.toArray(String[]::new));
    }

    private static String quota(String code, long value) {
        return "{\"QuotaCode\": \"" + code + "\", \"Value\": " + value + ".0}";
    }

    private Path rendered(long reserve, long used, long limit) throws Exception {
        Path rendered =
                new RenderFolder(folder).module("foundation", ACCOUNT, "").path();
        Files.writeString(rendered.resolve("quotas.json"), """
                {"reservePercent": %d, "cells": [{"label": "home", "account": "%s", "quotas": [
                  {"id": "dms-calls", "service": "DMS", "used": 1, "limit": 2},
                  {"id": "dms-tasks", "service": "DMS", "code": "%s", "used": %d, "limit": %d},
                  {"id": "iam-roles", "service": "IAM", "code": "L-FE177D64", "used": 3, "limit": 1000},
                  {"id": "strange", "service": "Strange", "code": "L-1", "used": 3, "limit": 5}]}]}""".formatted(reserve, ACCOUNT, TASKS, used, limit));
        return rendered;
    }

    private FakeAws account(long tasks) throws Exception {
        return new FakeAws(ACCOUNT)
                .on(
                        "ListServiceQuotas",
                        body -> Answer.of(
                                !body.contains("\"dms\"")
                                        ? "{\"Quotas\": []}"
                                        : body.contains("\"NextToken\":\"more\"")
                                                ? "{\"Quotas\": [" + quota(TASKS, tasks) + "]}"
                                                : "{\"NextToken\": \"more\", \"Quotas\": [" + quota("L-0", 7) + "]}"))
                .on("GetAWSDefaultServiceQuota", body -> Answer.of("{\"Quota\": " + quota("L-FE177D64", 1000) + "}"));
    }

    @Test
    void whatDiffersIsPrintedAsParameters() throws Exception {
        try (FakeAws aws = account(1200)) {
            assertThat(quotas(aws, rendered(10, 500, 540)))
                    .isEqualTo(new ToolRun(
                            0,
                            List.of(
                                    "# home/dms-tasks: 1200 in account " + ACCOUNT
                                            + ", of which 1080 are left after the reserve; the render counts with 540 and needs 500",
                                    // 1000 less ten percent are not what the report has.
                                    "# home/iam-roles: 1000 in account " + ACCOUNT
                                            + ", of which 900 are left after the reserve; the render counts with 1000 and needs 3",
                                    "# home/strange: Service Quotas does not have L-1; the render counts with 5",
                                    "cells:",
                                    "  quotas:",
                                    "    home/dms-tasks: \"1200\"",
                                    "    home/iam-roles: \"1000\""),
                            ""));
            assertThat(aws.asked("GetAWSDefaultServiceQuota"))
                    .as("what is not listed is asked for by itself")
                    .hasSize(1);
        }
        try (FakeAws aws = account(600)) {
            assertThat(quotas(aws, rendered(0, 500, 600)).lines())
                    .containsExactly(
                            "# home/strange: Service Quotas does not have L-1; the render counts with 5",
                            "# The parameters need no change.");
        }
        try (FakeAws aws = account(100)) {
            ToolRun run = quotas(aws, rendered(0, 500, 600));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.lines().get(0)).endsWith("MORE THAN IT MAY: ask for more of " + TASKS);
        }
    }

    @Test
    void whatIsOfAllRegionsIsAskedForWhereItIs() throws Exception {
        List<String> asked = new ArrayList<>();
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on("ListServiceQuotas", body -> Answer.of("{\"Quotas\": []}"))
                .on("GetAWSDefaultServiceQuota", body -> {
                    asked.add(body);
                    return asked.size() % 2 == 1
                            ? Answer.refused("NoSuchResourceException", "not in this region")
                            : Answer.of("{\"Quota\": " + quota("x", 1000) + "}");
                })) {
            assertThat(quotas(aws, rendered(0, 5, 1000)).lines())
                    .containsExactly(
                            "# home/strange: Service Quotas does not have L-1; the render counts with 5",
                            "# The parameters need no change.");
            assertThat(asked).hasSize(4);
        }
    }

    @Test
    void theReportOfAnExampleIsRead() throws Exception {
        try (FakeAws aws = new FakeAws(ACCOUNT)
                .on("ListServiceQuotas", body -> Answer.of("{\"Quotas\": []}"))
                .on("GetAWSDefaultServiceQuota", body -> Answer.refused("NoSuchResourceException", "no such quota"))) {
            ToolRun run = quotas(aws, RENDERED);
            assertThat(run.code()).isZero();
            assertThat(run.lines())
                    .hasSizeGreaterThan(15)
                    .contains("# home/dms-tasks: Service Quotas does not have L-7FD3593B; the render counts with 600")
                    .contains("# home/glue-jobs: Service Quotas does not have L-611FDDE4; the render counts with 2000");
            aws.on("ListServiceQuotas", body -> Answer.refused("AccessDeniedException", "no"));
            assertThat(quotas(aws, RENDERED).problems())
                    .contains("The credentials have to be allowed servicequotas:ListServiceQuotas");
        }
    }
}
