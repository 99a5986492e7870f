package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.ParserMessages;
import io.datasurface.model.internal.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one file of a model. Never throws for what is in the file. */
final class ModelFileReader {
    /** The first key of every file, with the version of the format. */
    static final String MARKER = "datasurface";

    /** The version of the format that this reader knows. */
    static final int VERSION = 1;

    /** The keys that may follow the marker and say what the file is about. */
    static final String ZONE = "zone";

    static final String TEAM = "team";

    private final FileContext context;
    private final TextPool pool;
    private final Draft root;
    private Header header = new Header(Optional.empty(), 0, Optional.empty(), 0);

    private ModelFileReader(FileContext context, TextPool pool, Draft root) {
        this.context = context;
        this.pool = pool;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param index its index among the files of the model
     * @param pool texts of the model
     * @param shapes what may be in it
     */
    static ModelFile read(ModelTree.Entry file, int index, TextPool pool, Shapes shapes) {
        FileContext context = new FileContext(file.name(), index, pool);
        ModelFileReader reader = new ModelFileReader(context, pool, new Draft(shapes.ecosystem()));
        if (!file.readable()) {
            reader.reportUnreadable(new IOException("it is no regular file"));
            return new ModelFile(context, reader.header, reader.root);
        }
        try {
            if (Parsers.isYaml(file.name())) {
                reader.readYaml(file.path());
            } else {
                reader.readJson(file.path());
            }
        } catch (IOException e) {
            reader.reportUnreadable(e);
        } catch (FileContext.TooManyProblems e) {
            context.stop(); // the last problem says so
        }
        return new ModelFile(context, reader.header, reader.root);
    }

    private void readJson(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            readDocument(new JsonTokens(stream));
        } catch (BrokenFile e) {
            if (e.code().equals(Codes.ENCODING)) {
                reportEncoding(e.position());
            } else {
                reportSyntax(e.position(), e.reason());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void readYaml(Path file) throws IOException {
        try (Reader text = Utf8.open(file);
                YAMLParser parser = Parsers.yaml(text)) {
            readDocument(parser);
        } catch (CharacterCodingException e) {
            reportEncoding(Utf8.firstFault(file));
        }
    }

    private void readDocument(YAMLParser parser) throws IOException {
        try {
            readDocument(new YamlTokens(parser));
        } catch (JacksonException e) {
            IOException cause = Failures.ioCause(e);
            if (cause instanceof YamlGuard.Refused refused) {
                reportSyntax(refused.position(), Failures.reason(refused));
            } else if (cause != null) {
                throw cause;
            } else {
                long position = Failures.position(e)
                        .or(() -> Failures.position(parser.currentLocation()))
                        .orElse(Positions.START);
                reportSyntax(position, ParserMessages.clean(e.getOriginalMessage()));
            }
        }
    }

    private void readDocument(Tokens tokens) {
        if (tokens.next() != JsonToken.START_OBJECT) {
            reportNoModel(tokens.current() == null ? Positions.START : tokens.position());
            return;
        }
        long start = tokens.position();
        if (tokens.next() != JsonToken.PROPERTY_NAME || !tokens.text().equals(MARKER)) {
            reportNoModel(start);
            return;
        }
        long marker = tokens.position();
        if (!readVersion(tokens) || !readHeader(tokens)) {
            context.stop();
            return;
        }
        readBody(tokens, marker);
        if (tokens.next() != null) {
            context.problem(
                    Codes.SYNTAX,
                    tokens.position(),
                    "A second document begins here. A model file holds one; take it to a file of its own.");
        }
    }

    private boolean readVersion(Tokens tokens) {
        JsonToken token = tokens.next();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            BigDecimal version = tokens.decimal();
            if (version.compareTo(BigDecimal.valueOf(VERSION)) == 0) {
                tokens.next();
                return true;
            }
            if (version.compareTo(BigDecimal.valueOf(VERSION)) > 0) {
                context.problem(
                        Codes.FORMAT_VERSION,
                        tokens.position(),
                        "This file has format version %s and needs a newer reader; this one knows version %d. Update DataSurface for Java.",
                        Quoted.of(tokens.text()),
                        VERSION);
                return false;
            }
        }
        context.problem(
                Codes.FORMAT_VERSION,
                tokens.position(),
                "The format version must be %d: write \"datasurface\": %d.",
                VERSION,
                VERSION);
        return false;
    }

    /** Reads what the file is about; the tokens then stand at the first other key. */
    private boolean readHeader(Tokens tokens) {
        Optional<String> zone = Optional.empty();
        Optional<String> team = Optional.empty();
        long zoneAt = 0;
        long teamAt = 0;
        for (; tokens.current() == JsonToken.PROPERTY_NAME; tokens.next()) {
            long at = tokens.position();
            if (tokens.text().equals(ZONE) && zone.isEmpty()) {
                zoneAt = at;
                zone = readName(tokens, ZONE);
                if (zone.isEmpty()) {
                    return false;
                }
            } else if (tokens.text().equals(TEAM) && team.isEmpty()) {
                teamAt = at;
                team = readName(tokens, TEAM);
                if (team.isEmpty()) {
                    return false;
                }
            } else {
                break;
            }
        }
        if (team.isPresent() && zone.isEmpty()) {
            context.problem(
                    Codes.MISSING_FIELD,
                    teamAt,
                    "A file about a team must also name the team's zone: write \"zone\" before \"team\".");
            return false;
        }
        header = new Header(zone, zoneAt, team, teamAt);
        return true;
    }

    private Optional<String> readName(Tokens tokens, String key) {
        tokens.next();
        context.path().push(key);
        Object name = new ValueReader(context, pool).read(tokens, Shape.Scalar.TEXT, 0, tokens.position());
        context.path().pop();
        return Optional.ofNullable((String) name);
    }

    private void readBody(Tokens tokens, long marker) {
        long hash = ObjectPath.ROOT.hash64();
        Draft draft = root;
        if (header.zone().isPresent()) {
            draft = draft.child("zones", header.zone().get());
            hash = ObjectPath.childHash(
                    ObjectPath.childHash(hash, "zones"), header.zone().get());
            context.path().push("zones");
            context.path().push(header.zone().get());
        }
        if (header.team().isPresent()) {
            draft = draft.child("teams", header.team().get());
            hash = ObjectPath.childHash(
                    ObjectPath.childHash(hash, "teams"), header.team().get());
            context.path().push("teams");
            context.path().push(header.team().get());
        }
        long at = header.team().isPresent() ? header.teamAt() : header.zone().isPresent() ? header.zoneAt() : marker;
        context.positions().add(hash, at);
        new DraftReader(context, pool).readFields(tokens, draft, header.zone().isPresent(), hash);
    }

    private void reportNoModel(long position) {
        context.stop();
        context.problem(
                Codes.NOT_A_MODEL,
                position,
                "This is no model file: the first key must be the format version, \"datasurface\": %d.",
                VERSION);
    }

    private void reportSyntax(long position, String reason) {
        context.stop();
        context.problem(Codes.SYNTAX, position, "The rest of this file was not read: %s.", reason);
    }

    private void reportEncoding(long position) {
        context.stop();
        context.problem(
                Codes.ENCODING,
                position,
                "This file is not written in UTF-8; here is the first byte that does not fit. Save it as UTF-8.");
    }

    private void reportUnreadable(IOException e) {
        context.stop();
        context.problem(Codes.UNREADABLE, Positions.START, "This file cannot be read: %s.", Failures.reason(e));
    }
}
