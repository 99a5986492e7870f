package io.datasurface.host.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.internal.FaultyFiles.Death;
import io.datasurface.host.internal.FaultyFiles.Fault;
import io.datasurface.host.output.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets every single operation of publishing fail or die, and looks at what the next run finds. */
class PublishFaultTest {
    private static final SortedMap<String, byte[]> OLD = Trees.render(
            "P/same",
            "same",
            "P/changed",
            "old",
            "P/gone/deep/file",
            "old",
            "P/becomes-file/inside",
            "old",
            "P/becomes-folder",
            "old");
    static final SortedMap<String, byte[]> NEW = Trees.render(
            "P/same",
            "same",
            "P/changed",
            "new and longer",
            "P/becomes-file",
            "new",
            "P/becomes-folder/inside",
            "new",
            "P/root/main.tf.json",
            "{}",
            "Q/new/deep/file",
            "new");

    /** Power cuts behind each way in which a run ends; more are asked for on the command line. */
    private static final int SEEDS = Integer.getInteger("powerCuts", 3);

    @TempDir
    private Path temporary;

    private int runs;
    private SortedMap<String, String> oldTree;
    private SortedMap<String, String> newTree;

    private PublishFaultTest(@TempDir Path reference) {
        oldTree = Trees.read(before(reference));
        Trees.publish(reference, "new", NEW);
        newTree = Trees.read(reference);
    }

    /** The old render with files of a user in it. */
    static Path before(Path out) {
        Trees.publish(out, "old", OLD);
        Trees.write(out.resolve("P/gone/.terraform/provider"), "binary");
        Trees.write(out.resolve("P/root/terraform.tfstate"), "state");
        return out;
    }

    private Path copy() {
        Path out = temporary.resolve("run" + runs++);
        oldTree.forEach((path, content) -> {
            if (!path.endsWith("/")) {
                Trees.write(out.resolve(path), content);
            }
        });
        return out;
    }

    @Test
    void theTwoTreesAreWhatTheyShouldBe() {
        assertThat(oldTree).containsKeys("manifest.json", "plan.json", "P/gone/deep/file", "P/becomes-file/inside");
        assertThat(newTree)
                .containsEntry("P/changed", "new and longer")
                .containsEntry("P/becomes-file", "new")
                .containsEntry("P/becomes-folder/inside", "new")
                .containsEntry("P/gone/.terraform/provider", "binary")
                .containsEntry("P/root/terraform.tfstate", "state")
                .doesNotContainKeys("P/gone/deep/", "P/becomes-file/");
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunFindsOneWholeRender(Fault fault) {
        Set<Recovery> seen = EnumSet.noneOf(Recovery.class);
        int at = 0;
        for (boolean faulted = true; faulted; at++) {
            Path out = copy();
            FaultyFiles files = new FaultyFiles(fault, at);
            boolean published = attempt(out, files);
            faulted = files.faulted();
            if (fault == Fault.FAIL_ONCE) {
                assertThat(Trees.read(out)).as(files.done.toString()).isEqualTo(published ? newTree : oldTree);
            }
            try (OutputFolder folder = OutputFolder.open(out, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE))) {
                seen.add(folder.recovery());
                assertThat(folder.differences()).as(files.done.toString()).isEmpty();
                assertThat(folder.manifest().orElseThrow().model())
                        .isEqualTo(Trees.read(out).equals(newTree) ? "new" : "old");
            }
            assertThat(Trees.read(out)).as(files.done.toString()).isIn(oldTree, newTree);
            if (published) {
                assertThat(Trees.read(out)).isEqualTo(newTree);
            }
            Trees.publish(out, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE), "new", NEW);
            assertThat(Trees.read(out)).isEqualTo(newTree);
            assertThat(out.resolve(".datasurface/staging")).doesNotExist();
            assertThat(out.resolve(".datasurface/backup")).doesNotExist();
        }
        assertThat(at).as("operations that were tried").isGreaterThan(30);
        if (fault != Fault.FAIL_ONCE) {
            assertThat(seen).contains(Recovery.NONE, Recovery.FINISHED);
        }
    }

    /** Nothing that was not synced is on the disk for sure, and what was published is there. */
    @ParameterizedTest
    @EnumSource(names = {"FAIL_ONCE", "DIE_BEFORE", "DIE_WITHIN"})
    void theNextRunFindsOneWholeRenderAfterAPowerCut(Fault fault) throws IOException {
        Set<Recovery> seen = EnumSet.noneOf(Recovery.class);
        int at = 0;
        for (boolean faulted = true; faulted; at++) {
            Path out = copy();
            UnsafeDisk files = new UnsafeDisk(out, fault, at);
            boolean published = attempt(out, files);
            faulted = files.faulted();
            for (int seed = 0; seed < SEEDS; seed++) {
                Path disk = copy();
                files.cut(disk, new Random(seed));
                try (OutputFolder folder =
                        OutputFolder.open(disk, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE))) {
                    seen.add(folder.recovery());
                    assertThat(folder.differences())
                            .as("%s, seed %s, %s", at, seed, files.done)
                            .isEmpty();
                }
                assertThat(Trees.read(disk)).as(files.done.toString()).isIn(oldTree, newTree);
                if (published) {
                    assertThat(Trees.read(disk)).isEqualTo(newTree);
                }
            }
        }
        assertThat(seen).contains(Recovery.NONE, Recovery.FINISHED);
    }

    private static boolean attempt(Path out, FaultyFiles files) {
        try {
            Trees.publish(out, files, "new", NEW);
            return true;
        } catch (OutputException e) {
            assertThat(e.reason()).isEqualTo(OutputException.Reason.FAILED);
            assertThat(e).hasMessageContaining(out.toString()).hasMessageContaining("No space left on device");
            return false;
        } catch (Death e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL_FROM_HERE", "DIE_WITHIN"})
    void aRecoveryThatIsStoppedIsRecoveredToo(Fault fault) {
        Set<Recovery> seen = EnumSet.noneOf(Recovery.class);
        int first = 0;
        for (boolean firstFaulted = true; firstFaulted; first += 7) {
            int second = 0;
            for (boolean secondFaulted = true; secondFaulted; second++) {
                Path out = copy();
                FaultyFiles dying = new FaultyFiles(Fault.DIE_BEFORE, first);
                attempt(out, dying);
                firstFaulted = dying.faulted();
                FaultyFiles files = new FaultyFiles(fault, second);
                reopen(out, files);
                secondFaulted = files.faulted();
                try (OutputFolder folder =
                        OutputFolder.open(out, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE))) {
                    seen.add(folder.recovery());
                    assertThat(folder.differences()).isEmpty();
                }
                assertThat(Trees.read(out))
                        .as(dying.done + " then " + files.done)
                        .isIn(oldTree, newTree);
            }
        }
        assertThat(seen).contains(Recovery.NONE, Recovery.FINISHED);
    }

    private static void reopen(Path out, FaultyFiles files) {
        try (OutputFolder folder = OutputFolder.open(out, files)) {
            assertThat(folder.differences()).isEmpty();
        } catch (OutputException e) {
            assertThat(e.reason()).isEqualTo(OutputException.Reason.FAILED);
        } catch (Death e) {
            assertThat(files.faulted()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFirstRenderIsThereOrNot(Fault fault) {
        int at = 0;
        for (boolean faulted = true; faulted; at++) {
            Path out = temporary.resolve("first" + runs++);
            FaultyFiles files = new FaultyFiles(fault, at);
            boolean published = attempt(out, files);
            faulted = files.faulted();
            try (OutputFolder folder = OutputFolder.open(out, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE))) {
                assertThat(folder.differences()).isEmpty();
                if (folder.manifest().isEmpty()) {
                    assertThat(Trees.read(out)).as(files.done.toString()).isEmpty();
                    assertThat(published).isFalse();
                }
            }
            Trees.publish(out, new FaultyFiles(Fault.DIE_BEFORE, Integer.MAX_VALUE), "new", NEW);
            assertThat(Trees.read(out).keySet()).containsAll(NEW.keySet());
        }
        assertThat(at).isGreaterThan(20);
    }

    /** What the file system refuses for good is taken back, at once where it can be and by the next run where not. */
    @Test
    void aStepThatIsRefusedForGoodIsTakenBack() throws IOException {
        Path out = copy();
        FileOperations refusing = new FileOperations() {
            @Override
            public void move(Path from, Path to) throws IOException {
                if (to.endsWith("P/root/main.tf.json")) {
                    throw new java.nio.file.AccessDeniedException(to.toString());
                }
                FileOperations.super.move(from, to);
            }
        };

        OutputException refused = org.junit.jupiter.api.Assertions.assertThrows(
                OutputException.class, () -> Trees.publish(out, refusing, "new", NEW));

        assertThat(refused).hasMessageContaining("no permission for").hasMessageContaining("main.tf.json");
        assertThat(Trees.read(out)).isEqualTo(oldTree);
        assertThat(Files.exists(out.resolve(".datasurface/journal.json"))).isFalse();

        FaultyFiles dying = new FaultyFiles(Fault.DIE_BEFORE, 20);
        attempt(out, dying);
        assertThat(out.resolve(".datasurface/journal.json"))
                .as(dying.done.toString())
                .exists();
        try (OutputFolder folder = OutputFolder.open(out, refusing)) {
            assertThat(folder.recovery()).isEqualTo(Recovery.ROLLED_BACK);
            assertThat(folder.manifest().orElseThrow().model()).isEqualTo("old");
        }
        assertThat(Trees.read(out)).isEqualTo(oldTree);
    }
}
