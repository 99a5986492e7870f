package io.datasurface.examples.local;

import io.datasurface.awsbatch.jobs.Main;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs the jobs on the rendered documents, whose places are on this machine: the state machines of AWS batch, and its Glue. */
final class Pipeline {
    /** What Spark opens of JDK 17 where it starts processes itself; the program's jar says the same in its manifest. */
    static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar");

    private final Path folder;
    private final Places places;
    private final Documents documents;

    /** With files of its own in a folder. */
    Pipeline(Path folder, Places places, Documents documents) {
        this.folder = folder;
        this.places = places;
        this.documents = documents;
    }

    /** What Spark is told in this process and those of jobs. */
    static List<String> sparkSettings(Path folder) {
        return List.of(
                "spark.master=local[2]",
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.sql.shuffle.partitions=1",
                "spark.default.parallelism=1",
                // Few rows: to compile a class for each query would take most of the time.
                "spark.sql.codegen.wholeStage=false",
                "spark.sql.codegen.factoryMode=NO_CODEGEN",
                "spark.sql.warehouse.dir=" + folder.resolve("unused"));
    }

    /** What there is goes all the way: ingest, transform, ingest what came of it, export. */
    void run() throws IOException {
        ingest();
        for (TransformSpec transform : documents.transforms()) {
            Path program = places.path(transform.code().location());
            Files.createDirectories(program.toAbsolutePath().getParent());
            Files.copy(documents.program(transform), program, StandardCopyOption.REPLACE_EXISTING);
            run(places.of(transform), transform.workspace());
        }
        for (IngestSpec store : documents.transformed()) {
            run(places.of(store), store.store());
        }
        for (ExportSpec export : exports()) {
            run(export, export.container());
        }
    }

    /** Brings captured changes into the lake. */
    void ingest() throws IOException {
        for (IngestSpec store : documents.captured()) {
            run(places.of(store), store.store());
        }
    }

    /** Upkeep of all tables. */
    void maintain() throws IOException {
        for (MaintainSpec store : documents.upkeep()) {
            run(places.of(store), store.store());
        }
    }

    /** The exports of the documents, and all tables of the lake for who checks them. */
    List<ExportSpec> exports() {
        List<ExportSpec> exports = new ArrayList<>();
        for (ExportSpec export : documents.exports()) {
            if (export.target() instanceof JdbcTarget rendered) {
                exports.add(places.of(export, rendered));
                if (exports.size() == 1) {
                    exports.add(places.of(
                            audit(export),
                            new JdbcTarget(
                                    rendered.engine(),
                                    rendered.host(),
                                    rendered.port(),
                                    rendered.database(),
                                    "audit",
                                    rendered.secretArn(),
                                    rendered.properties())));
                }
            }
        }
        return exports;
    }

    /** No document of the model: what is compared with the source, table by table. */
    private ExportSpec audit(ExportSpec like) {
        List<ExportTable> tables = new ArrayList<>();
        List<ConsumerView> views = new ArrayList<>();
        for (IngestSpec store : documents.captured()) {
            for (IngestTable table : store.tables()) {
                DatasetRef dataset = new DatasetRef(store.store(), table.dataset());
                tables.add(new ExportTable(dataset, table.table(), table.table(), table.schema(), Milestoning.LIVE));
                views.add(new ConsumerView(
                        "Audit",
                        "All",
                        dataset,
                        table.dataset(),
                        table.schema().columnNames(),
                        Milestoning.LIVE,
                        List.of()));
            }
        }
        return new ExportSpec(like.platform(), "audit", "audit", like.target(), like.lake(), tables, views);
    }

    /** Where the tables of a store are, to see a job at work. */
    Path tables(IngestSpec store) {
        return places.path(store.lake().warehouse()).resolve(store.lake().database());
    }

    /** Where the files of captured changes go. */
    DmsSource staging(IngestSpec store) {
        return (DmsSource) store.source();
    }

    /** A process that brings the changes of a store into the lake. */
    Process start(IngestSpec store, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        command.add("-Xmx1g");
        command.add("-XX:TieredStopAtLevel=1");
        sparkSettings(folder).forEach(setting -> command.add("-D" + setting));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments(places.of(store), store.store()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void run(SpecDocument document, String name) throws IOException {
        sparkSettings(folder).forEach(setting -> {
            int equals = setting.indexOf('=');
            System.setProperty(setting.substring(0, equals), setting.substring(equals + 1));
        });
        Main.main(arguments(document, name).toArray(String[]::new));
    }

    private List<String> arguments(SpecDocument document, String name) throws IOException {
        String job = document.job().name().toLowerCase(Locale.ROOT);
        Path specs = Files.createDirectories(folder.resolve("specs"));
        Path spec = specs.resolve(job + "-" + name + ".json");
        Files.write(spec, SpecWriter.toBytes(document));
        Path logins = specs.resolve("logins.json");
        Files.writeString(logins, logins());
        return List.of(
                "--ds-job",
                job,
                "--ds-spec",
                spec.toUri().toString(),
                "--ds-catalog",
                "hadoop",
                "--ds-secrets",
                logins.toUri().toString());
    }

    private String logins() {
        return documents.exports().stream()
                .map(export -> (JdbcTarget) export.target())
                .map(target ->
                        "\"" + target.secretArn() + "\": {\"username\": \"" + Postgres.USER + "\", \"password\": \"\"}")
                .distinct()
                .collect(Collectors.joining(",\n", "{", "}\n"));
    }
}
