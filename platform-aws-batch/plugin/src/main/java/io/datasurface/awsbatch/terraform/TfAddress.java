package io.datasurface.awsbatch.terraform;

import java.util.regex.Pattern;

/**
 * Where a resource or data source stands in its root module, such as {@code aws_kms_key.lake}.
 *
 * @param data whether it is a data source
 * @param type the resource type
 * @param label its label, see {@link TfLabel} for labels made from names
 */
public record TfAddress(boolean data, String type, String label) implements Comparable<TfAddress> {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");

    /** Checks both parts. */
    public TfAddress {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "Invalid resource type \"" + type + "\"; use a type such as aws_kms_key.");
        }
        Identifiers.requireLabel("resource label", label);
    }

    /**
     * Returns the address of a resource.
     *
     * @param type the resource type
     * @param label its label
     */
    public static TfAddress resource(String type, String label) {
        return new TfAddress(false, type, label);
    }

    /**
     * Returns the address of a data source.
     *
     * @param type the data source type
     * @param label its label
     */
    public static TfAddress data(String type, String label) {
        return new TfAddress(true, type, label);
    }

    /**
     * Returns the address that {@link #toString} has written.
     *
     * @param text {@code type.label} or {@code data.type.label}
     */
    public static TfAddress parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length == 2) {
            return resource(parts[0], parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("data")) {
            return data(parts[1], parts[2]);
        }
        throw new IllegalArgumentException("Invalid address \"" + text + "\"; use type.label or data.type.label.");
    }

    @Override
    public int compareTo(TfAddress that) {
        return toString().compareTo(that.toString());
    }

    @Override
    public String toString() {
        return (data ? "data." : "") + type + "." + label;
    }
}
