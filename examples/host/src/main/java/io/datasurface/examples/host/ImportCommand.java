package io.datasurface.examples.host;

import io.datasurface.examples.host.json.ImportReport;
import io.datasurface.examples.host.json.Reports;
import io.datasurface.examples.host.text.ImportText;
import io.datasurface.examples.host.text.ProblemPrinter;
import io.datasurface.examples.host.text.Words;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.interop.ClientAccess;
import io.datasurface.model.interop.ClientException;
import io.datasurface.model.interop.ClientOptions;
import io.datasurface.model.interop.DataSurfaceClient;
import io.datasurface.model.interop.DumpReader;
import io.datasurface.model.interop.DumpedModel;
import io.datasurface.model.interop.ImportedModel;
import io.datasurface.model.interop.Untold;
import io.datasurface.model.io.EcosystemWriter;
import io.datasurface.model.io.SupplementReader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a model of the Python DataSurface into native files. */
@Command(
        name = "import",
        description = {
            "Turn a model of the Python DataSurface into a native file, model.yaml.",
            "A dump has everything. A server cannot tell everything: what is missing is printed, and a supplement gives it.",
            "If there is an error, nothing is written."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final String FILE = "model.yaml";

    @Parameters(
            paramLabel = "SOURCE",
            description = "A folder with a dump (model-full.json), or the address of a server: http://host:port.")
    private String source = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder for model.yaml, new or empty.")
    private Path output = Path.of("");

    @Option(
            names = "--supplement",
            paramLabel = "FILE",
            description = {
                "What the server cannot tell: dsg_platform_mapping.json, primary_ingestion_platforms.json,",
                "or a native file or folder. May be given several times."
            })
    private List<Path> supplements = List.of();

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "Refuse a model of another version on the server.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description =
                    "The environment variable that holds the token for the server, sent as Authorization: Bearer.")
    private Optional<String> tokenVariable = Optional.empty();

    @Option(names = "--token-file", paramLabel = "FILE", description = "The file that holds the token, in one line.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--token-header",
            paramLabel = "NAME",
            description = "Send the token as it is in this header, such as X-API-Key, instead.")
    private Optional<String> tokenHeader = Optional.empty();

    @Option(names = "--partial", description = "Write what could be read, although there are errors.")
    private boolean partial;

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Option(names = "--quiet", description = "Print no progress.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        refuseOutputInUse();
        try {
            return isAddress(source) ? fromServer() : fromDump(Path.of(source));
        } catch (ClientException e) {
            err().println(Words.visible("error: " + e.getMessage()));
            if (json) {
                Reports.error(String.valueOf(e.getMessage()), spec.commandLine().getOut());
            }
            return Main.PROBLEMS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err().println("error: The import was interrupted.");
            return Main.PROBLEMS;
        }
    }

    /** Whether a model is named by an address and not by a path. */
    static boolean isAddress(String text) {
        return text.matches("(?i)https?:/.*");
    }

    private int fromServer() throws IOException, InterruptedException {
        DataSurfaceClient client = DataSurfaceClient.of(options(), access());
        progress();
        ImportedModel imported = client.importModel(
                SupplementReader.read(supplements, Main.plugins(spec).format()));
        return finish(Optional.of(imported.ecosystem()), imported.untold(), imported.problems());
    }

    /** An address that is refused is not repeated: it may hold a password. */
    private ClientOptions options() {
        try {
            ClientOptions options = ClientOptions.of(new URI(source));
            return version.isPresent() ? options.withModelVersion(version.get()) : options;
        } catch (IllegalArgumentException e) {
            throw usage("The server cannot be asked: " + e.getMessage());
        } catch (URISyntaxException e) {
            throw usage("The server cannot be asked: its address is no URL: " + e.getReason());
        }
    }

    /** The token never stands in the command line, where others could read it, and goes in the clear only inside of this machine. */
    private ClientAccess access() {
        Optional<String> token = token();
        if (token.isEmpty()) {
            if (tokenHeader.isPresent()) {
                throw usage("--token-header says how a token is sent; give one with --token-env or --token-file");
            }
            return ClientAccess.OPEN;
        }
        String host = String.valueOf(URI.create(source).getHost());
        boolean here = host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
        if (!here && !source.toLowerCase(Locale.ROOT).startsWith("https:")) {
            throw usage(
                    "A token is sent by https only, or everybody on the way could read it. Name the server with https://");
        }
        String secret = token.get();
        return tokenHeader
                .map(name -> ClientAccess.headers(() -> Map.of(name, secret)))
                .orElse(ClientAccess.bearer(() -> secret));
    }

    private Optional<String> token() {
        if (tokenVariable.isPresent() && tokenFile.isPresent()) {
            throw usage("--token-env and --token-file both give a token. Leave one out");
        }
        Optional<String> found = tokenVariable.map(
                name -> Optional.ofNullable(System.getenv(name)).orElse(""));
        if (tokenFile.isPresent()) {
            found = Optional.of(readToken(tokenFile.get()));
        }
        Optional<String> token = found.map(String::strip);
        if (token.isPresent() && (token.get().isEmpty() || !token.get().chars().allMatch(c -> c > ' ' && c <= '~'))) {
            throw usage("There is no token in " + tokenVariable.orElseGet(() -> String.valueOf(tokenFile.orElseThrow()))
                    + ": it is empty, or more than one word. Put the token there, and nothing else");
        }
        return token;
    }

    private String readToken(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw usage("The file of the token, " + file + ", cannot be read. Check that it exists and may be read");
        }
    }

    private void progress() {
        if (!json && !quiet) {
            err().println(Words.visible("Reading " + source + " ..."));
        }
    }

    private int fromDump(Path folder) throws IOException {
        boolean token = tokenVariable.isPresent() || tokenFile.isPresent() || tokenHeader.isPresent();
        if (!supplements.isEmpty() || version.isPresent() || token) {
            throw usage(
                    "--supplement, --model-version and --token-... are for servers: a dump has everything. Change the dump's folder");
        }
        if (!DumpReader.isDump(folder)) {
            throw usage(folder + " has no " + DumpReader.DUMP
                    + ". Write one with datasurface_export.py, or name the address of a server");
        }
        progress();
        DumpedModel dump = DumpReader.read(folder);
        return finish(dump.ecosystem(), List.of(), dump.problems());
    }

    private int finish(Optional<Ecosystem> ecosystem, List<Untold> untold, List<Problem> problems) throws IOException {
        boolean faulty = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        Optional<Ecosystem> written = ecosystem.filter(model -> partial || !faulty);
        Path file = output.resolve(FILE);
        if (written.isPresent()) {
            Files.createDirectories(output);
            EcosystemWriter.write(written.get(), file, Main.plugins(spec).format());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ImportReport.write(written.map(model -> file), untold, problems, out);
        } else {
            ProblemPrinter.print(problems, err());
            written.ifPresent(model -> ImportText.written(file, model, out));
            ImportText.untold(untold, out);
            if (written.isEmpty()) {
                err().println(ProblemPrinter.count(problems) + " Nothing was written.");
            }
        }
        return faulty ? Main.PROBLEMS : CommandLine.ExitCode.OK;
    }

    /** Files of another model beside the new one would be read as parts of it. */
    private void refuseOutputInUse() throws IOException {
        if (!Files.exists(output)) {
            return;
        }
        if (!Files.isDirectory(output)) {
            throw usage("--out " + output + " is a file; name a folder");
        }
        try (Stream<Path> files = Files.list(output)) {
            Optional<Path> other = files.filter(file -> !file.endsWith(FILE)).findAny();
            if (other.isPresent()) {
                throw usage("--out " + output + " holds other files, such as "
                        + other.get().getFileName() + "; name a folder that is new, empty, or holds an earlier import");
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), Words.visible(message));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
