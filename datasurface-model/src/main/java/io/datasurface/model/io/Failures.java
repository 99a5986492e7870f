package io.datasurface.model.io;

import io.datasurface.model.internal.ParserMessages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Failures of the parsers and of the file system, made fit for one line. */
final class Failures {
    private Failures() {}

    /** Says why a file cannot be read, without its path. */
    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it is not there, or is a link that leads nowhere; bring it back, or take the link away";
        }
        if (failure instanceof AccessDeniedException) {
            return "you have no permission to read it; get it";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        String words = reason == null ? failure.getClass().getSimpleName() : ParserMessages.clean(reason);
        return words + "; mend it, or move it out of the model";
    }

    /** Returns the failure of the file system behind a failure of a parser. */
    static @Nullable IOException ioCause(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException found) {
                return found;
            }
        }
        return null;
    }

    /** Returns where a parser's failure is; an end of file where something is open is told where it was opened. */
    static Optional<Long> position(JacksonException failure) {
        if (failure.getCause() instanceof MarkedYamlEngineException yaml) {
            boolean open = String.valueOf(yaml.getProblem()).contains("end of stream");
            Optional<Mark> mark = open ? yaml.getContextMark().or(yaml::getProblemMark) : yaml.getProblemMark();
            if (mark.isPresent()) {
                return Optional.of(
                        Positions.pack(mark.get().getLine() + 1, mark.get().getColumn() + 1));
            }
        }
        return position(failure.getLocation());
    }

    static Optional<Long> position(@Nullable TokenStreamLocation at) {
        return at != null && at.getLineNr() > 0 && at.getColumnNr() > 0
                ? Optional.of(Positions.pack(at.getLineNr(), at.getColumnNr()))
                : Optional.empty();
    }
}
