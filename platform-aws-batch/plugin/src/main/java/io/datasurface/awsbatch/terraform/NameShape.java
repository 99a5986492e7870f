package io.datasurface.awsbatch.terraform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How names of one kind look, and how a path of model names becomes one of them.
 *
 * <p>A path that fits is joined and kept as it is. Any other becomes {@code <readable rest><filler><12 hex digits>}, where the
 * digits are a hash of the whole path. Different paths get different names because
 * <ul>
 *   <li>kept parts do not hold the separator, so that a kept name can be taken apart again;
 *   <li>no kept name ends like a hashed one;
 *   <li>hashes of different paths differ (48 bits: {@link AwsNameLedger} proves it for the names of a render).
 * </ul>
 *
 * @param kind goes into the hash
 * @param allowed the characters of a name
 * @param separator stands between the parts
 * @param filler stands for what is not allowed, and before the hash
 * @param lead stands before everything
 * @param maximum how long a name can be, the lead included
 * @param pattern what every name matches
 * @param foldsCase whether names that differ only in case are the same to AWS; then all are lower case
 */
record NameShape(
        String kind,
        Alphabet allowed,
        String separator,
        char filler,
        String lead,
        int maximum,
        Pattern pattern,
        boolean foldsCase) {
    private static final int HASH_DIGITS = 12;
    private static final Pattern ANYTHING = Pattern.compile(".+");

    static NameShape of(String kind) {
        return new NameShape(kind, Alphabet.ALL, "-", '-', "", 255, ANYTHING, false);
    }

    /** Allows characters, given as the inside of a regular expression's brackets. */
    NameShape allowing(String characters) {
        return new NameShape(kind, Alphabet.of(characters), separator, filler, lead, maximum, pattern, foldsCase);
    }

    /** Sets the separator, the first character of which is the filler unless that is a slash. */
    NameShape joinedBy(String text) {
        char first = text.charAt(0) == '/' ? '-' : text.charAt(0);
        return new NameShape(kind, allowed, text, first, lead, maximum, pattern, foldsCase);
    }

    NameShape ledBy(String text) {
        return new NameShape(kind, allowed, separator, filler, text, maximum, pattern, foldsCase);
    }

    NameShape upTo(int length) {
        return new NameShape(kind, allowed, separator, filler, lead, length, pattern, foldsCase);
    }

    NameShape matching(String regularExpression) {
        Pattern whole = Pattern.compile(regularExpression);
        return new NameShape(kind, allowed, separator, filler, lead, maximum, whole, foldsCase);
    }

    NameShape lowerCase() {
        return new NameShape(kind, allowed, separator, filler, lead, maximum, pattern, true);
    }

    /** Returns the name for a path below a prefix, which is the same for all names that have to differ. */
    String name(String prefix, String... path) {
        if (path.length == 0) {
            throw new IllegalArgumentException("A name of kind " + kind + " needs at least one part.");
        }
        List<String> parts = List.of(path);
        String kept = lead + joined(prefix, parts);
        boolean fits = !endsLikeHashed(kept) && isValid(kept) && parts.stream().allMatch(this::canBeKept);
        return fits ? kept : hashed(prefix, parts);
    }

    boolean isValid(String name) {
        return name.length() <= maximum && pattern.matcher(name).matches();
    }

    /** Whether the last 12 characters are the digits of a hash, and what is before them, if anything, is no letter or digit. */
    private static boolean endsLikeHashed(String name) {
        int start = name.length() - HASH_DIGITS;
        if (start < 0 || (start > 0 && isPlain(name.charAt(start - 1)))) {
            return false;
        }
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private boolean canBeKept(String part) {
        String edge = separator.substring(0, 1);
        return allowed.spells(part) && !part.contains(separator) && !part.startsWith(edge) && !part.endsWith(edge);
    }

    private String joined(String prefix, List<String> parts) {
        List<String> all = new ArrayList<>();
        if (!prefix.isEmpty()) {
            all.add(allowed.spells(prefix) ? prefix : readable(prefix));
        }
        all.addAll(parts);
        return String.join(separator, all);
    }

    private String hashed(String prefix, List<String> parts) {
        List<String> readable = parts.stream()
                .map(this::readable)
                .filter(part -> !part.isEmpty())
                .toList();
        String rest = joined(prefix, readable);
        String ending = filler + hash(parts);
        // What begins with a digit or a reserved word becomes valid by one more word before it.
        for (String start : List.of(rest, rest.isEmpty() ? "x" : "x" + filler + rest)) {
            String name = lead + shortened(start, maximum - lead.length() - ending.length()) + ending;
            if (isValid(name)) {
                return name;
            }
        }
        throw new IllegalStateException("No name of kind " + kind + " begins with the prefix \"" + prefix
                + "\", which AWS reserves; choose another prefix.");
    }

    /** Returns the beginning of a text, up to a letter or digit. */
    private static String shortened(String text, int length) {
        int end = Math.min(text.length(), length);
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Returns what is left of a text when only ASCII letters and digits stay, with single fillers between. */
    private String readable(String text) {
        StringBuilder out = new StringBuilder();
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        boolean gap = false;
        for (int i = 0; i < decomposed.length() && out.length() < maximum; i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            boolean plain = isPlain(c);
            if (plain) {
                if (gap && !out.isEmpty()) {
                    out.append(filler);
                }
                out.append(foldsCase ? Character.toLowerCase(c) : c);
            }
            gap = !plain;
        }
        return out.toString();
    }

    private String hash(List<String> parts) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", e);
        }
        digest.update(kind.getBytes(StandardCharsets.UTF_8));
        for (String part : parts) {
            // UTF-16, because UTF-8 makes one and the same of all halves of surrogate pairs.
            digest.update((part.length() + ":").getBytes(StandardCharsets.UTF_16BE));
            digest.update(utf16(part));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    }

    private static byte[] utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
