package io.datasurface.model.common;

/**
 * Soft reference to a location of a vendor, written {@code vendor:part/part/...}, for example {@code AWS:eu-central-1}.
 *
 * @param text the reference as it was written; it may be malformed or name something unknown, which lint reports
 */
public record LocationKey(String text) implements Comparable<LocationKey> {
    /**
     * The vendor's name.
     *
     * @return what stands before the first colon, or the whole text if there is none
     */
    public String vendor() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /**
     * The path of locations below the vendor.
     *
     * @return what stands behind the first colon, parts separated by slashes; empty if there is no colon
     */
    public String path() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1);
    }

    @Override
    public int compareTo(LocationKey other) {
        return text.compareTo(other.text);
    }

    /** Returns the reference as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
