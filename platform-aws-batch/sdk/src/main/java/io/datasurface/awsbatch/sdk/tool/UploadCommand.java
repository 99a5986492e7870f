package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.render.Render;
import io.datasurface.awsbatch.sdk.upload.CodePlace;
import io.datasurface.awsbatch.sdk.upload.CodeStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the files of jobs where a render expects them. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        description = {
            "Files of jobs that a render expects in S3 and that Terraform does not put there: a line for each, with place, kind and text between tabs.",
            "Exit code 1 if one is not there or is another. With --send files are sent that are not there; none is overwritten, ever."
        })
final class UploadCommand implements Callable<Integer>, NeedsPermissions {
    private static final int FINDINGS = 1;

    /** What is told of a place. */
    private enum Kind {
        THERE,
        SENT,
        MISSING,
        OTHER,
        NOT_LOOKED_AT;

        boolean isFinding() {
            return this != THERE && this != SENT;
        }
    }

    private record Line(CodePlace place, Kind kind, String text) {}

    @Mixin
    private final RenderOptions options = new RenderOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files as a build made them, such as datasurface-jobs.jar and GlueApp.scala.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--send", description = "Send the files that are not there; run it again if it was ended.")
    private boolean send;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything else is called.
    private CommandSpec spec;

    @Override
    public List<String> permissions() {
        return send
                ? List.of(
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:ListBucket",
                        "s3:ListBucketMultipartUploads",
                        "s3:ListMultipartUploadParts",
                        "kms:GenerateDataKey",
                        "kms:Decrypt")
                : List.of("s3:GetObject", "s3:ListBucket", "kms:Decrypt");
    }

    @Override
    public Integer call() {
        Render render = options.render();
        List<CodePlace> places = CodePlace.of(render);
        Map<String, Path> named = named(places);
        SortedMap<String, AwsAccess> reached = options.reach(render);
        RateLimit rate = options.limit();
        boolean found = false;
        for (String account : render.accounts()) {
            List<CodePlace> own = places.stream()
                    .filter(place -> place.account().equals(account))
                    .toList();
            AwsAccess access = reached.get(account);
            if (access == null) {
                found |= own.stream()
                        .map(place -> told(new Line(place, Kind.NOT_LOOKED_AT, RenderOptions.elsewhere(account))))
                        .reduce(false, Boolean::logicalOr);
                continue;
            }
            try (CodeStore store = new CodeStore(access, rate)) {
                for (CodePlace place : own) {
                    found |= told(look(store, place, Optional.ofNullable(named.get(place.name()))));
                }
            }
        }
        return found ? FINDINGS : ExitCode.OK;
    }

    private Map<String, Path> named(List<CodePlace> places) {
        Map<String, Path> named = new TreeMap<>();
        List<String> known =
                places.stream().map(CodePlace::name).distinct().sorted().toList();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "No job of this render has a file " + name + "; they have " + String.join(", ", known));
            }
            if (named.put(name, file) != null) {
                throw new IllegalArgumentException("The file " + name + " is given twice");
            }
        }
        return named;
    }

    private Line look(CodeStore store, CodePlace place, Optional<Path> file) {
        if (file.isEmpty()) {
            return store.isThere(place)
                    ? new Line(place, Kind.THERE, "")
                    : new Line(place, Kind.MISSING, "jobs can't run without it: give the file");
        }
        return switch (store.compare(place, file.get())) {
            case SAME -> new Line(place, Kind.THERE, "the same as " + file.get());
            case OTHER ->
                new Line(
                        place,
                        Kind.OTHER,
                        "not as " + file.get()
                                + ", and stays, as runs may be using it: give the files another version with the parameter jobVersion, and render");
            case NOTHING -> {
                if (!send) {
                    yield new Line(place, Kind.MISSING, "--send puts " + file.get() + " there");
                }
                boolean sent = store.send(place, file.get());
                yield new Line(place, sent ? Kind.SENT : Kind.THERE, file.get().toString());
            }
        };
    }

    private boolean told(Line line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line.place() + "\t" + line.kind() + "\t" + line.text());
        out.flush();
        return line.kind().isFinding();
    }
}
