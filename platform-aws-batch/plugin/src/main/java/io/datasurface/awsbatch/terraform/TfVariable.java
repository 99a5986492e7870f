package io.datasurface.awsbatch.terraform;

import java.util.Optional;

/**
 * An input variable of a root module.
 *
 * @param name its name
 * @param type its type
 * @param description what it is for, literal text
 * @param defaultValue what it is when nobody says; literal, without references
 * @param sensitive whether Terraform hides it
 */
public record TfVariable(
        String name, Type type, String description, Optional<TfValue> defaultValue, boolean sensitive) {

    /** The types that we use. */
    public enum Type {
        /** Text. */
        STRING("string"),
        /** A number. */
        NUMBER("number"),
        /** A truth value. */
        BOOL("bool"),
        /** Texts in order. */
        LIST_OF_STRINGS("list(string)"),
        /** Texts by key. */
        MAP_OF_STRINGS("map(string)");

        private final String keyword;

        Type(String keyword) {
            this.keyword = keyword;
        }
    }

    /** Checks the name and that the default is literal. */
    public TfVariable {
        Identifiers.requireLabel("variable name", name);
        Texts.requireWellFormed(description);
        defaultValue.ifPresent(value -> value.writeJson(JsonWriter.literally()));
    }

    /**
     * Returns a variable that has to be given.
     *
     * @param name its name
     * @param type its type
     * @param description what it is for
     */
    public static TfVariable of(String name, Type type, String description) {
        return new TfVariable(name, type, description, Optional.empty(), false);
    }

    /**
     * Returns this variable with a default.
     *
     * @param value a literal value
     */
    public TfVariable withDefault(TfValue value) {
        return new TfVariable(name, type, description, Optional.of(value), sensitive);
    }

    /** Returns this variable hidden in output. */
    public TfVariable hidden() {
        return new TfVariable(name, type, description, defaultValue, true);
    }

    void writeJson(JsonWriter out) {
        out.beginObject();
        out.key("type");
        out.string(type.keyword);
        out.key("description");
        out.string(description);
        defaultValue.ifPresent(value -> {
            out.key("default");
            out.literal(value);
        });
        if (sensitive) {
            out.key("sensitive");
            out.token("true");
        }
        out.endObject();
    }
}
