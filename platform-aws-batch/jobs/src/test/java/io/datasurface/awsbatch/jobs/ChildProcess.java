package io.datasurface.awsbatch.jobs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one, with the same settings of Spark. */
public final class ChildProcess {
    private final Class<?> main;
    private final List<String> settings = new ArrayList<>();

    /** A JVM that runs a class. */
    public ChildProcess(Class<?> main) {
        this.main = main;
    }

    /** With a system property. */
    public ChildProcess with(String property, Object value) {
        settings.add("-D" + property + "=" + value);
        return this;
    }

    /** Starts it. What it prints is in a file. */
    public Process start(Path log, String first, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx768m");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX:"))
                .forEach(command::add);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(settings);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.add(first);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
