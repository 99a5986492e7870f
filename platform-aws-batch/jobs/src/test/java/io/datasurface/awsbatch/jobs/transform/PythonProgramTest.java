package io.datasurface.awsbatch.jobs.transform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before there is a Python. */
class PythonProgramTest {
    @TempDir
    private Path folder;

    private void refused(String file, String entry, List<String> requirements, String message) throws IOException {
        Path program = Files.writeString(folder.resolve(file), "def transform(run): pass");
        CodeSpec code =
                new CodeSpec(CodeKind.PYSPARK, program.toUri().toString(), entry, "1", requirements, new TreeMap<>());
        assertThatThrownBy(() -> new PythonProgram(code, new Configuration()).transform(new NoRun()))
                .isInstanceOf(JobException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a b:f", "../a:f", "a/b:f", "-c:f", "a;b:f", "a.:f", ".a:f", "a:f()", "a:b:f", "a:", ":f", "ä:f"
            })
    void anEntryThatIsNoFunction(String entry) throws IOException {
        refused("sums.py", entry, List.of(), "The entry " + entry + " of file:");
    }

    @Test
    void aProgramThatIsNoModule() throws IOException {
        refused("sums.egg", "sums:transform", List.of(), "one module in a file .py, or several in a file .zip");
        refused("sums.py", "acme.sums:transform", List.of(), "one module in a file .py, or several in a file .zip");
        refused("sums.py", "sums:transform", List.of("numpy==2.0"), "asks for the packages [numpy==2.0]");
    }

    /** Nothing of the run is touched. */
    private static final class NoRun implements TransformerRun {
        @Override
        public SparkSession spark() {
            throw new AssertionError();
        }

        @Override
        public SortedSet<String> inputs() {
            throw new AssertionError();
        }

        @Override
        public Dataset<Row> input(String name) {
            throw new AssertionError();
        }

        @Override
        public SortedMap<String, String> settings() {
            throw new AssertionError();
        }

        @Override
        public void write(String dataset, Dataset<Row> all) {
            throw new AssertionError();
        }
    }
}
