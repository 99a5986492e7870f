package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.catalog.CatalogSync;
import io.datasurface.awsbatch.sdk.catalog.Finding;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the catalog against a render. */
@Command(
        name = "catalog",
        mixinStandardHelpOptions = true,
        description = {
            "What in the Glue Data Catalog is not as a render says: a line for each finding, with table, kind and text between tabs.",
            "Exit code 1 if there is drift. With --make tables that are missing are made; none is changed or removed, ever."
        })
final class CatalogCommand implements Callable<Integer>, NeedsPermissions {
    private static final int DRIFT = 1;

    @Option(
            names = "--rendered",
            paramLabel = "DIR",
            required = true,
            description = "The folder of an instance in the output of a render.")
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private Path rendered;

    @Option(names = "--region", required = true, description = "The region of the instance.")
    @SuppressWarnings("NullAway.Init")
    private String region;

    @Option(names = "--role", paramLabel = "ARN", description = "A role of the home account to take.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "URL", description = "A server that speaks as AWS does.")
    private Optional<URI> endpoint = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description = "Requests of Glue in a second; default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--make", description = "Make the tables that are missing; run it again if it was ended.")
    private boolean make;

    @Mixin
    private final Rows rows = new Rows();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return make
                ? List.of("glue:GetTables", "glue:GetTable", "glue:CreateTable", "s3:PutObject", "kms:GenerateDataKey")
                : List.of("glue:GetTables");
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<IngestSpec> documents = RenderedDocuments.ingestions(rendered);
        CatalogSync sync = new CatalogSync(new AwsAccess(region, role, endpoint), rate);
        List<Map<String, String>> printed = new ArrayList<>();
        List<Finding> findings = make
                ? sync.make(documents, table -> {
                    Map<String, String> row = row(table, "MADE", "");
                    if (rows.isText()) {
                        // Told at once, so that it is known if the run is ended.
                        rows.print(out, List.of(row));
                    } else {
                        printed.add(row);
                    }
                })
                : sync.compare(documents);
        findings.forEach(
                finding -> printed.add(row(finding.table(), finding.kind().name(), finding.text())));
        rows.print(out, printed);
        return findings.stream().anyMatch(finding -> finding.kind().isDrift()) ? DRIFT : ExitCode.OK;
    }

    private static Map<String, String> row(String table, String kind, String text) {
        return Rows.row("table", table, "kind", kind, "text", text);
    }
}
