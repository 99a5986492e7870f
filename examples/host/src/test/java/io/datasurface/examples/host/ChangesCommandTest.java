package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest {
    @TempDir
    private Path folder;

    private Path before;
    private Path after;

    @BeforeEach
    void models() throws IOException {
        before = folder.resolve("before.yaml");
        after = folder.resolve("after.yaml");
        Files.writeString(before, """
                datasurface: 1
                name: Acme
                owningRepo: {type: GitHubRepository, repositoryName: acme/model, branchName: main}
                liveRepo: {type: GitHubRepository, repositoryName: acme/model, branchName: live}
                zoneDeclarations:
                  Sales: {owningRepo: {type: GitHubRepository, repositoryName: acme/sales, branchName: main}}
                zones:
                  Sales: {documentation: Selling.}
                """);
        edit("Selling.", "Sales.");
    }

    private void edit(String old, String now) throws IOException {
        String text = Files.readString(before);
        assertThat(text).contains(old);
        Files.writeString(after, text.replace(old, now));
    }

    @Test
    void aGoodChangeIsToldAndPasses() {
        Run run = Tool.run("changes", before, after, "--from", "Sales", "--quiet");

        assertThat(run.out()).isEqualToNormalizingNewlines("""
                Zone Sales (github:acme/sales#main)
                  ~ documentation of zone Sales changed
                1 change.
                No problems.
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void aChangeOfSomebodyElseFails() {
        Run run = Tool.run("changes", before, after, "--from", "github:acme/model#main");

        assertThat(run.out())
                .contains(
                        "after.yaml:8:11: error: Only github:acme/sales#main may change the zone Sales, but the change comes from")
                .contains("[change-not-authorized]")
                .endsWith("1 error.\n");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void withoutSourceNobodyAsksWhoMayMakeIt() {
        Run run = Tool.run("changes", before, after);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 change.").contains("No problems.");
        assertThat(run.err()).contains("--from");
    }

    @Test
    void theFirstModelHasNoOldOne() {
        assertThat(Tool.run("changes", "-", before, "--from", "ecosystem").code())
                .isZero();

        Run run = Tool.run("changes", "-", before, "--from", "Sales");
        assertThat(run.out()).contains("first-change-not-by-owner");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void mistakesOfTheNewModelFail() throws IOException {
        edit("branchName: live", "branchName: main");

        Run run = Tool.run("changes", before, after);

        assertThat(run.out()).contains("live-repo-is-owning-repo");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNotCompared() throws IOException {
        edit("zones:", "zoness:");

        for (Run run : new Run[] {Tool.run("changes", before, after), Tool.run("changes", after, before)}) {
            assertThat(run.out())
                    .contains("after.yaml:7:1")
                    .contains("unknown-field")
                    .doesNotContain("change.");
            assertThat(run.code()).isEqualTo(1);
        }
        assertThat(Tool.run("changes", folder.resolve("nowhere"), after).code()).isEqualTo(1);
    }

    @Test
    void machinesGetJson() {
        Run run = Tool.run("changes", before, after, "--from", "ecosystem", "--json");

        assertThat(run.out())
                .contains("\"mayBeMerged\" : false")
                .contains("\"change\" : \"CHANGED\"")
                .contains("\"object\" : \"ZONE\"")
                .contains("\"names\" : [ \"Sales\" ]")
                .contains("\"component\" : \"documentation.description\"")
                .contains("\"path\" : \"/zones/Sales/documentation/description\"")
                .contains("\"repository\" : \"github:acme/sales#main\"")
                .contains("\"words\" : \"documentation of zone Sales changed\"")
                .contains("\"errors\" : 1");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void wrongUsageIsExplained() {
        assertThat(Tool.run("changes", before).code()).isEqualTo(2);

        Run run = Tool.run("changes", before, after, "--from", "Nobody");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--from Nobody is neither a repository nor an owner")
                .contains("github:acme/sales#main");
    }
}
