package io.datasurface.tck;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contract in a process of its own, because some things are decided when a process starts. */
final class ChildProcess {
    /** How to start a process that differs in what must not matter. */
    static final List<String> OTHER_MACHINE = List.of(
            "-Dfile.encoding=ISO-8859-1",
            "-Dsun.jnu.encoding=ISO-8859-1",
            "-Dline.separator=\r\n",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-XX:ActiveProcessorCount=3",
            "-Duser.name=tck",
            "-Duser.home=/nonexistent");

    private static final Map<String, String> OTHER_ENVIRONMENT = Map.of(
            "USER", "tck", "LOGNAME", "tck", "HOME", "/nonexistent", "HOSTNAME", "tck", "TMPDIR", "/nonexistent/tmp");

    /** What a process does not begin without. */
    private static final Set<String> NEEDED = Set.of("PATH", "JAVA_HOME", "SYSTEMROOT", "LD_LIBRARY_PATH");

    private static final int LONGEST_MINUTES = 10;
    private static final int MOST_PROCESSES = 64;
    private static final int MOST_OUTPUT = 6000;

    private ChildProcess() {}

    /**
     * Runs one of the tasks of {@link ChildMain}.
     *
     * @param contract class of the contract
     * @param task name of the task
     * @param result file that the task writes
     * @param options options of the virtual machine
     * @param advice what the author must do if it fails
     */
    static void run(Class<?> contract, String task, Path result, List<String> options, String advice) {
        run(contract, task, result, options, Set.of(), advice);
    }

    /**
     * Runs one of the tasks of {@link ChildMain}.
     *
     * @param variables variables of the environment that are set to something
     */
    static void run(
            Class<?> contract, String task, Path result, List<String> options, Set<String> variables, String advice) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Most of the time such a process warms up.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), ChildMain.class.getName()));
        command.addAll(List.of(
                contract.getName(), task, result.toString(), SetOrder.here().toString()));
        Path output = file();
        try {
            int code = code(command, variables, output);
            // Half of all processes are of the other order; 64 of the same in a row there never are.
            for (int again = 0; code == ChildMain.SAME_ORDER && again < MOST_PROCESSES; again++) {
                code = code(command, variables, output);
            }
            if (code != 0) {
                throw new AssertionError(advice + "\nThe process ended with code " + code + ":\n" + end(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            delete(output);
        }
    }

    /**
     * Runs something with the option that lets a process be in this folder under another name. Relative names lead where they led.
     * It goes by the root, so that the same is true of {@code ..} in a name.
     */
    static void elsewhere(Consumer<List<String>> action) {
        Path here = Path.of("").toAbsolutePath();
        Path link = file();
        delete(link);
        List<String> option = List.of();
        try {
            Files.createSymbolicLink(link, here.getRoot());
            option = List.of("-Duser.dir=" + link.resolve(here.getRoot().relativize(here)));
        } catch (UnsupportedOperationException | IOException e) {
            // Not everybody may make links everywhere; then the process is where this one is.
        }
        try {
            action.accept(option);
        } finally {
            if (!option.isEmpty()) {
                delete(link);
            }
        }
    }

    /** A new file for what a process says. */
    static Path file() {
        try {
            return Files.createTempFile("tck", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int code(List<String> command, Set<String> variables, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        variables.stream()
                .filter(name -> !NEEDED.contains(name))
                .forEach(name -> builder.environment().put(name, "tck"));
        builder.environment().putAll(OTHER_ENVIRONMENT);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("The process has not come to an end in " + LONGEST_MINUTES + " minutes");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String end(Path output) throws IOException {
        String text = Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.length() - MOST_OUTPUT));
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
