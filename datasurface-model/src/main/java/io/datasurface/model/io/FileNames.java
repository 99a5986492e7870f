package io.datasurface.model.io;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of files for objects of any name, good on every file system: letters, digits, underscores and hyphens, no longer than
 * {@value #LONGEST} and a hash, no word that Windows reserves, and different from each other where case does not count. A plain name is
 * its own file name. Another one, and plain ones that only differ in case, in spaces or in dots, end in a tilde and the beginning of
 * their SHA-256.
 */
final class FileNames {
    private static final int LONGEST = 60;
    private static final int SHORT_HASH = 8;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]|[ .](?=[A-Za-z0-9_]))*");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])([ .-].*)?");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9_]+");

    private FileNames() {}

    /**
     * Names the files of objects that are in one folder.
     *
     * @param names names of the objects, each once
     * @return the file name, without ending, for each name
     */
    static Map<String, String> of(Collection<String> names) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Function<String, Optional<String>>> forms =
                List.of(FileNames::plain, name -> hashed(name, SHORT_HASH), name -> hashed(name, Integer.MAX_VALUE));
        Collection<String> left = names;
        for (Function<String, Optional<String>> form : forms) {
            Map<String, Integer> uses = new HashMap<>();
            left.stream().flatMap(name -> folded(form.apply(name))).forEach(file -> uses.merge(file, 1, Integer::sum));
            for (String name : left) {
                if (folded(form.apply(name)).anyMatch(file -> uses.getOrDefault(file, 0) == 1)) {
                    files.put(name, form.apply(name).orElseThrow());
                }
            }
            left = left.stream().filter(name -> !files.containsKey(name)).toList();
        }
        return files;
    }

    private static Stream<String> folded(Optional<String> file) {
        return file.map(text -> text.toLowerCase(Locale.ROOT)).stream();
    }

    private static Optional<String> plain(String name) {
        boolean good = name.length() <= LONGEST
                && PLAIN.matcher(name).matches()
                && !RESERVED.matcher(name).matches();
        return good ? Optional.of(name.replace(' ', '-').replace('.', '-')) : Optional.empty();
    }

    private static Optional<String> hashed(String name, int digits) {
        String words = STRANGE.matcher(name).replaceAll("-");
        String start = words.substring(0, Math.min(words.length(), LONGEST));
        String hash = Hashing.sha256().hashString(name, StandardCharsets.UTF_8).toString();
        return Optional.of((start.startsWith("-") ? "_" + start.substring(1) : start.isEmpty() ? "_" : start) + "~"
                + hash.substring(0, Math.min(digits, hash.length())));
    }
}
