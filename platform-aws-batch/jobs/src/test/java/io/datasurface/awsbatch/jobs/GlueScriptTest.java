package io.datasurface.awsbatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.tools.nsc.MainClass;

/** The script that Glue starts, compiled as Glue does it, with Scala 2.12. */
class GlueScriptTest {
    private static final String SCRIPT = "src/main/glue/GlueApp.scala";

    @TempDir
    Path classes;

    /** Glue adds arguments of its own, and reports an exception as a failed run. */
    @Test
    void itStartsOurProgramWithItsArguments() throws ReflectiveOperationException, IOException {
        boolean compiled = new MainClass().process(new String[] {
            "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-Xfatal-warnings", SCRIPT
        });
        assertThat(compiled).as("compilation of %s", SCRIPT).isTrue();

        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            Method main = loader.loadClass("GlueApp").getMethod("main", String[].class);
            Object arguments = new String[] {"--JOB_NAME", "ds-dev-ingest", "--ds-job", "ingest", "--ds-what", "x"};

            assertThatThrownBy(() -> main.invoke(null, arguments))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(JobException.class)
                    .rootCause()
                    .hasMessageStartingWith("Argument --ds-what is unknown");
        }
    }
}
