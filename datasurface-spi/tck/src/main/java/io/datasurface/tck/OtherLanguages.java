package io.datasurface.tck;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Consumer;

/** A process that takes itself for one of somewhere else. */
final class OtherLanguages {
    private static final List<String> LANGUAGES = List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva");

    /** They are 26 hours apart, so that in one of them at least it is another day than here. */
    private static final List<String> ZONES = List.of("GMT+14:00", "GMT-12:00");

    private OtherLanguages() {}

    /** Does something in each of several languages and other time zones. */
    static void forEach(Consumer<String> action) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            String language = LANGUAGES.get(i);
            String there = ZONES.get(i % ZONES.size());
            try {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone(there));
                action.accept(language + " and the time zone " + there);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }
}
