package io.datasurface.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The jar of live calls finds what it needs in the jar that it is put beside: that of the jobs, as in Glue, or that of the host tool. */
class BesideOtherJarsTest {
    private static final Path JOBS = Path.of("../../platform-aws-batch/jobs/target/datasurface-jobs.jar");
    private static final Path HOST = Path.of("../host/target/datasurface.jar");
    private static final Path AWS = Path.of("../../platform-aws-batch/sdk/target/datasurface-aws.jar");
    /** A port that nobody listens on. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "x");
        System.setProperty("aws.secretAccessKey", "y");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void leasesAreAskedForInDynamoDb() throws Exception {
        packed(JOBS);
        System.setProperty("aws.endpointUrl", NOBODY);
        try (URLClassLoader glue = beside(JOBS)) {
            Class<?> stores = glue.loadClass("io.datasurface.awsbatch.jobs.lock.LeaseStores");
            Object store = stores.getMethod("open", String.class, Optional.class)
                    .invoke(null, "dynamodb:arn:aws:dynamodb:eu-central-1:123456789012:table/state", Optional.empty());
            assertThat(store.getClass().getClassLoader()).isSameAs(glue);
            Method read = glue.loadClass("io.datasurface.awsbatch.spec.lock.LeaseStore")
                    .getMethod("read", String.class);
            assertThatThrownBy(() -> read.invoke(store, "t"))
                    .as("the whole way to where nobody is")
                    .cause()
                    .hasMessageContaining("no answer of state")
                    .extracting(lost -> lost.getClass().getSimpleName())
                    .isEqualTo("LostException");
        } finally {
            System.clearProperty("aws.endpointUrl");
        }
    }

    @Test
    void theHostToolHasTheCommands() throws Exception {
        packed(HOST);
        try (URLClassLoader host = beside(HOST)) {
            ToolProvider tool = ServiceLoader.load(ToolProvider.class, host).stream()
                    .filter(known -> known.type().getClassLoader() == host)
                    .map(ServiceLoader.Provider::get)
                    .findFirst()
                    .orElseThrow();
            assertThat(tool.name()).isEqualTo("datasurface-aws");
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = tool.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    "catalog",
                    "--rendered",
                    "../autocorp/rendered/AwsProduction",
                    "--region",
                    "eu-central-1",
                    "--role",
                    "arn:aws:iam::123456789012:role/reader",
                    "--endpoint",
                    NOBODY);
            assertThat(err.toString()).as("the whole way to where nobody is").contains("Connection refused");
            assertThat(code).isEqualTo(1);
        }
    }

    private static void packed(Path jar) {
        Assumptions.assumeTrue(
                Files.exists(jar) && Files.exists(AWS), "SKIPPED: the jars are not packed; run mvn verify");
    }

    private static URLClassLoader beside(Path jar) throws IOException {
        URL log = Logger.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(
                new URL[] {jar.toUri().toURL(), AWS.toUri().toURL(), log}, ClassLoader.getPlatformClassLoader());
    }
}
