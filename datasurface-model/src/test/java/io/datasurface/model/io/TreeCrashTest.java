package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Ecosystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a write is cut off, the folder holds the old model, or says so and can be finished. */
class TreeCrashTest {
    private static final TreeOptions STORES = TreeOptions.DEFAULT.withSplit(TreeOptions.Split.STORES);
    private static final Ecosystem OLD = EcosystemTreeWriterTest.model("old");
    private static final Ecosystem NEW = RandomModels.of(42, 300);

    @TempDir
    Path folder;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Runs steps until one is the last; nothing runs after it. */
    private static final class Crashing implements TreeStage.Runner {
        private int left;

        Crashing(int steps) {
            left = steps;
        }

        @Override
        public void run(TreeStage.Step step) throws IOException {
            if (left-- <= 0) {
                throw new Crash();
            }
            step.run();
        }
    }

    private static boolean crashes(Path target, int steps) throws IOException {
        try {
            EcosystemTreeWriter.write(NEW, target, STORES, ModelFormat.builtIn(), new Crashing(steps));
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    @Test
    void theModelIsOldOrNewOrUnfinished() throws IOException {
        int unfinished = 0;
        int steps = 0;
        for (boolean crashed = true; crashed; steps++) {
            Path target = folder.resolve("tree" + steps);
            EcosystemTreeWriter.write(OLD, target, STORES);
            crashed = crashes(target, steps);
            LoadedModel read = EcosystemReader.read(target);
            boolean isNew = !crashed || TreeStage.isUnfinished(target);
            if (TreeStage.isUnfinished(target)) {
                unfinished++;
                assertThat(read.problems())
                        .anySatisfy(problem -> assertThat(problem.toString())
                                .startsWith(".datasurface-tree.new:1:1: error: A write of this folder was cut off")
                                .contains("[unfinished-write]"));
                assertThat(EcosystemTreeWriter.recover(target)).isTrue();
                assertThat(EcosystemReader.read(target).ecosystem()).contains(NEW);
            } else {
                assertThat(read.problems()).isEmpty();
                assertThat(read.ecosystem()).contains(crashed ? OLD : NEW);
                assertThat(EcosystemTreeWriter.recover(target)).isFalse();
            }
            WrittenTree written = EcosystemTreeWriter.write(NEW, target, STORES);
            assertThat(EcosystemReader.read(target).ecosystem()).contains(NEW);
            assertThat(EcosystemReader.read(target).problems()).isEmpty();
            assertThat(written.written().isEmpty())
                    .as("the model was there already")
                    .isEqualTo(isNew);
            assertThat(target)
                    .isDirectoryNotContaining(
                            path -> path.getFileName().toString().endsWith(".tmp")
                                    || path.getFileName().toString().endsWith(".new"));
        }
        assertThat(unfinished).isGreaterThan(20);
        assertThat(steps).isGreaterThan(unfinished + 10);
    }

    @Test
    void aRecoveryCanBeCutOffToo() throws IOException {
        for (int steps = 0; ; steps++) {
            Path target = folder.resolve("tree" + steps);
            EcosystemTreeWriter.write(OLD, target, STORES);
            int until = 0;
            while (!TreeStage.isUnfinished(target)) {
                crashes(target, until++);
            }
            boolean crashed = false;
            try {
                EcosystemTreeWriter.recover(target, new Crashing(steps));
            } catch (Crash e) {
                crashed = true;
            }
            assertThat(EcosystemTreeWriter.recover(target)).isEqualTo(crashed);
            assertThat(EcosystemReader.read(target).ecosystem()).contains(NEW);
            assertThat(EcosystemReader.read(target).problems()).isEmpty();
            if (!crashed) {
                assertThat(steps).isGreaterThan(20);
                return;
            }
        }
    }

    @Test
    void theNextWriteCarriesOn() throws IOException {
        Path target = folder.resolve("tree");
        EcosystemTreeWriter.write(OLD, target, STORES);
        int until = 0;
        while (!TreeStage.isUnfinished(target)) {
            crashes(target, until++);
        }
        EcosystemTreeWriter.write(OLD, target, STORES);
        assertThat(EcosystemReader.read(target).ecosystem()).contains(OLD);
        assertThat(EcosystemReader.read(target).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"files/.git/hooks/run", "files/other.yaml", "files/zones/x/y/z/v/w.yaml"})
    void aStageOfSomebodyElseIsRefused(String file) throws IOException {
        Path stage = folder.resolve(TreeStage.WHOLE);
        Folders.write(stage, file, "x");
        assertThatThrownBy(() -> EcosystemTreeWriter.recover(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds what no writer put there: " + file.substring("files/".length()));
        assertThat(folder.resolve(file.substring("files/".length()))).doesNotExist();
    }

    @Test
    void aStageRemovesNothingElse() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("precious.yaml"), "x");
        Folders.write(inner.resolve(TreeStage.WHOLE), "removed", "../precious.yaml\n");
        assertThatThrownBy(() -> EcosystemTreeWriter.recover(inner))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../precious.yaml");
        assertThat(folder.resolve("precious.yaml")).exists();
    }
}
