package io.datasurface.awsbatch.jobs.transform;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.TransformSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transformer in Python, in a real one. */
class PythonTransformTest extends Shop {
    private static final String PYTHON = "spark.pyspark.python";
    private static final String WRITES = """
            def transform(run):
                run.write("totals", run.spark.sql("SELECT name, count(*) AS total FROM `shop.a` GROUP BY name"))
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aStoreWithRows() throws IOException {
        settings().set(PYTHON, RealPython.program());
        load("x", "x", "y");
    }

    @AfterEach
    void otherTestsHaveNoPython() {
        settings().remove(PYTHON);
    }

    /** Those that the context was made with, of which a session shows but a copy. */
    private SparkConf settings() {
        return store.spark.sparkContext().conf();
    }

    private TransformSpec program(String name, String text) throws IOException {
        return inFile(CodeKind.PYSPARK, Files.writeString(folder.resolve("any.py"), text), name + ":transform");
    }

    private TransformSpec inPackage(String name, String module, String text) throws IOException {
        Path archive = folder.resolve("program.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(name + "/__init__.py"));
            zip.putNextEntry(new ZipEntry(name + "/" + module + ".py"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return inFile(CodeKind.PYSPARK, archive, name + "." + module + ":transform");
    }

    private void failed(TransformSpec spec, String... messages) {
        assertThatThrownBy(() -> transform(spec))
                .isInstanceOf(JobException.class)
                .satisfies(failure -> assertThat(messages(failure)).contains(messages));
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        assertThat(new Landing(store.landing(), store.spark.sessionState().newHadoopConf()).complete())
                .isEmpty();
        assertThat(pins("a")).isZero();
        assertThat(programs()).isEmpty();
    }

    private static List<String> programs() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains("datasurface_transformer"))
                .toList();
    }

    /** The function that workers call is in a module that only the archive has. */
    @Test
    void itReadsItsInputsAndWritesABatchOnce() throws IOException {
        SparkSession before = SparkSession.getDefaultSession().get();
        TransformSpec spec = program("sums", """
                import os
                from pyspark.sql import SparkSession, functions as F

                def loud(name):
                    return name + "!"

                def transform(run):
                    assert SparkSession.builder.getOrCreate()._jsparkSession.equals(run.spark._jsparkSession)
                    assert run.inputs == ["shop.a"], run.inputs
                    assert not [name for name in os.environ if name.startswith(("AWS", "DATASURFACE"))]
                    view = run.spark.sql("SELECT * FROM `shop.a`")
                    rows = run.input("shop.a").unionAll(view).withColumn("name", F.udf(loud)("name"))
                    print("Grüße aus Python")
                    run.write("totals", rows.groupBy("name").agg(F.count("*").alias(run.settings["COLUMN"])))
                    run.spark.stop()
                """);

        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(landed()).containsExactly("x! 4", "y! 2");
        assertThat(transform(spec)).isEqualTo(Outcome.UNCHANGED);
        assertThat(totals()).containsExactly("x! 4", "y! 2");

        changes(1, change("D", 1, T0, 3, null));
        assertThat(transform(spec)).isEqualTo(Outcome.PUBLISHED);
        assertThat(totals()).containsExactly("x! 4");
        assertThat(SparkSession.getDefaultSession().get()).isSameAs(before);
        assertThat(pins("a")).isZero();
        assertThat(programs()).isEmpty();
    }

    @Test
    void whatFailsSaysWhereAndLeavesNothing() throws IOException {
        failed(
                program("wrong", "def of(row):\n    return row['no']\n\ndef transform(run):\n    of({})\n"),
                "wrong.py, line 5, in transform: of({})",
                "wrong.py, line 2, in of: return row['no']",
                "KeyError: 'no'");
        failed(
                program("unfit", "def transform(run):\n    run.write('totals', run.input('shop.a'))\n"),
                "unfit.py, line 2, in transform: run.write(",
                "column total is missing; expected integer(64)");
        settings().set(PYTHON, folder.resolve("no-python").toString());
        failed(program("sums", WRITES), "no-python can't be started: set spark.pyspark.python");
        settings().set(PYTHON, RealPython.program());
        failed(program("odd", "def transform(run) return\n"), "odd.py", "line 1", "SyntaxError");
        failed(program("json", WRITES), "module json is one of Python or Spark");
        failed(program("silent", "def transform(run):\n    pass\n"), "did not write [totals]");
        failed(
                program("gone", "import os\n\ndef transform(run):\n    print('almost')\n    os._exit(0)\n"),
                "ended with status 0 before the transformer had",
                "almost");
    }

    @Test
    void whoIsKilledOrInterruptedLeavesNoProcess() throws IOException {
        assertThatThrownBy(() -> store.transform(
                        program("killed", WRITES),
                        Optional.empty(),
                        (point, subject) -> {
                            assertThat(programs()).hasSize(1);
                            throw new Killed();
                        },
                        NOW))
                .isInstanceOf(Killed.class);
        nothingIsLeft();

        TransformSpec endless = program("endless", WRITES + "    while True: pass\n");
        Thread job = Thread.currentThread();
        assertThatThrownBy(() -> store.transform(endless, Optional.empty(), (point, subject) -> job.interrupt(), NOW))
                .isInstanceOf(JobException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(programs()).isEmpty();

        TransformSpec late = inPackage("acme", "late", WRITES);
        assertThatThrownBy(() -> store.transform(late, Optional.empty(), killedAt(Point.RECORDED), NOW))
                .isInstanceOf(Killed.class);
        assertThat(transform(late)).isEqualTo(Outcome.UNCHANGED);
        assertThat(totals()).containsExactly("x 2", "y 1");
    }

    private static Checkpoint killedAt(Point killed) {
        return (point, subject) -> {
            if (point == killed) {
                throw new Killed();
            }
        };
    }
}
