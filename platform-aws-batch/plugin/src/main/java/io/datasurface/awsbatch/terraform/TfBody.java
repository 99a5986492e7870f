package io.datasurface.awsbatch.terraform;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The inside of a block: arguments and nested blocks, in the order in which they were set.
 *
 * <p>The difference between {@link Builder#set} and {@link Builder#block} is the provider's: an argument takes a value, such as a
 * map of tags, a block takes arguments.
 */
public final class TfBody {
    private final Map<String, TfValue> arguments;
    private final Map<String, List<TfBody>> blocks;
    private final Set<String> single;
    private final List<String> order;

    private TfBody(Builder builder) {
        arguments = Map.copyOf(builder.arguments);
        blocks = Map.copyOf(builder.blocks);
        single = Set.copyOf(builder.single);
        order = List.copyOf(builder.order);
    }

    /**
     * Returns the body that the given function fills.
     *
     * @param content sets the arguments and blocks
     */
    public static TfBody of(Consumer<Builder> content) {
        Builder builder = new Builder();
        content.accept(builder);
        return new TfBody(builder);
    }

    /** Returns this body with another value of an argument, which may be inside of blocks of which there is one each. */
    TfBody with(List<String> path, TfValue value) {
        String first = path.get(0);
        List<String> rest = path.subList(1, path.size());
        return of(body -> {
            for (String name : order) {
                if (name.equals(first)) {
                    put(body, first, rest, value);
                } else {
                    copy(name, body);
                }
            }
            if (!order.contains(first)) {
                put(body, first, rest, value);
            }
        });
    }

    private void put(Builder body, String first, List<String> rest, TfValue value) {
        if (rest.isEmpty()) {
            body.set(first, value);
            return;
        }
        List<TfBody> inside = blocks.getOrDefault(first, List.of());
        TfBody before = inside.isEmpty() ? of(empty -> {}) : inside.get(0);
        body.blocks(first, List.of(before.with(rest, value)));
        body.single.add(first);
    }

    private void copy(String name, Builder body) {
        TfValue value = arguments.get(name);
        if (value != null) {
            body.set(name, value);
            return;
        }
        body.blocks(name, blocks.getOrDefault(name, List.of()));
        if (single.contains(name)) {
            body.single.add(name);
        }
    }

    /** Returns the names of the arguments and blocks in order. */
    List<String> names() {
        return order;
    }

    /** Returns the arguments, of which there must be nothing but. */
    Map<String, TfValue> argumentsOnly(String where) {
        if (!blocks.isEmpty()) {
            throw new IllegalArgumentException(where + " takes arguments only, but has the block "
                    + blocks.keySet().iterator().next() + ".");
        }
        Map<String, TfValue> result = new LinkedHashMap<>();
        order.forEach(name -> result.put(name, arguments.get(name)));
        return result;
    }

    void writeContent(JsonWriter out) {
        for (String name : order) {
            out.key(name);
            TfValue value = arguments.get(name);
            List<TfBody> bodies = blocks.getOrDefault(name, List.of());
            if (value != null) {
                value.writeJson(out);
            } else if (single.contains(name)) {
                bodies.get(0).writeJson(out);
            } else {
                out.beginArray();
                bodies.forEach(body -> body.writeJson(out));
                out.endArray();
            }
        }
    }

    void writeJson(JsonWriter out) {
        out.beginObject();
        writeContent(out);
        out.endObject();
    }

    void visitReferences(Consumer<String> visitor) {
        arguments.values().forEach(value -> value.visitReferences(visitor));
        blocks.values().forEach(bodies -> bodies.forEach(body -> body.visitReferences(visitor)));
    }

    /** Collects the inside of a block; each name can be set once. */
    public static final class Builder {
        private final Map<String, TfValue> arguments = new LinkedHashMap<>();
        private final Map<String, List<TfBody>> blocks = new LinkedHashMap<>();
        private final Set<String> single = new HashSet<>();
        private final Set<String> order = new LinkedHashSet<>();

        private Builder() {}

        /**
         * Sets an argument.
         *
         * @param name the provider's name of it
         * @param value its value
         * @throws IllegalArgumentException if the name is set already
         */
        public Builder set(String name, TfValue value) {
            claim(name);
            arguments.put(name, value);
            return this;
        }

        /**
         * Sets an argument to literal text.
         *
         * @param name the provider's name of it
         * @param text the text, taken as it is
         */
        public Builder set(String name, String text) {
            return set(name, Tf.text(text));
        }

        /**
         * Sets an argument to a number.
         *
         * @param name the provider's name of it
         * @param number the number
         */
        public Builder set(String name, long number) {
            return set(name, Tf.number(number));
        }

        /**
         * Sets an argument to a truth value.
         *
         * @param name the provider's name of it
         * @param truth the truth value
         */
        public Builder set(String name, boolean truth) {
            return set(name, Tf.bool(truth));
        }

        /**
         * Adds a nested block of which there is one.
         *
         * @param name the provider's name of it
         * @param content fills the block; an empty block is written as such
         */
        public Builder block(String name, Consumer<Builder> content) {
            claim(name);
            blocks.put(name, List.of(TfBody.of(content)));
            single.add(name);
            return this;
        }

        /**
         * Adds nested blocks of which there can be many; none at all leaves no trace.
         *
         * @param name the provider's name of them
         * @param bodies the blocks in order
         */
        public Builder blocks(String name, List<TfBody> bodies) {
            claim(name);
            if (bodies.isEmpty()) {
                order.remove(name);
            } else {
                blocks.put(name, List.copyOf(bodies));
            }
            return this;
        }

        private void claim(String name) {
            if (!order.add(Identifiers.requireArgument(name))) {
                throw new IllegalArgumentException("Duplicate argument \"" + name + "\"; set it once.");
            }
        }
    }
}
