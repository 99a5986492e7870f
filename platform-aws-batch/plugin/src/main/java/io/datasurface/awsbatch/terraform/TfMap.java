package io.datasurface.awsbatch.terraform;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Values by key, as an argument or as a part of an embedded JSON document. Keys are literal text and keep their order.
 *
 * <p>{@link #put} returns a new map and refuses a key that is there already.
 */
public final class TfMap extends TfValue {
    private final Map<String, TfValue> entries;

    TfMap(Map<String, TfValue> entries) {
        this.entries = new LinkedHashMap<>();
        entries.forEach((key, value) -> this.entries.put(Texts.requireWellFormed(key), value));
    }

    /**
     * Returns this map with one more entry at its end.
     *
     * @param key literal text
     * @param value what the key stands for
     * @throws IllegalArgumentException if the key is there already
     */
    public TfMap put(String key, TfValue value) {
        Map<String, TfValue> more = new LinkedHashMap<>(entries);
        if (more.put(key, value) != null) {
            throw new IllegalArgumentException("Duplicate key \"" + key + "\" in a map; put each key once.");
        }
        return new TfMap(more);
    }

    /**
     * Returns this map with one more literal text at its end.
     *
     * @param key literal text
     * @param text literal text
     */
    public TfMap put(String key, String text) {
        return put(key, Tf.text(text));
    }

    /**
     * Returns this map with one more number at its end.
     *
     * @param key literal text
     * @param number the number
     */
    public TfMap put(String key, long number) {
        return put(key, Tf.number(number));
    }

    /**
     * Returns this map with one more truth value at its end.
     *
     * @param key literal text
     * @param truth the truth value
     */
    public TfMap put(String key, boolean truth) {
        return put(key, Tf.bool(truth));
    }

    /** Returns whether there is no entry. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Terraform brings keys to Unicode form NFC, and the last of two equal ones would silently win. */
    private void requireDistinctForTerraform() {
        Set<String> seen = new HashSet<>();
        for (String key : entries.keySet()) {
            if (!seen.add(Normalizer.normalize(key, Normalizer.Form.NFC))) {
                throw new IllegalArgumentException(
                        "Duplicate key \"" + key
                                + "\" in a map: another key differs from it only in Unicode normalization; rename one of them.");
            }
        }
    }

    @Override
    void writeJson(JsonWriter out) {
        requireDistinctForTerraform();
        out.beginObject();
        entries.forEach((key, value) -> {
            Fragments name = new Fragments();
            name.literal(key);
            out.key(name);
            value.writeJson(out);
        });
        out.endObject();
    }

    @Override
    void appendHcl(StringBuilder out) {
        requireDistinctForTerraform();
        joined("{", ", ", "}", out::append, (key, value) -> {
            Fragments name = new Fragments();
            name.literal(key);
            out.append(name.quotedTemplate()).append(" = ");
            value.appendHcl(out);
        });
    }

    @Override
    void embed(Fragments out) {
        joined("{", ",", "}", out::literal, (key, value) -> {
            out.literal('"' + Texts.jsonEscapedExactly(key) + "\":");
            value.embed(out);
        });
    }

    private void joined(
            String open, String comma, String close, Consumer<String> mark, BiConsumer<String, TfValue> entry) {
        mark.accept(open);
        boolean first = true;
        for (Map.Entry<String, TfValue> each : entries.entrySet()) {
            if (!first) {
                mark.accept(comma);
            }
            first = false;
            entry.accept(each.getKey(), each.getValue());
        }
        mark.accept(close);
    }

    @Override
    void visitReferences(Consumer<String> visitor) {
        entries.values().forEach(value -> value.visitReferences(visitor));
    }
}
