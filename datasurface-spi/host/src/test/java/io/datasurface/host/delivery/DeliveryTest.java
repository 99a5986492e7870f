package io.datasurface.host.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.delivery.DeliveryException.Reason;
import io.datasurface.host.delivery.DeliveryResult.Outcome;
import io.datasurface.host.output.OutputException;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;

class DeliveryTest extends DeliveryCase {
    private static final String WINDOW =
            "renderAdvance: IN_MAINTENANCE_WINDOW, maintenanceWindows: {weekend: {cron: \"0 22 * * FRI\", length: PT48H}}, ";

    @Test
    void aRenderIsCommittedAndPushed() {
        RevCommit source = model.commit("live", "Add crm\n\nbecause", files("", "crm"));

        DeliveryResult result = deliver(options());

        assertThat(result.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
        RevCommit commit = output.head("rendered");
        assertThat(result.commit()).contains(commit.name());
        assertThat(commit.getParentCount()).isZero();
        assertThat(commit.getCommitTime()).isEqualTo(source.getCommitTime());
        assertThat(commit.getFullMessage())
                .isEqualTo("""
                        Render P at %s

                        Model: Add crm
                        Files: 4 added, 0 changed, 0 removed, 0 as they were
                        P: nodes 2, chunks 1; touched: store-crm-e9c1f2f5

                        DataSurface-Model: %s
                        """.formatted(source.name().substring(0, 10), source.name()));
        assertThat(output.files("rendered"))
                .containsOnlyKeys(
                        "P/chunks.txt", "P/chunks/store-crm-e9c1f2f5/nodes.txt", "manifest.json", "plan.json");
        assertThat(output.files("rendered").get("manifest.json")).contains("\"version\": \"" + source.name() + "\"");
    }

    @Test
    void theCommitSaysWhatItWillDisturb() {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        String renamed = SmallModel.yaml("", "crm")
                .replace("P: {type: fake}", "Q: {type: fake}")
                .replace("[{dataPlatform: P}]", "[{dataPlatform: Q}]");
        model.commit("live", "two", Map.of("ecosystem.yaml", renamed));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.REFUSED);
        allowed = Set.of("PLATFORM-GONE:P/all");

        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.DELIVERED);

        assertThat(output.head("rendered").getFullMessage())
                .contains(
                        "\n\nWhen this is applied:\n  P: PLATFORM-GONE all (destroy): The platform \"P\" was rendered")
                .endsWith("\n\nDataSurface-Model: " + model.head("live").name() + "\n");
    }

    @Test
    void theSameHistoryGivesTheSameCommitsFromAnyClone() {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        model.commit("live", "two", files("", "crm", "erp"));
        deliver(options());

        BareRepository other = BareRepository.create(temporary.resolve("other.git"));
        for (RevCommit version : List.of(model.head("live").getParent(0), model.head("live"))) {
            deliver(DeliveryOptions.builder(
                            model.path().toString(),
                            other.path().toString(),
                            temporary.resolve("work" + version.name()))
                    .ref(version.name()));
        }
        assertThat(other.head("rendered")).isEqualTo(output.head("rendered"));
        assertThat(other.head("rendered").getParentCount()).isEqualTo(1);
    }

    @Test
    void nothingIsCommittedWhenNoArtifactChanges() {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        RevCommit before = output.head("rendered");

        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.UNCHANGED);
        model.commit("live", "words", files("documentation: Words., ", "crm"));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(output.head("rendered")).isEqualTo(before);

        model.commit("live", "two", files("documentation: Words., ", "crm", "erp"));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(output.head("rendered").getParent(0)).isEqualTo(before);
    }

    @Test
    void whatHasNotChangedIsNotRenderedAgain() {
        model.commit("live", "one", files("", "crm"));
        assertThat(renderedChunks(deliver(options().outputFolder("prod")))).hasSize(1);

        assertThat(renderedChunks(deliver(options().outputFolder("prod")))).isEmpty();
        model.commit("live", "words", files("documentation: Words., ", "crm"));
        DeliveryResult words = deliver(options().outputFolder("prod"));
        assertThat(words.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(renderedChunks(words)).hasSize(1); // The plugin may look at the whole model.
        assertThat(renderedChunks(deliver(options().outputFolder("prod")))).isEmpty();
    }

    private static Set<String> renderedChunks(DeliveryResult result) {
        return result.render().orElseThrow().rendered().chunks().getOrDefault("P", new TreeSet<>());
    }

    @Test
    void whatIsReachedBySshIsRefusedInWords() {
        for (String address : List.of("git@example.com:e/e.git", "ssh://git@example.com/e/e.git")) {
            assertThatThrownBy(() -> deliver(
                            DeliveryOptions.builder(address, output.path().toString(), temporary.resolve("work"))))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                    .hasMessageContaining("use its https:// address");
        }
    }

    @Test
    void otherBranchesAreNotFetched() throws IOException {
        model.commit("live", "one", files("", "crm"));
        output.commit("other", "of another platform", Map.of("file", "of another platform"));
        deliver(options());
        deliver(options());
        assertThat(knownBranches()).containsExactly("refs/remotes/origin/rendered");

        output.delete("rendered");
        assertThatThrownBy(() -> deliver(options())).hasMessageContaining("does not have");
        assertThat(knownBranches()).isEmpty();
    }

    private List<String> knownBranches() throws IOException {
        try (Git clone = Git.open(temporary.resolve("work/output").toFile())) {
            return clone.getRepository().getRefDatabase().getRefsByPrefix("refs/remotes/").stream()
                    .map(ref -> ref.getName())
                    .toList();
        }
    }

    @Test
    void aModelWithErrorsChangesNothing() {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        RevCommit before = output.head("rendered");
        model.commit("live", "broken", files("heldAtVersion: \"a b\", ", "crm"));
        assertThat(deliver(options()).problems())
                .extracting(problem -> problem.code())
                .contains("held-version-invalid");
        model.commit("live", "no model", Map.of("ecosystem.yaml", "datasurface: 99\n"));

        DeliveryResult result = deliver(options());

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems()).isNotEmpty();
        assertThat(output.head("rendered")).isEqualTo(before);
    }

    @Test
    void onePlatformAloneNeedsNoOtherPlugin() {
        model.commit("live", "one", files("", "crm"));
        String two = SmallModel.yaml("", "crm").replace("dataPlatforms:", "dataPlatforms:\n      Q: {type: nowhere}");
        model.commit("live", "two", Map.of("ecosystem.yaml", SmallModel.assignedTo("Q", two)));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(deliver(options().platform("P")).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThatThrownBy(() -> deliver(options().platform("R")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("has no platform \"R\"")
                .hasMessageContaining("[P, Q]");
    }

    @Test
    void aModelAndARenderInFoldersOfTheirRepositories() {
        model.commit(
                "live",
                "one",
                Map.of("docs/readme.yaml", "not: a model", "models/live/e.yaml", SmallModel.yaml("", "crm")));
        output.commit("rendered", "hand-made", Map.of(".github/workflows/apply.yml", "on: push\n"));

        deliver(options().modelFolder("models/live").outputFolder("prod/eu"));

        assertThat(output.files("rendered"))
                .containsKeys(
                        ".github/workflows/apply.yml",
                        "prod/eu/manifest.json",
                        "prod/eu/P/chunks/store-crm-e9c1f2f5/nodes.txt");
        assertThatThrownBy(() -> deliver(options().modelFolder("models/dead")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("has no folder models/dead");
    }

    @Test
    void aPushThatSomebodyElseHasOvertakenIsRefused() {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        model.commit("live", "two", files("", "crm", "erp"));
        meanwhile = () -> output.commit("rendered", "sneaked in", Map.of("note.txt", "x"));
        assertThatThrownBy(() -> deliver(options()))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
                .hasMessageContaining("run again");

        meanwhile = () -> {};
        assertThat(deliver(options().outputFolder("sub")).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(output.files("rendered")).containsKeys("note.txt", "sub/P/chunks/store-erp-f453f1cb/nodes.txt");
    }

    @Test
    void filesThatSomebodyHasChangedInTheCloneAreKept() throws IOException {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        Path chunks = temporary.resolve("work/output/P/chunks.txt");
        Files.writeString(chunks, "by hand");
        assertThatThrownBy(() -> deliver(options()))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DIRTY))
                .hasMessageContaining("P/chunks.txt");
        assertThat(chunks).hasContent("by hand");
    }

    @Test
    void whatADeadRunHasLeftIsTakenBack() throws IOException, GitAPIException {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        Path clone = temporary.resolve("work/output");
        try (OutputRepository repository =
                OutputRepository.open(clone, output.path().toString(), "rendered", GitCredentials.NONE)) {
            repository.begin();
            Files.writeString(clone.resolve("P/chunks.txt"), "half-written");
            Files.writeString(clone.resolve("P/new.txt"), "half-written");
        }
        try (Git git = Git.open(clone.toFile())) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("not pushed").setSign(false).call();
        }
        Files.writeString(clone.resolve("P/later.txt"), "half-written");
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(clone.resolve("P/new.txt")).doesNotExist();
        assertThat(clone.resolve("P/later.txt")).doesNotExist();
    }

    @Test
    void commitsOfOthersInTheCloneAreKept() throws IOException, GitAPIException {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        try (Git git = Git.open(temporary.resolve("work/output").toFile())) {
            git.commit().setMessage("mine").setSign(false).call();
            assertThatThrownBy(() -> deliver(options()))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
            assertThat(git.log().call().iterator().next().getFullMessage()).isEqualTo("mine");
        }
    }

    @Test
    void twoRunsInOneFolderAreRefused() {
        model.commit("live", "one", files("", "crm"));
        try (WorkFolder held = WorkFolder.open(temporary.resolve("work"))) {
            assertThat(held.folder("x")).isAbsolute();
            assertThatThrownBy(() -> deliver(options()))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("Another run holds the lock");
        }
    }

    @Test
    void linksInTheModelRepositoryLeadNowhere() {
        model.link("live", "ecosystem.yaml", SmallModel.yaml("", "crm"), "secrets.yaml", "/etc/passwd");
        DeliveryResult result = deliver(options());
        assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(result.problems())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("secrets.yaml"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        model.commit("live", "one", files("", "crm"));
        assertThatThrownBy(() -> deliver(options().ref("mian")))
                .hasMessageContaining("no branch, tag or commit \"mian\"");
        assertThatThrownBy(() -> deliver(options().ref("0".repeat(40)))).hasMessageContaining("is no commit");
        assertThatThrownBy(() -> deliver(options().branch("a..b"))).hasMessageContaining("cannot be the name");
        assertThatThrownBy(() -> deliver(DeliveryOptions.builder(
                        temporary.resolve("nowhere").toString(), output.path().toString(), temporary.resolve("work"))))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(GitCredentials.of("bot", "t0ken")).hasToString("the user bot");
        assertThat(GitText.address("https://bot:t0ken@example.com/model.git")).doesNotContain("t0ken");
    }

    @Test
    void bytesAreCommittedWhateverTheBranchIgnoresOrConverts() {
        model.commit("live", "one", files("", "crm"));
        output.commit(
                "rendered",
                "settings",
                Map.of(".gitignore", "*.txt\nplan.json\n", ".gitattributes", "* text eol=crlf\n"));
        deliver(options().outputFolder("prod"));
        assertThat(output.files("rendered"))
                .containsKeys(".gitignore", "prod/plan.json")
                .hasEntrySatisfying(
                        "prod/P/chunks.txt",
                        text -> assertThat(text).endsWith("\n").doesNotContain("\r"));
        assertThat(deliver(options().outputFolder("prod")).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void locksOfADeadProcessAreTakenAway() throws IOException {
        model.commit("live", "one", files("", "crm"));
        deliver(options());
        model.commit("live", "two", files("", "crm", "erp"));
        Files.writeString(temporary.resolve("work/output/.git/index.lock"), "");
        Files.writeString(temporary.resolve("work/model.git/refs/heads/live.lock"), "");
        DeliveryResult result = deliver(options());
        assertThat(result.newest().subject()).isEqualTo("two");
        assertThat(result.outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void foldersLeadNowhereElse() {
        model.commit("live", "one", files("", "crm"));
        for (String folder : List.of("../x", "/tmp/x", "./a", "a//b", "a/", ".git", "a/.GIT/hooks", "a\\b")) {
            assertThatThrownBy(() -> deliver(options().outputFolder(folder)))
                    .as(folder)
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
        }
    }

    @Test
    void aSecondFolderOfABranchIsAFirstRender() {
        model.commit("live", "one", files(WINDOW, "crm"));
        deliver(options().outputFolder("a"));
        model.commit("live", "two", files(WINDOW, "crm", "erp"));
        assertThat(deliver(options().outputFolder("a")).outcome()).isEqualTo(Outcome.WAITING);
        assertThat(deliver(options().outputFolder("b")).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(deliver(options().outputFolder("a")).outcome()).isEqualTo(Outcome.WAITING);
    }

    @Test
    void secretsInAddressesAreRefusedAndNotShown() {
        model.commit("live", "one", files("", "crm"));
        for (String address : List.of(
                "https://bot:t0ken@example.com/m.git",
                "https://t0ken@example.com/m.git",
                "http://u:t0/ken@example.com/m")) {
            assertThatThrownBy(() -> deliver(
                            DeliveryOptions.builder(address, output.path().toString(), temporary.resolve("work"))))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageNotContaining("t0")
                    .hasMessageContaining("example.com");
        }
        assertThatThrownBy(() -> deliver(DeliveryOptions.builder(
                                "http://example.com/m.git", output.path().toString(), temporary.resolve("work"))
                        .modelCredentials(GitCredentials.of("git", "t0ken"))))
                .hasMessageContaining("would be sent in the open")
                .hasMessageNotContaining("t0ken");
    }
}
