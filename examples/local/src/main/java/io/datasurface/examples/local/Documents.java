package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.SpecDocument;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents that the AWS platform renders for the jobs, and the programs of transformers beside them. */
final class Documents {
    private final Path chunks;
    private final List<SpecDocument> all = new ArrayList<>();

    private Documents(Path chunks) {
        this.chunks = chunks;
    }

    /**
     * Renders a platform of a model, as a host does.
     *
     * @throws IllegalStateException if the model has errors
     */
    static Documents render(Path model, String platform, Path output) throws IOException {
        RenderResult result = RenderEngine.of(
                        PlatformProviders.load(ProviderSource.of(Documents.class.getClassLoader())))
                .withPlatforms(Set.of(platform))
                .render(EcosystemReader.read(model), output);
        if (result.hasErrors()) {
            throw new IllegalStateException(result.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n", "The model " + model + " can't be rendered\n", "")));
        }
        Documents documents = new Documents(output.resolve(platform).resolve("chunks"));
        for (Path file : documents.files("specs")) {
            if (!file.toString().contains("worklist")) {
                documents.all.add(SpecReader.read(file.toString(), Files.readAllBytes(file)));
            }
        }
        return documents;
    }

    /** Stores whose changes are captured. */
    List<IngestSpec> captured() {
        return ingests().filter(spec -> spec.source() instanceof DmsSource).toList();
    }

    List<TransformSpec> transforms() {
        return all(TransformSpec.class).toList();
    }

    /** Stores that transformers fill. */
    List<IngestSpec> transformed() {
        return ingests().filter(spec -> spec.source() instanceof BatchSource).toList();
    }

    /** Exports into databases; who reads the lake has it. */
    List<ExportSpec> exports() {
        return all(ExportSpec.class)
                .filter(spec -> spec.target() instanceof JdbcTarget)
                .toList();
    }

    List<MaintainSpec> upkeep() {
        return all(MaintainSpec.class).toList();
    }

    /** The program of a transformer, which Terraform uploads to where the document says. */
    Path program(TransformSpec transform) throws IOException {
        String location = transform.code().location();
        return files("code").stream()
                .filter(file -> location.endsWith("/" + file.getFileName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing rendered is uploaded to " + location));
    }

    private Stream<IngestSpec> ingests() {
        return all(IngestSpec.class);
    }

    private <T extends SpecDocument> Stream<T> all(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(chunks)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            chunks.relativize(file).getName(1).toString().equals(folder))
                    .sorted()
                    .toList();
        }
    }
}
