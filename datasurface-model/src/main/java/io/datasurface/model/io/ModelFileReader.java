package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.internal.Utf8File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
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
    private boolean begun;
    private final MessageDigest digest = Fingerprint.sha256();
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
            reader.reportUnreadable("it is no regular file; move it out of the model");
            return new ModelFile(context, reader.header, reader.root, reader.digest.digest());
        }
        try {
            if (Parsers.isYaml(file.name())) {
                reader.readYaml(file.path());
            } else {
                reader.readJson(file.path());
            }
        } catch (IOException e) {
            reader.reportUnreadable(Failures.reason(e));
        } catch (FileContext.TooManyProblems e) {
            context.stop(); // the last problem says so
        }
        return new ModelFile(context, reader.header, reader.root, reader.digest.digest());
    }

    private void readJson(Path file) throws IOException {
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            readDocument(new JsonTokens(stream));
        } catch (BrokenFile e) {
            if (e.code().equals(Codes.ENCODING)) {
                reportEncoding(file, e.position());
            } else if (begun) {
                reportSyntax(e.position(), e.reason());
            } else {
                reportStart(file, e.position(), e.reason() + "; if it is YAML, let its name end in .yaml");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void readYaml(Path file) throws IOException {
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest);
                Reader text = Utf8File.open(stream);
                YAMLParser parser = Parsers.yaml(text)) {
            readDocument(file, parser);
        } catch (CharacterCodingException e) {
            Utf8File.Place fault = Utf8File.firstFault(file);
            reportEncoding(file, Positions.pack(fault.line(), fault.column()));
        }
    }

    private void readDocument(Path file, YAMLParser parser) throws IOException {
        try {
            readDocument(new YamlTokens(parser));
        } catch (BrokenFile e) {
            reportSyntax(e.position(), e.reason());
        } catch (JacksonException e) {
            IOException cause = Failures.ioCause(e);
            if (cause instanceof YamlGuard.Refused refused) {
                reportStart(file, refused.position(), String.valueOf(refused.getMessage()));
            } else if (cause != null) {
                throw cause;
            } else {
                reportSyntax(YamlFailure.position(e, parser), YamlFailure.reason(e));
            }
        }
    }

    private void readDocument(Tokens tokens) {
        if (tokens.next() == null) {
            context.stop();
            context.problem(
                    Codes.NOT_A_MODEL,
                    Positions.START,
                    "This file is empty: the first key must be the format version, \"datasurface\": %d. Write it there, or take the file away.",
                    VERSION);
            return;
        }
        if (tokens.current() != JsonToken.START_OBJECT) {
            reportNoModel(tokens.position());
            return;
        }
        long start = tokens.position();
        if (tokens.next() != JsonToken.PROPERTY_NAME || !tokens.text().equals(MARKER)) {
            reportNoModel(start);
            return;
        }
        begun = true;
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
            } else if (isMistyped(tokens.text(), zone.isPresent())) {
                reportMistyped(tokens, zone.isPresent() ? TEAM : ZONE);
                return false;
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

    /** Whether a key was to be that of the zone or team; all that follows would be read as something else. */
    private boolean isMistyped(String key, boolean inZone) {
        RecordShape shape = (inZone ? new Draft(root.shape()).child("zones", "") : root).shape();
        String wanted = inZone ? TEAM : ZONE;
        return shape.indexOf(key) < 0
                && !key.equals(wanted)
                && Suggestions.closest(key, List.of(wanted), 1).isPresent();
    }

    private void reportMistyped(Tokens tokens, String wanted) {
        context.problemIn(
                tokens.text(),
                Codes.UNKNOWN_FIELD,
                tokens.position(),
                "%s is no key here; did you mean \"%s\"? The rest of this file was not read.",
                Quoted.of(tokens.text()),
                wanted);
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
                "This is no model file: the first key must be the format version, \"datasurface\": %d. Write it there, or move the file out of the model.",
                VERSION);
    }

    private void reportSyntax(long position, String reason) {
        context.stop();
        context.problem(Codes.SYNTAX, position, "The rest of this file was not read: %s.", reason);
    }

    /** Reports a file that breaks off before anything was read: its encoding may be the reason. */
    private void reportStart(Path file, long position, String reason) {
        if (begun || !Utf8File.isWide(file)) {
            reportSyntax(position, reason);
        } else {
            reportEncoding(file, Positions.START);
        }
    }

    private void reportEncoding(Path file, long position) {
        context.stop();
        if (Utf8File.isWide(file)) {
            context.problem(
                    Codes.ENCODING,
                    Positions.START,
                    "This file is written in UTF-16 or UTF-32, or is no text. Save it as UTF-8.");
        } else {
            context.problem(
                    Codes.ENCODING,
                    position,
                    "This file is not written in UTF-8; here is the first byte that does not fit. Save it as UTF-8.");
        }
    }

    private void reportUnreadable(String reason) {
        context.stop();
        context.problem(Codes.UNREADABLE, Positions.START, "This file cannot be read: %s.", reason);
    }
}
