package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.datasurface.host.output.Artifacts;
import io.datasurface.host.output.OutputException;
import io.datasurface.host.output.OutputException.Reason;
import io.datasurface.host.output.Publication;
import io.datasurface.host.output.RenderPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    private Path temporary;

    private Path out() {
        return temporary.resolve("some/where/out");
    }

    @Test
    void openingChangesNothing() {
        try (OutputFolder folder = OutputFolder.open(out())) {
            assertThat(folder.manifest()).isEmpty();
            assertThat(folder.plan()).isEqualTo(RenderPlan.NONE);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void publishesIntoAFolderThatIsNotThere() {
        Publication publication = Trees.publish(out(), "m", Trees.render("P/b", "2", "P/a", "1"));

        assertThat(publication.added()).containsExactly("P/a", "P/b", "manifest.json", "plan.json");
        assertThat(Trees.read(out()))
                .containsEntry("P/a", "1")
                .containsEntry("P/b", "2")
                .hasSize(5);
        assertThat(out().resolve(".datasurface/.gitignore")).hasContent("*\n");
        try (OutputFolder folder = OutputFolder.open(out())) {
            assertThat(folder.manifest().orElseThrow().artifacts().keySet()).containsExactly("P/a", "P/b", "plan.json");
            assertThat(folder.differences()).isEmpty();
        }
    }

    @Test
    void theSameRenderAgainWritesNothing() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        FaultyFiles nothing = new FaultyFiles(FaultyFiles.Fault.FAIL_FROM_HERE, 0);

        Publication again = Trees.publish(out(), nothing, "m", Trees.render("P/a", "1"));

        assertThat(again.isEmpty()).isTrue();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(nothing.done).isEmpty();
    }

    @Test
    void whatIsStoredCanBeReadOnItsWayAndInItsPlace() {
        Trees.publish(out(), "m", Trees.render("P/a", "1", "P/b", "1"));
        SortedMap<String, byte[]> render = Trees.render("P/a", "1", "P/b", "2", "P/c", "1");
        Artifacts artifacts;
        try (OutputFolder folder = OutputFolder.open(out())) {
            ArtifactStore store = folder.store();
            render.forEach(store::put);
            artifacts = store.artifacts(new TreeSet<>(render.keySet()));

            assertThat(texts(artifacts)).containsExactly(entry("P/a", "1"), entry("P/b", "2"), entry("P/c", "1"));
            assertThat(out().resolve("P/b")).hasContent("1");
            assertThat(out().resolve("P/c")).doesNotExist();

            Trees.publish(folder, "m", render);
        }
        assertThat(texts(artifacts)).containsExactly(entry("P/a", "1"), entry("P/b", "2"), entry("P/c", "1"));
        assertThatThrownBy(() -> artifacts.bytes("P/d")).isInstanceOf(IllegalArgumentException.class);
    }

    private static SortedMap<String, String> texts(Artifacts artifacts) {
        SortedMap<String, String> texts = new TreeMap<>();
        artifacts.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void whatIsNotPublishedIsGoneWhenTheFolderIsClosed() {
        try (OutputFolder folder = OutputFolder.open(out())) {
            folder.store().put("P/a", new byte[] {1});
            assertThat(out()).exists();
        }
        assertThat(temporary).isEmptyDirectory();

        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        SortedMap<String, String> before = Trees.read(out());
        Artifacts artifacts;
        try (OutputFolder folder = OutputFolder.open(out())) {
            folder.store().put("P/a", new byte[] {2});
            artifacts = folder.store().artifacts(new TreeSet<>(Set.of("P/a")));
        }
        assertThat(Trees.read(out())).isEqualTo(before);
        assertThat(out().resolve(".datasurface/staging")).doesNotExist();
        assertThatThrownBy(() -> artifacts.bytes("P/a")).isInstanceOf(OutputException.class);
    }

    @Test
    void somebodyElsesFilesAreNotTakenBackWithTheFolder() {
        try (OutputFolder folder = OutputFolder.open(out())) {
            folder.store().put("P/a", new byte[] {1});
            Trees.write(out().resolve("mine"), "x");
        }
        assertThat(Trees.read(out())).containsOnlyKeys("mine");
    }

    @Test
    void aFileMayBeLargerThanWhatMayWaitForTheDisk() {
        byte[] large = new byte[(64 << 20) + 1];
        try (OutputFolder folder = OutputFolder.open(out(), new FaultyFiles(FaultyFiles.Fault.FAIL_ONCE, 1000))) {
            folder.store().put("P/a", large);
            folder.store().put("P/b", new byte[0]);

            assertThat(folder.store().artifacts(new TreeSet<>(Set.of("P/a"))).bytes("P/a"))
                    .isEqualTo(large);
        }
    }

    @Test
    void touchesOnlyWhatChanges() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1", "P/b", "1", "P/c", "1"));
        FileTime past = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(out().resolve("P/a"), past);
        Object inode = Files.getAttribute(out().resolve("P/a"), "unix:ino");

        Publication publication = Trees.publish(out(), "m", Trees.render("P/a", "1", "P/b", "2", "P/d", "1"));

        assertThat(publication)
                .isEqualTo(new Publication(
                        java.util.List.of("P/d"),
                        java.util.List.of("P/b", "manifest.json"),
                        java.util.List.of("P/c"),
                        java.util.List.of(),
                        2));
        assertThat(Files.getLastModifiedTime(out().resolve("P/a"))).isEqualTo(past);
        assertThat(Files.getAttribute(out().resolve("P/a"), "unix:ino")).isEqualTo(inode);
        assertThat(out().resolve("P/c")).doesNotExist();
    }

    @Test
    void saysWhichFilesHadBeenEdited() {
        Trees.publish(out(), "m", Trees.render("P/a", "1", "P/b", "1", "P/c", "1"));
        Trees.write(out().resolve("P/a"), "edited");
        Trees.write(out().resolve("P/b"), "edited");

        try (OutputFolder folder = OutputFolder.open(out())) {
            assertThat(folder.differences()).containsOnlyKeys("P/a", "P/b");
        }
        Publication publication = Trees.publish(out(), "m", Trees.render("P/a", "1", "P/c", "2"));

        assertThat(publication.edited()).containsExactly("P/a", "P/b");
        assertThat(Trees.read(out())).containsEntry("P/a", "1").doesNotContainKey("P/b");
    }

    @Test
    void aPlanOfAnotherRenderIsNotTakenForThisOnes() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        byte[] known = Files.readAllBytes(out().resolve("plan.json"));
        Trees.write(out().resolve("plan.json"), new String(known, StandardCharsets.UTF_8) + "\n");

        assertRefused(
                Reason.DAMAGED,
                () -> OutputFolder.open(out()),
                "not the plan of the render",
                "Restore both",
                "delete manifest.json");
        Files.delete(out().resolve("manifest.json"));
        assertThat(Trees.publish(out(), "m", Trees.render("P/a", "1")).edited()).isEmpty();
        assertThat(Files.readAllBytes(out().resolve("plan.json"))).isEqualTo(known);
    }

    @Test
    void aLostFileIsWrittenAgain() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        Files.delete(out().resolve("P/a"));

        assertThat(Trees.publish(out(), "m", Trees.render("P/a", "1")).added()).containsExactly("P/a");
        assertThat(Trees.publish(out(), "m", Trees.render()).removed()).containsExactly("P/a");
        assertThat(out().resolve("P")).doesNotExist();
    }

    @Test
    void foreignFoldersAreRefusedAndLeftAlone() {
        Trees.write(out().resolve("notes.txt"), "mine");

        assertRefused(Reason.FOREIGN, () -> OutputFolder.open(out()), "no render of ours", "notes.txt");
        assertThat(Trees.read(out())).containsOnlyKeys("notes.txt");
        assertThat(out().resolve(".datasurface")).doesNotExist();
        assertRefused(Reason.FOREIGN, () -> OutputFolder.open(out().resolve("notes.txt")), "is a file");
    }

    @Test
    void aFreshRepositoryIsNoForeignFolder() {
        Trees.write(out().resolve(".git/HEAD"), "ref: refs/heads/main");

        Trees.publish(out(), "m", Trees.render("P/a", "1"));

        assertThat(Trees.read(out())).containsKeys(".git/HEAD", "P/a");
    }

    @Test
    void foreignFilesInTheWayAreRefusedAllAtOnce() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        Trees.write(out().resolve("P/b"), "mine");
        Trees.write(out().resolve("P/c/mine"), "mine");
        Trees.write(out().resolve("P/d"), "mine");
        Files.createDirectories(out().resolve("P/e"));
        var before = Trees.read(out());

        assertRefused(
                Reason.FOREIGN,
                () -> Trees.publish(
                        out(), "m", Trees.render("P/b", "1", "P/c", "1", "P/d/x", "1", "P/e", "1", "P/f", "1")),
                "P/b, P/c, P/d/x, P/e.");
        assertThat(Trees.read(out())).isEqualTo(before);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        Trees.write(temporary.resolve("elsewhere/a"), "1");
        Files.delete(out().resolve("P/a"));
        Files.delete(out().resolve("P"));
        Files.createSymbolicLink(out().resolve("P"), temporary.resolve("elsewhere"));

        assertRefused(Reason.FOREIGN, () -> Trees.publish(out(), "m", Trees.render()), "is a link");
        assertThat(temporary.resolve("elsewhere/a")).hasContent("1");
    }

    @Test
    void aManifestThatLeadsOutIsRefused() throws IOException {
        Trees.write(temporary.resolve("some/victim"), "x");
        for (String path :
                java.util.List.of("../../victim", "/etc/hostname", "P/../../../victim", ".datasurface/lock")) {
            Trees.publish(out(), "m", Trees.render("P/a", "1"));
            Path manifest = out().resolve("manifest.json");
            String good = Files.readString(manifest);
            Files.writeString(manifest, good.replace("P/a", path));

            assertRefused(Reason.DAMAGED, () -> Trees.publish(out(), "m", Trees.render("P/a", "1")), out().toString());
            assertThat(temporary.resolve("some/victim")).hasContent("x");
            Files.writeString(manifest, good);
        }
    }

    @Test
    void damagedFilesAreRefusedWithTheirPlace() throws IOException {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        Path plan = out().resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replace("{}", "<<<<<<< HEAD"));

        assertRefused(Reason.DAMAGED, () -> OutputFolder.open(out()), plan + ":3:", "restore it");

        Files.delete(plan);
        assertRefused(Reason.DAMAGED, () -> OutputFolder.open(out()), plan + " is missing", "restore it");
    }

    @Test
    void twoRunsInOneProcessAreRefusedToo() {
        Trees.publish(out(), "m", Trees.render("P/a", "1"));
        try (OutputFolder first = OutputFolder.open(out())) {
            assertThat(first.manifest()).isPresent();
            assertRefused(
                    Reason.LOCKED,
                    () -> OutputFolder.open(out()),
                    out().resolve(".datasurface").resolve("lock").toString());
        }
        OutputFolder.open(out()).close();
    }

    @Test
    void whoComesSecondIntoANewFolderIsRefused() {
        try (OutputFolder late = OutputFolder.open(out())) {
            Trees.publish(out(), "other", Trees.render("P/a", "1"));

            assertRefused(
                    Reason.LOCKED, () -> Trees.publish(late, "late", Trees.render("P/a", "2")), "in the meantime");
        }
        assertThat(Trees.read(out())).containsEntry("P/a", "1");
    }

    private static void assertRefused(Reason reason, ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContainingAll(words);
    }
}
