package io.datasurface.model.io;

import io.datasurface.model.internal.ParserMessages;
import java.util.Map;
import java.util.Map.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLParser;

/** What the scanner of YAML says, in words that tell what to do. */
final class YamlFailure {
    /** Words of the scanner, and what helps; the first that fits counts. */
    private static final Map<String, String> HELP = Map.ofEntries(
            Map.entry("scanning an alias", "a text that begins with * stands in quotes"),
            Map.entry("scanning an anchor", "a text that begins with & stands in quotes"),
            Map.entry("mapping values are not allowed", "a text with a colon and a blank in it stands in quotes"),
            Map.entry("could not find expected ':'", "behind a key stand a colon and a blank"),
            Map.entry("expected <block end>", "what belongs together begins in the same column"),
            Map.entry("unexpected end of stream", "write a quote at its end"),
            Map.entry("expected the node content", "write a value, in quotes if it begins with a sign of punctuation"),
            Map.entry("expected ',' or", "separate by commas, and close what is open"),
            Map.entry("expected '<document start>'", "behind the three dots nothing else may stand"),
            Map.entry("that cannot start any token", "indent by blanks, and write a value that begins so in quotes"));

    private YamlFailure() {}

    /** Returns what is wrong and what helps, without a full stop. */
    static String reason(JacksonException failure) {
        String message = String.valueOf(failure.getOriginalMessage());
        if (failure instanceof StreamConstraintsException) {
            return limit(message);
        }
        if (message.startsWith("Version{")) {
            return "this version of YAML is unknown; begin with %YAML 1.2, or leave the line out";
        }
        String cleaned = ParserMessages.clean(message);
        return HELP.entrySet().stream()
                .filter(entry -> cleaned.contains(entry.getKey()))
                .map(Entry::getValue)
                .sorted()
                .findFirst()
                .map(help -> cleaned + "; " + help)
                .orElse(cleaned);
    }

    /** Returns where it is: of a number, where that begins. */
    static long position(JacksonException failure, YAMLParser parser) {
        boolean number = failure instanceof StreamConstraintsException
                && String.valueOf(failure.getOriginalMessage()).startsWith("Number");
        return (number ? Failures.position(parser.currentTokenLocation()) : Failures.position(failure))
                .or(() -> Failures.position(parser.currentLocation()))
                .orElse(Positions.START);
    }

    private static String limit(String message) {
        if (message.contains("nesting depth")) {
            return "objects and lists are nested deeper than " + Parsers.DEEPEST_NESTING + "; make it flatter";
        }
        if (message.startsWith("Number")) {
            return "a number has more than " + Parsers.LONGEST_NUMBER + " characters; write it as text";
        }
        return "a text is longer than " + Parsers.LONGEST_TEXT + " characters; shorten it";
    }
}
