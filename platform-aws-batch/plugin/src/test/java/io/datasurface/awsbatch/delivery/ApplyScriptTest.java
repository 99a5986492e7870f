package io.datasurface.awsbatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.terraform.check.JsonTree;
import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.awsbatch.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script and the workflow's own commands, run for real with a Terraform that only takes notes. */
class ApplyScriptTest {
    private static final String SCRIPT = "rendered/AwsProduction/ci/terraform.sh";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shell shell;

    private String chunk = "";

    @BeforeEach
    void repository() throws IOException {
        Shell.require();
        Path repository = folder.resolve("repository");
        Path programs = folder.resolve("programs");
        Pipeline.render(DeliveryFilesTest.model().write(folder), repository.resolve("rendered"));
        Trees.write(programs.resolve("terraform"), """
                #!/bin/sh
                echo "$1 $2" | sed 's/-chdir=//' >> "%1$s/calls"
                if [ -f "%1$s/fail" ] && [ "$1 $2" = "$(cat "%1$s/fail")" ]; then echo "no such luck" >&2; exit 1; fi
                for word in "$@"; do case "$word" in -out=*) touch "${word#-out=}";; esac; done
                cp "${1#-chdir=}/plan_override.tf.json" "%1$s/override" 2> /dev/null || true
                if [ "$2" = apply ]; then for word in "$@"; do last=$word; done; test -f "$last"; fi
                """.formatted(folder));
        assertThat(programs.resolve("terraform").toFile().setExecutable(true)).isTrue();
        shell = new Shell(repository, programs);
        assertThat(
                        shell.run(
                                "git init -q -b release/live . && git init -q --bare ../origin.git && git remote add origin"
                                        + " ../origin.git && git add . && git commit -qm one && git push -q origin release/live"))
                .isEqualTo(new Shell.Result(0, ""));
        try (java.util.stream.Stream<Path> chunks = Files.list(repository.resolve("rendered/AwsProduction/chunks"))) {
            chunk = "chunks/" + chunks.findFirst().orElseThrow().getFileName();
        }
    }

    private List<String> calls() throws IOException {
        Path file = folder.resolve("calls");
        List<String> calls = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Files.deleteIfExists(file);
        return calls;
    }

    private void changeChunk() {
        assertThat(shell.run("echo >> rendered/AwsProduction/" + chunk + "/main.tf.json; git commit -qam two"))
                .isEqualTo(new Shell.Result(0, ""));
    }

    @Test
    void appliesAllInOrder() throws IOException {
        Shell.Result result = shell.run("bash " + SCRIPT + " apply");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(calls())
                .containsExactly(
                        "foundation init",
                        "foundation plan",
                        "foundation apply",
                        chunk + " init",
                        chunk + " plan",
                        chunk + " apply");
    }

    @Test
    void plansOnlyWhatDiffersFromACommit() throws IOException {
        changeChunk();

        Shell.Result result = shell.run("bash " + SCRIPT + " plan HEAD~1");

        assertThat(result).isEqualTo(new Shell.Result(0, "== foundation: no change\n== " + chunk + ": plan\n"));
        assertThat(calls()).containsExactly(chunk + " init", chunk + " plan");
    }

    @Test
    void plansWithAnotherRoleAndLeavesNothingBehind() throws IOException {
        String module = "rendered/AwsProduction/" + chunk;
        changeChunk();

        Shell.Result result = shell.run("DATASURFACE_PLAN_ROLE=just-looks bash " + SCRIPT + " plan HEAD~1");

        assertThat(result).isEqualTo(new Shell.Result(0, "== foundation: no change\n== " + chunk + ": plan\n"));
        assertThat(calls()).containsExactly(chunk + " init", chunk + " plan");
        assertThat(Files.readString(folder.resolve("override")))
                .contains("\"role_arn\": \"arn:aws:iam::111122223333:role/just-looks\"");
        assertThat(folder.resolve("repository").resolve(module).resolve("plan_override.tf.json"))
                .doesNotExist();
        assertThat(shell.run("git status --porcelain").output()).isEmpty();
        assertThat(shell.run("DATASURFACE_PLAN_ROLE=just-looks bash " + SCRIPT + " apply"))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.output()).contains("DATASURFACE_PLAN_ROLE is for plans");
                });
        assertThat(shell.run("DATASURFACE_PLAN_ROLE='a\"b' bash " + SCRIPT + " plan")
                        .output())
                .contains("no name of a role");
        assertThat(calls()).isEmpty();
    }

    @Test
    void stopsAtTheFirstFailure() throws IOException {
        for (String step : List.of("init", "plan", "apply")) {
            Trees.write(folder.resolve("fail"), "-chdir=foundation " + step);

            Shell.Result result = shell.run("bash " + SCRIPT + " apply");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.output())
                    .contains("no such luck", step + " of foundation failed; nothing after it was touched");
            List<String> calls = calls();
            assertThat(calls.get(calls.size() - 1)).isEqualTo("foundation " + step);
        }
    }

    @Test
    void aPlanGoesOnWhereAFoundationHasToBeAppliedFirst() throws IOException {
        Trees.write(folder.resolve("fail"), "-chdir=" + chunk + " plan");
        changeChunk();
        assertThat(shell.run("bash " + SCRIPT + " plan HEAD~1").exitCode())
                .as("the foundation is as it was, so that is a mistake")
                .isEqualTo(2);
        assertThat(shell.run("echo >> rendered/AwsProduction/foundation/main.tf.json; git commit -qam three")
                        .exitCode())
                .isZero();

        Shell.Result plan = shell.run("bash " + SCRIPT + " plan HEAD~2");

        assertThat(plan.exitCode()).as(plan.output()).isZero();
        assertThat(plan.output())
                .contains("no such luck")
                .endsWith("not planned, as a foundation changes and has to be applied first: " + chunk + "\n");
        assertThat(shell.run("bash " + SCRIPT + " apply HEAD~2").exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithHowItIsCalled() {
        assertThat(shell.run("bash " + SCRIPT).output()).contains("say plan or apply");
        assertThat(shell.run("bash " + SCRIPT + " destroy").exitCode()).isEqualTo(2);
        assertThat(shell.run("bash " + SCRIPT + " plan no-such-commit").output())
                .contains("the repository has no commit no-such-commit");
    }

    @Test
    void theWorkflowAppliesWhatDiffersFromWhatWasAppliedLastAlsoAfterAFailure() throws IOException {
        String run = applyStep();
        assertThat(shell.run(run).exitCode()).isZero();
        assertThat(calls()).hasSize(6);

        changeChunk();
        Trees.write(folder.resolve("fail"), "-chdir=" + chunk + " apply");
        assertThat(shell.run(run).exitCode()).isEqualTo(2);
        assertThat(calls()).containsExactly(chunk + " init", chunk + " plan", chunk + " apply");

        Files.delete(folder.resolve("fail"));
        assertThat(shell.run("git commit -q --allow-empty -m three").exitCode()).isZero();
        Shell.Result again = shell.run(run);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(calls()).containsExactly(chunk + " init", chunk + " plan", chunk + " apply");

        assertThat(shell.run(run).exitCode()).isZero();
        assertThat(calls()).isEmpty();
        Shell.Result tag = shell.run("git -C ../origin.git for-each-ref --format='%(objectname)' refs/tags/applied");
        assertThat(tag).isEqualTo(shell.run("git rev-parse HEAD"));
    }

    private String applyStep() throws IOException {
        Map<String, @Nullable Object> workflow = JsonTree.yaml(
                Files.readString(folder.resolve("repository/rendered/AwsProduction/ci/github-workflow.yml")));
        Map<String, @Nullable Object> apply =
                JsonTree.object(JsonTree.object(workflow.get("jobs")).get("apply"));
        List<?> steps = (List<?>) Objects.requireNonNull(apply.get("steps"));
        return String.valueOf(JsonTree.object(steps.get(steps.size() - 1)).get("run"));
    }
}
