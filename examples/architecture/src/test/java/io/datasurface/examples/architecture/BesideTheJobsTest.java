package io.datasurface.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The jars of the jobs and of live calls find each other as they do in Glue: side by side on one class path, and nothing else. */
class BesideTheJobsTest {
    private static final Path JOBS = Path.of("../../platform-aws-batch/jobs/target/datasurface-jobs.jar");
    private static final Path AWS = Path.of("../../platform-aws-batch/sdk/target/datasurface-aws.jar");
    /** A port that nobody listens on. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void leasesAreAskedForInDynamoDb() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(JOBS) && Files.exists(AWS), "SKIPPED: the jars are not packed; run mvn verify");
        System.setProperty("aws.endpointUrl", NOBODY);
        System.setProperty("aws.accessKeyId", "x");
        System.setProperty("aws.secretAccessKey", "y");
        try (URLClassLoader glue = besideEachOther()) {
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
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static URLClassLoader besideEachOther() throws IOException {
        URL log = Logger.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(
                new URL[] {JOBS.toUri().toURL(), AWS.toUri().toURL(), log}, ClassLoader.getPlatformClassLoader());
    }
}
