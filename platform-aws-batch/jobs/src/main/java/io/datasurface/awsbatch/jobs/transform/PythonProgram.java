package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.spec.CodeSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.python.PythonUtils;
import org.apache.spark.sql.SparkSession;
import py4j.ClientServer;

/**
 * A transformer in Python: a function, called in a process of its own that is a guest in the session of this run. What it reads and writes goes
 * through {@link TransformerRun} like that of any other transformer, so what is guaranteed of batches is the same.
 *
 * <p>The process gets the module search path of Spark's workers, and of the environment of this one only what programs need to run. It ends with
 * this one, however that ends.
 */
final class PythonProgram implements Transformer {
    private static final String CALLER = "datasurface_transformer.py";
    private static final Pattern ENTRY = Pattern.compile("(([A-Za-z_]\\w*)(?:\\.[A-Za-z_]\\w*)*):([A-Za-z_]\\w*)");
    private static final List<String> ENVIRONMENT =
            List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONHOME", "SPARK_HOME");
    private static final int SECRET_BYTES = 32;

    private final CodeSpec code;
    private final Configuration hadoop;

    PythonProgram(CodeSpec code, Configuration hadoop) {
        this.code = code;
        this.hadoop = hadoop;
    }

    @Override
    public void transform(TransformerRun run) throws Exception {
        Matcher entry = ENTRY.matcher(code.entry());
        if (!entry.matches()) {
            throw new JobException("The entry " + code.entry() + " of " + code.location()
                    + " is no function of a module; write module:function");
        }
        if (!code.requirements().isEmpty()) {
            throw new JobException("The transformer " + code.entry() + " asks for the packages " + code.requirements()
                    + ", and this job installs none; put them into its archive");
        }
        Path folder = endsWithTheJvm(Files.createTempDirectory("transformer"));
        Path archive = archive(folder, entry);
        Path caller = endsWithTheJvm(folder.resolve(CALLER));
        try (InputStream bytes = Objects.requireNonNull(PythonProgram.class.getResourceAsStream(CALLER), CALLER)) {
            Files.copy(bytes, caller);
        }
        for (String input : run.inputs()) {
            run.input(input).createTempView("`" + input.replace("`", "``") + "`");
        }
        call(run, List.of(caller.toString(), archive.toString(), entry.group(1), entry.group(3)));
    }

    /** Spark wants to give an archive to whoever works for it, also after the run. */
    private static Path endsWithTheJvm(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }

    /** Workers know an archive by its name, and of the last run they may know another one. */
    private Path archive(Path folder, Matcher entry) throws IOException {
        Path archive = endsWithTheJvm(Files.createTempFile(folder, "program", ".zip"));
        byte[] program = Locations.read(code.location(), hadoop);
        if (code.location().endsWith(".zip")) {
            return Files.write(archive, program);
        }
        if (!code.location().endsWith(".py") || !entry.group(1).equals(entry.group(2))) {
            throw new JobException("The program " + code.location() + " with the entry " + code.entry()
                    + " can't be called: it has to be one module in a file .py, or several in a file .zip");
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(entry.group(1) + ".py"));
            zip.write(program);
        }
        return archive;
    }

    private void call(TransformerRun run, List<String> arguments) throws IOException, InterruptedException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        PythonRun seen = new PythonRun(run);
        ClientServer gateway = new ClientServer.ClientServerBuilder(seen)
                .authToken(HexFormat.of().formatHex(secret))
                .javaAddress(InetAddress.getLoopbackAddress())
                .javaPort(0)
                .build();
        SparkSession shared = SparkSession.getDefaultSession().getOrElse(run::spark);
        gateway.startServer();
        try {
            end(seen, start(run.spark(), arguments, gateway, HexFormat.of().formatHex(secret)));
        } finally {
            gateway.shutdown();
            // PySpark takes the session of the run for that of the process.
            SparkSession.setDefaultSession(shared);
        }
    }

    private Process start(SparkSession spark, List<String> arguments, ClientServer gateway, String secret) {
        String python = setting(spark, "spark.pyspark.driver.python", "PYSPARK_DRIVER_PYTHON")
                .or(() -> setting(spark, "spark.pyspark.python", "PYSPARK_PYTHON"))
                .orElse("python3");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(python, "-u"), arguments.stream()).toList());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        environment.put("PYTHONPATH", searchPath());
        environment.put("PYTHONIOENCODING", "utf-8");
        // As of workers: without it they would not agree on what is equal.
        environment.put("PYTHONHASHSEED", "0");
        environment.put(
                "PYSPARK_PYTHON",
                setting(spark, "spark.pyspark.python", "PYSPARK_PYTHON").orElse(python));
        environment.put("PYSPARK_PIN_THREAD", "true");
        environment.put(
                "PYSPARK_GATEWAY_PORT", Integer.toString(gateway.getJavaServer().getListeningPort()));
        environment.put("PYSPARK_GATEWAY_SECRET", secret);
        try {
            return builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new JobException(
                    "The transformer " + code.entry() + " needs Python, and " + python
                            + " can't be started: set spark.pyspark.python to one with PySpark " + spark.version(),
                    e);
        }
    }

    private static Optional<String> setting(SparkSession spark, String name, String variable) {
        SparkConf conf = spark.sparkContext().getConf();
        return conf.contains(name) ? Optional.of(conf.get(name)) : Optional.ofNullable(System.getenv(variable));
    }

    /** What Spark gives its workers. */
    private static String searchPath() {
        return Stream.of(PythonUtils.sparkPythonPath(), System.getenv("PYTHONPATH"))
                .filter(path -> path != null && !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The standard input of the process stays open as long as this one lives, by which that one knows. */
    private void end(PythonRun seen, Process process) throws InterruptedException {
        try {
            PythonOutput output = new PythonOutput(code.entry(), process.getInputStream());
            int status = process.waitFor();
            String last = output.last();
            if (seen.failure().isPresent()) {
                throw refusal(seen.failure().get(), seen.refused());
            }
            if (status != 0 || !seen.hasEnded()) {
                throw new JobException("The Python of the transformer " + code.entry() + " ended with status " + status
                        + " before the transformer had; the last that it said:\n" + last);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private JobException refusal(String failure, Optional<Throwable> refused) {
        if (refused.orElse(null) instanceof Error e) {
            throw e;
        }
        String message = "The transformer " + code.entry() + " failed:\n" + failure;
        return refused.map(cause -> new JobException(message, cause)).orElseGet(() -> new JobException(message));
    }
}
