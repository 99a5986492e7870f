package io.datasurface.host.internal;

import io.datasurface.host.json.RunNote;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.lint.Problem;
import java.util.List;
import java.util.Optional;

/** Where the host notes what the last run was made from as a whole and what it had to say. What was damaged counts as not there. */
final class RunFile {
    private final CacheFile file;

    RunFile(OutputTree tree, FileOperations files) {
        this.file = new CacheFile(tree, files, "run");
    }

    Optional<RunNote> read() {
        return file.read(RunNote::read)
                .filter(note -> note.check().equals(check(note.inputs(), note.left(), note.problems())));
    }

    void write(String inputs, String left, List<Problem> problems) {
        file.write(new RunNote(inputs, left, problems, check(inputs, left, problems)).write());
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
