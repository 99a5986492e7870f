package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.KilledChild;
import io.datasurface.awsbatch.jobs.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process of a run is killed, so that nothing can clean up behind it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KilledProcessTest {
    private static final int PARTS = 300;

    @TempDir
    private Path logs;

    @Test
    void killedFromOutsideWhileItWritesAndThenBetweenTwoTables() throws IOException, InterruptedException {
        Store store = AutoCorp.store(PARTS);

        // Would end by itself once the second table is staged; is killed when the first files of the first one are
        // there.
        Process writing = start(store, "STAGED autocorp__customers");
        boolean ended = false;
        while (!ended && !store.hasData("autocorp__auto_parts")) {
            ended = writing.waitFor(5, TimeUnit.MILLISECONDS);
        }
        assertThat(writing.isAlive()).as(log()).isTrue();
        writing.destroyForcibly().waitFor();
        assertThat(store.rows("autocorp__auto_parts", "*")).isEmpty();

        Process publishing = start(store, "PUBLISHED autocorp__auto_parts");
        assertThat(publishing.waitFor()).as(log()).isEqualTo(137);
        assertThat(store.rows("autocorp__auto_parts", "*")).hasSize(PARTS);
        assertThat(store.rows("autocorp__customers", "*")).isEmpty();

        store.run().throwIfFailed();
        assertThat(AutoCorp.partsIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.parts(PARTS));
        assertThat(AutoCorp.customersIn(store)).containsExactlyInAnyOrderElementsOf(AutoCorp.customers());
    }

    private Process start(Store store, String step) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx768m");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(KilledChild.class.getName());
        command.add(step);
        command.addAll(List.of(store.arguments()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("child.log").toFile())
                .start();
    }

    private String log() throws IOException {
        return Files.readString(logs.resolve("child.log"));
    }
}
