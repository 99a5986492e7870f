package io.datasurface.host.internal;

import io.datasurface.host.output.Manifest;
import io.datasurface.host.output.RenderPlan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of folders for names of the model. Letters, digits, {@code _}, {@code -} and {@code .} stay, all else is {@code =} and two hex
 * digits per byte of UTF-8; a long name is cut and followed by {@code ==} and a hash, which nothing else gives. So different names have
 * different folders, and a folder depends on its name only.
 */
public final class FolderNames {
    /** Folder of the host's own files in the output folder. */
    public static final String CONTROL = ".datasurface";

    private static final int LONGEST = 64;
    /** Folder of what ecosystem planners render. */
    public static final String PLANNERS = "planners";

    private static final Set<String> TAKEN = Set.of(CONTROL, PLANNERS, Manifest.FILE, RenderPlan.FILE);
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private FolderNames() {}

    /**
     * The folder of a platform instance.
     *
     * @param name name of the instance
     * @return one part of a path, allowed by {@link PathRules} and by every file system
     */
    public static String of(String name) {
        byte[] bytes = bytes(name);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean special = TAKEN.contains(lower) || DEVICE.matcher(lower).matches();
        StringBuilder folder = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            boolean dotAtAnEnd = bytes[i] == '.' && (i == 0 || i == bytes.length - 1);
            if (isPlain(bytes[i]) && !dotAtAnEnd && !(special && i == 0)) {
                folder.append((char) bytes[i]);
            } else {
                folder.append('=').append(String.format(Locale.ROOT, "%02X", bytes[i] & 0xFF));
            }
        }
        if (folder.length() > LONGEST) {
            return folder.substring(0, LONGEST - 34) + "=="
                    + Hashes.sha256(bytes).substring(0, 32);
        }
        return folder.length() == 0 ? "=" : folder.toString();
    }

    /** UTF-8, and what it would be for half a surrogate pair, where Java's encoder gives the same {@code ?} for all. */
    private static byte[] bytes(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        name.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | (point >> 12));
                bytes.write(0x80 | ((point >> 6) & 0x3F));
                bytes.write(0x80 | (point & 0x3F));
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    private static boolean isPlain(byte character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-'
                || character == '.';
    }
}
