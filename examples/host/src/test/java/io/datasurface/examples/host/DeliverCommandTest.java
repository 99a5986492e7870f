package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliverCommandTest {
    @TempDir
    private Path folder;

    private Path model;
    private Path output;

    @BeforeEach
    void repositories() throws IOException, GitAPIException {
        model = folder.resolve("ecosystem");
        output = folder.resolve("rendered.git");
        Git.init().setBare(true).setGitDir(output.toFile()).call().close();
        Git.init().setDirectory(model.toFile()).setInitialBranch("live").call().close();
        copy(Tool.AUTOCORP, model.resolve("model"));
        commit("AutoCorp");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void commit(String message) throws IOException, GitAPIException {
        try (Git git = Git.open(model.toFile())) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage(message).setSign(false).call();
        }
    }

    private Run deliver(String... more) {
        Object[] arguments = Stream.concat(
                        Stream.of(
                                "deliver",
                                "--model",
                                model.toString(),
                                "--model-folder",
                                "model",
                                "--output",
                                output.toString(),
                                "--work",
                                folder.resolve("work").toString()),
                        Stream.of(more))
                .toArray();
        return Tool.run(arguments);
    }

    @Test
    void autoCorpIsDelivered() throws IOException, GitAPIException {
        Run run = deliver("--platform", "AwsProduction", "--branch", "aws-production", "--quiet");

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        try (Git git = Git.open(output.toFile())) {
            List<RevCommit> commits = Stream.of(git.getRepository().resolve("refs/heads/aws-production"))
                    .map(id -> parse(git, id))
                    .toList();
            assertThat(run.out())
                    .startsWith("Delivered ")
                    .contains(commits.get(0).name());
            assertThat(commits.get(0).getFullMessage()).contains("Render AwsProduction at ", "Model: AutoCorp\n");
            assertThat(TreeWalk.forPath(
                            git.getRepository(),
                            "AwsProduction/foundation/main.tf.json",
                            commits.get(0).getTree()))
                    .isNotNull();
            assertThat(TreeWalk.forPath(
                            git.getRepository(),
                            "AwsDevelopment",
                            commits.get(0).getTree()))
                    .isNull();
        }
        assertThat(deliver("--platform", "AwsProduction", "--branch", "aws-production")
                        .out())
                .startsWith("Nothing to deliver: ");
        assertThat(deliver("--platform", "AwsProduction", "--branch", "aws-production", "--json")
                        .out())
                .contains("\"outcome\" : \"unchanged\"", "\"subject\" : \"AutoCorp\"");
    }

    @Test
    void whatWasAppliedIsNotedInTheBranch() {
        String out = deliver("--quiet").out();
        String commit = out.replaceAll("(?s)^.*?([0-9a-f]{40}).*$", "$1");

        Run noted = deliver("--acknowledge", commit, "--platform", "AwsProduction", "--quiet");

        assertThat(noted.err()).isEmpty();
        assertThat(noted.out()).startsWith("Noted in commit ").contains(" of rendered");
        assertThat(deliver("--acknowledge", commit, "--platform", "AwsProduction", "--quiet")
                        .out())
                .startsWith("That was noted before");
        assertThat(deliver("--acknowledge", commit, "--json").out()).contains("\"commit\" : \"");
        assertThat(deliver("--acknowledge", "0000000").err()).contains("has no commit \"0000000\"");
        assertThat(deliver("--chunk", "x").err()).contains("--chunk goes with --acknowledge and --platform");
    }

    private static RevCommit parse(Git git, org.eclipse.jgit.lib.ObjectId id) {
        try {
            return git.getRepository().parseCommit(id);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aBrokenModelIsNotDelivered() throws IOException, GitAPIException {
        Path assignments = model.resolve("model/assignments.yaml");
        Files.writeString(assignments, Files.readString(assignments).replace("SalesAnalytics", "Nobody"));
        commit("oops");

        Run run = deliver("--quiet");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("assignments.yaml:4:");
        assertThat(run.out()).startsWith("Not delivered: ").contains("(oops) has errors");
        try (Git git = Git.open(output.toFile())) {
            assertThat(git.branchList().call()).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(Tool.run("deliver", "--output", "x", "--work", "y").err()).contains("--model=REPOSITORY");
        Run nowhere = deliver("--ref", "nowhere");
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains("has no branch, tag or commit \"nowhere\"");
        assertThat(deliver("--model-token-file", folder.resolve("none").toString())
                        .err())
                .contains("The token file " + folder.resolve("none") + " cannot be read");
    }
}
