package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1PodSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine.Option;

/** The entry script with a Java that only says how it was called, and the Kubernetes manifests by the strict classes of its client. */
class ContainerTest {
    private static final Path CONTAINER = Path.of("container");

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void java() throws IOException {
        assumeThat(File.separatorChar)
                .as("the entry script is for a POSIX shell, and this system has none")
                .isEqualTo('/');
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path java = bin.resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nfor a in \"$@\"; do echo \"arg:$a\"; done\nprintenv | grep '^DATASURFACE' | sort\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", CONTAINER.resolve("entrypoint.sh").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DATASURFACE") || name.equals("JAVA_OPTIONS"));
        builder.environment().put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("DATASURFACE_CONFIG", folder.resolve("config").toString());
        builder.environment()
                .put("DATASURFACE_SECRETS", folder.resolve("secrets").toString());
        builder.environment()
                .put("DATASURFACE_PLUGINS", folder.resolve("plugins").toString());
        builder.environment().putAll(environment);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void deliversAsTheEnvironmentSays() throws IOException, InterruptedException {
        Run run = run(Map.of(
                "DATASURFACE_MODEL", "https://example.com/m.git",
                "DATASURFACE_OUTPUT", "https://example.com/o.git",
                "JAVA_OPTIONS", "-Xmx1g -Xss2m"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("""
                        arg:-XX:+UseParallelGC
                        arg:-XX:MaxRAMPercentage=75
                        arg:-Xmx1g
                        arg:-Xss2m
                        arg:-jar
                        arg:/opt/datasurface/datasurface.jar
                        arg:deliver
                        """)
                .contains("DATASURFACE_WORK=/data/delivery\n")
                .doesNotContain("TOKEN");
        assertThat(run.code()).isZero();
    }

    @Test
    void theConfigurationIsDataAndTheEnvironmentWins() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("config"),
                "# comment\n\nDATASURFACE_MODEL=$(touch " + folder.resolve("hacked") + ") `x` \"y\"\n"
                        + "DATASURFACE_OUTPUT=file=1\nDATASURFACE_BRANCH=of the file");
        Run run = run(Map.of("DATASURFACE_OUTPUT", "of the environment"));
        assertThat(run.out())
                .contains("DATASURFACE_MODEL=$(touch " + folder.resolve("hacked") + ") `x` \"y\"\n")
                .contains("DATASURFACE_OUTPUT=of the environment\n", "DATASURFACE_BRANCH=of the file\n");
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void mountedTokensAreNamedNotRead() throws IOException, InterruptedException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("output-token"), "t0ken");
        Run run = run(Map.of("DATASURFACE_MODEL", "m", "DATASURFACE_OUTPUT", "o"));
        assertThat(run.out())
                .contains("DATASURFACE_OUTPUT_TOKEN_FILE=" + secrets.resolve("output-token") + "\n")
                .doesNotContain("MODEL_TOKEN", "t0ken");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException, InterruptedException {
        Run unset = run(Map.of("DATASURFACE_MODEL", "m"));
        assertThat(unset.code()).isEqualTo(2);
        assertThat(unset.err()).contains("DATASURFACE_OUTPUT is not set");
        for (String line :
                List.of("PATH=/evil", "DATASURFACE_X", "DATASURFACE_a=1", "DATASURFACE_$(id)=1", " DATASURFACE_X=1")) {
            Files.writeString(folder.resolve("config"), line + "\n");
            Run run = run(Map.of("DATASURFACE_MODEL", "m", "DATASURFACE_OUTPUT", "o"));
            assertThat(run.code()).as(line).isEqualTo(2);
            assertThat(run.err()).contains("not a line DATASURFACE_NAME=value");
        }
    }

    @Test
    void anyCommandCanBeRun() throws IOException, InterruptedException {
        assertThat(run(Map.of(), "lint", "a model/").out()).contains("jar\narg:lint\narg:a model/\n");
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        assertThat(run(Map.of(), "platforms").out()).contains("arg:--plugins\narg:" + plugins + "\narg:platforms\n");
    }

    /** What the script and the manifest set is what the command reads. */
    @Test
    void variablesAreThoseOfTheCommand() throws IOException {
        String options = Arrays.stream(DeliverCommand.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Option.class))
                .map(field -> field.getAnnotation(Option.class).defaultValue())
                .collect(Collectors.joining(" "));
        String manifest = Files.readString(CONTAINER.resolve("cronjob.yaml"));
        for (String variable : List.of("MODEL", "REF", "OUTPUT", "BRANCH", "PLATFORM", "WORK", "MODEL_TOKEN_FILE")) {
            assertThat(options).contains("${env:DATASURFACE_" + variable);
        }
        manifest.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("DATASURFACE_"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .forEach(name -> assertThat(options).contains("${env:" + name));
    }

    @Test
    void manifestsAreStrictlyThoseOfKubernetes() throws IOException {
        List<JsonObject> documents = documents(Files.readString(CONTAINER.resolve("cronjob.yaml")));
        assertThat(documents).hasSize(2);
        V1ConfigMap.validateJsonElement(documents.get(0));
        V1CronJob.validateJsonElement(documents.get(1));
        V1CronJob job = V1CronJob.fromJson(documents.get(1).toString());
        V1PodSpec pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getVolumeMounts())
                    .allSatisfy(mount -> assertThat(pod.getVolumes())
                            .anyMatch(volume -> volume.getName().equals(mount.getName())));
        });

        JsonObject misspelt = documents.get(1).deepCopy();
        misspelt.getAsJsonObject("spec").addProperty("shedule", "x");
        assertThatThrownBy(() -> V1CronJob.validateJsonElement(misspelt)).hasMessageContaining("shedule");
    }

    private static List<JsonObject> documents(String yaml) {
        List<JsonObject> documents = new ArrayList<>();
        Load load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        for (Object document : load.loadAllFromString(yaml)) {
            JsonElement json = new Gson().toJsonTree(document);
            documents.add(json.getAsJsonObject());
        }
        return documents;
    }

    /** The image runs as somebody who owns nothing, and the jar and script are where the script looks. */
    @Test
    void theImageIsThatOfTheManifest() throws IOException {
        String file = Files.readString(CONTAINER.resolve("Containerfile"), StandardCharsets.UTF_8);
        Map<String, String> copies = new HashMap<>();
        file.lines()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ", -1))
                .forEach(words -> copies.put(words[words.length - 2], words[words.length - 1]));
        assertThat(copies)
                .containsEntry("examples/host/target/datasurface.jar", "/opt/datasurface/datasurface.jar")
                .containsEntry("examples/host/container/entrypoint.sh", "/opt/datasurface/entrypoint.sh");
        assertThat(file).contains("\nUSER 10001:10001\n", "ENTRYPOINT [\"/opt/datasurface/entrypoint.sh\"]");
        assertThat(Files.isExecutable(CONTAINER.resolve("entrypoint.sh"))).isTrue();
    }
}
