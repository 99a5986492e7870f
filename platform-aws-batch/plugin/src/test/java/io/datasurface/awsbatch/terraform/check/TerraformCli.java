package io.datasurface.awsbatch.terraform.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Terraform, for tests that are skipped, and say so, where there is none.
 *
 * <p>The binary is {@code DATASURFACE_TERRAFORM}, or {@code terraform} on the path. Providers are never downloaded: they come from the
 * directory {@code DATASURFACE_TERRAFORM_PLUGINS}, laid out as {@code host/namespace/type/version/os_arch}, which Terraform
 * links into each root module, so that many modules do not copy the provider.
 */
public final class TerraformCli {
    private static final String BINARY_VARIABLE = "DATASURFACE_TERRAFORM";
    private static final String PLUGINS_VARIABLE = "DATASURFACE_TERRAFORM_PLUGINS";
    private static final long TIMEOUT_MINUTES = 10;

    private final Path binary;
    private final Optional<Path> plugins;

    private TerraformCli(Path binary, Optional<Path> plugins) {
        this.binary = binary;
        this.plugins = plugins;
    }

    /** Returns a Terraform without providers, or skips the test. */
    public static TerraformCli withoutProviders() {
        return new TerraformCli(binary(), Optional.empty());
    }

    /** Returns a Terraform with the AWS provider, or skips the test. */
    public static TerraformCli withProviders() {
        Path binary = binary();
        String directory = System.getenv(PLUGINS_VARIABLE);
        if (directory == null || !Files.isDirectory(Path.of(directory))) {
            throw skip("no directory of providers; set " + PLUGINS_VARIABLE
                    + " to a directory laid out as host/namespace/type/version/os_arch");
        }
        return new TerraformCli(binary, Optional.of(Path.of(directory).toAbsolutePath()));
    }

    private static Path binary() {
        String named = System.getenv(BINARY_VARIABLE);
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw skip(BINARY_VARIABLE + " names no executable file: " + named);
            }
            return Path.of(named).toAbsolutePath();
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path candidate = Path.of(directory, "terraform");
            if (Files.isExecutable(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw skip("no terraform on the PATH; install it or set " + BINARY_VARIABLE + " to the binary");
    }

    /** Prints the reason, because test reports hide it, and skips the test. */
    private static RuntimeException skip(String reason) {
        String message = "SKIPPED a test with a real Terraform: " + reason;
        System.out.println(message);
        return Assumptions.abort(message);
    }

    /** Writes the files of a root module and returns its directory. */
    public static Path write(Path directory, Map<String, String> files) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the root module " + directory, e);
        }
    }

    /** Fails unless Terraform finds the root module valid. */
    public void assertValid(Path rootModule) {
        init(rootModule);
        Result result = run(rootModule, List.of("validate", "-json", "-no-color"));
        Map<String, ?> report = JsonTree.parseObject(result.output());
        assertThat(report.get("diagnostics"))
                .as("diagnostics of terraform validate in %s", rootModule)
                .isEqualTo(List.of());
        assertThat(report.get("valid")).isEqualTo(true);
        forgetProviders(rootModule);
    }

    /** Applies a root module with local state that needs no credentials, and returns its outputs by name. */
    public Map<String, ?> applyAndReadOutputs(Path rootModule) {
        init(rootModule);
        runOrFail(rootModule, List.of("apply", "-auto-approve", "-input=false", "-no-color"));
        return JsonTree.parseObject(
                runOrFail(rootModule, List.of("output", "-json", "-no-color")).output());
    }

    /** Initialises a root module with its backend, and applies it. */
    public void apply(Path rootModule) {
        List<String> arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
        plugins.ifPresent(directory -> arguments.add("-plugin-dir=" + directory));
        runOrFail(rootModule, arguments);
        runOrFail(rootModule, List.of("apply", "-auto-approve", "-input=false", "-no-color"));
    }

    /** Returns what Terraform still plans for a root module that was {@linkplain #apply applied}, by address. */
    public Map<String, String> actionsLeft(Path rootModule) {
        return actions(rootModule, run(rootModule, List.of("plan", "-input=false", "-json", "-no-color")));
    }

    /** Returns what Terraform plans for the resources of a root module's local state, by address, without asking what there is. */
    public Map<String, String> planActions(Path rootModule) {
        init(rootModule);
        Result result =
                run(rootModule, List.of("plan", "-refresh=false", "-input=false", "-lock=false", "-json", "-no-color"));
        Map<String, String> actions = actions(rootModule, result);
        forgetProviders(rootModule);
        return actions;
    }

    private static Map<String, String> actions(Path rootModule, Result result) {
        assertThat(result.output()
                        .lines()
                        .map(JsonTree::parseObject)
                        .filter(line -> "error".equals(line.get("@level"))))
                .extracting(line -> line.get("@message") + " "
                        + JsonTree.object(line.get("diagnostic")).get("address"))
                .as("what terraform plan says of %s", rootModule)
                .isEmpty();
        Map<String, String> actions = new TreeMap<>();
        result.output().lines().map(JsonTree::parseObject).forEach(line -> {
            if ("planned_change".equals(line.get("type"))) {
                Map<String, ?> change = JsonTree.object(line.get("change"));
                actions.put(
                        String.valueOf(JsonTree.object(change.get("resource")).get("addr")),
                        String.valueOf(change.get("action")));
            }
        });
        return actions;
    }

    /** Links the providers into a root module. */
    void init(Path rootModule) {
        List<String> arguments = new ArrayList<>(List.of("init", "-backend=false", "-input=false", "-no-color"));
        plugins.ifPresent(directory -> arguments.add("-plugin-dir=" + directory));
        runOrFail(rootModule, arguments);
    }

    /** Deletes what {@link #init} has made, the links but not what they lead to. */
    private static void forgetProviders(Path rootModule) {
        try (Stream<Path> files = Files.walk(rootModule.resolve(".terraform"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean the root module " + rootModule, e);
        }
    }

    private Result runOrFail(Path rootModule, List<String> arguments) {
        Result result = run(rootModule, arguments);
        assertThat(result.exitCode())
                .as(
                        "exit code of terraform %s in %s, which said:%n%s%n%s",
                        arguments, rootModule, result.output(), result.errors())
                .isZero();
        return result;
    }

    private record Result(int exitCode, String output, String errors) {}

    private Result run(Path rootModule, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("terraform", ".out");
            Path errors = Files.createTempFile("terraform", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(rootModule.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
                builder.environment().put("CHECKPOINT_DISABLE", "1");
                builder.environment().put("TF_IN_AUTOMATION", "1");
                Process process = builder.start();
                if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end within " + TIMEOUT_MINUTES + " minutes");
                }
                return new Result(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + command, e);
        }
    }
}
