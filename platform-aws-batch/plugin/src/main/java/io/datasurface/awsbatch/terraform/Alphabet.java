package io.datasurface.awsbatch.terraform;

import java.util.regex.Pattern;

/** Characters that a name may have. */
final class Alphabet {
    /** All but line breaks. */
    static final Alphabet ALL = new Alphabet(".");

    private static final int ASCII = 0x80;

    private final Pattern text;

    /** By character of ASCII: whether it is one of them. Hundreds of thousands of names are looked at, and nearly all are ASCII. */
    private final boolean[] plain = new boolean[ASCII];

    private Alphabet(String one) {
        Pattern character = Pattern.compile(one);
        for (int c = 0; c < ASCII; c++) {
            plain[c] = character.matcher(Character.toString(c)).matches();
        }
        this.text = Pattern.compile(one + "+");
    }

    /** The alphabet of some characters, given as the inside of a regular expression's brackets. */
    static Alphabet of(String characters) {
        return new Alphabet("[" + characters + "]");
    }

    /** Whether a text has at least one character, and only these. */
    boolean spells(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= ASCII) {
                return text.matcher(name).matches();
            }
            if (!plain[c]) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
