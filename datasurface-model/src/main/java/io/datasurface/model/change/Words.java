package io.datasurface.model.change;

import io.datasurface.model.internal.Quoted;
import io.datasurface.model.schema.DataType;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and values of a model inside sentences: short, on one line, and in quotes where they could be mistaken for other words. */
final class Words {
    private static final int MOST_NAMES = 5;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_./#:-]{1,80}");
    private static final Pattern PLAIN_TYPE = Pattern.compile("[ -~]{1,80}");

    private Words() {}

    /** A name, in quotes unless it is plain. */
    static String name(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : Quoted.of(name);
    }

    /** A path of names, such as {@code crm/customers}. */
    static String names(String... names) {
        return List.of(names).stream().map(Words::name).collect(Collectors.joining("/"));
    }

    /** A type in the notation of models. */
    static String type(DataType type) {
        String text = type.toString();
        return PLAIN_TYPE.matcher(text).matches() ? text : Quoted.of(text);
    }

    /** Some of the texts, and how many there are besides: "a, b, c and 7 more". */
    static String some(Collection<String> texts) {
        String first = texts.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int rest = texts.size() - MOST_NAMES;
        return rest > 0 ? first + " and " + rest + " more" : first;
    }

    /** Counts something: "1 column", "2 columns". */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
