package io.datasurface.awsbatch.work;

/** How DMS makes values unreadable before it writes them; of two the later one says less of a value. */
public enum Mask {
    /** Each digit becomes another one by chance: the same value is another one in each row and at each change. */
    DIGITS_RANDOMIZE("data-masking-digits-randomize"),
    /** Each digit becomes {@link #CHARACTER}; other characters stay. */
    DIGITS_MASK("data-masking-digits-mask"),
    /** The value becomes its SHA-256 in {@link #HASH_LENGTH} characters, without a salt: equal values stay equal. */
    HASH("data-masking-hash-mask");

    /** What stands for a digit. */
    public static final String CHARACTER = "#";

    /** Characters of a hash. */
    public static final int HASH_LENGTH = 64;

    private final String action;

    Mask(String action) {
        this.action = action;
    }

    /** Returns DMS's name of the transformation. */
    public String action() {
        return action;
    }
}
