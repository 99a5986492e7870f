package io.datasurface.host.internal;

import io.datasurface.host.json.RunNote;
import io.datasurface.host.output.Manifest;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the host notes what the last run was made from as a whole and what it had to say. What was damaged counts as not there. */
final class RunFile {
    private final CacheFile file;
    private final Path manifest;

    RunFile(OutputTree tree, FileOperations files) {
        this.manifest = tree.root().resolve(Manifest.FILE);
        this.file = new CacheFile(tree, files, "run");
    }

    /** What is noted about the run that was made from this. */
    Optional<RunNote> read(String inputs) {
        return file.read((name, bytes) -> RunNote.read(name, bytes, inputs))
                .flatMap(note -> note)
                .filter(note -> note.check().equals(check(note.inputs(), note.left(), note.problems())));
    }

    void write(String inputs, String left, List<Problem> problems) {
        file.write(new RunNote(inputs, left, problems, check(inputs, left, problems)).write());
    }

    /** What a run has left in the folder, by the manifest that is there and the notes about parts; empty if there is no manifest. */
    Optional<String> left(byte[] parts) {
        try {
            return Optional.of(new InputDigest()
                    .add(Files.readAllBytes(manifest))
                    .add(parts)
                    .hex());
        } catch (IOException e) {
            return Optional.empty(); // Who needs it will say so.
        }
    }

    private static String check(String inputs, String left, List<Problem> problems) {
        InputDigest digest = new InputDigest().add(inputs).add(left).add(Integer.toString(problems.size()));
        for (Problem problem : problems) {
            digest.add(problem.severity().name())
                    .add(problem.code())
                    .add(problem.path().toString())
                    .add(problem.position().map(SourcePosition::toString).orElse(""))
                    .add(problem.message());
        }
        return digest.hex();
    }
}
