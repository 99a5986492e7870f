package io.datasurface.tck;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;

/** A process that takes itself for one of somewhere else. */
final class OtherLanguages {
    private static final List<String> LANGUAGES = List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva");

    private OtherLanguages() {}

    /** Does something in each of several languages and another time zone. */
    static void forEach(Consumer<String> action) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (String language : LANGUAGES) {
            try {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                action.accept(language);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }
}
