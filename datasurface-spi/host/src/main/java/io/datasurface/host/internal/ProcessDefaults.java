package io.datasurface.host.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The locale and the time zone of the process, which a plugin may change but must not. They are noted when the first of several calls that
 * run at the same time begins, and put right whenever one ends.
 */
final class ProcessDefaults {
    private static int running;
    private static ProcessDefaults noted = now();

    private final Locale locale;
    private final Locale format;
    private final Locale display;
    private final TimeZone zone;

    private ProcessDefaults(Locale locale, Locale format, Locale display, TimeZone zone) {
        this.locale = locale;
        this.format = format;
        this.display = display;
        this.zone = zone;
    }

    private static ProcessDefaults now() {
        return new ProcessDefaults(
                Locale.getDefault(),
                Locale.getDefault(Locale.Category.FORMAT),
                Locale.getDefault(Locale.Category.DISPLAY),
                TimeZone.getDefault());
    }

    /** A call begins. */
    static synchronized void enter() {
        if (running == 0) {
            noted = now();
        }
        running++;
    }

    /**
     * A call ends.
     *
     * @return what had been changed and was put right
     */
    static synchronized List<String> leave() {
        running--;
        return noted.restore();
    }

    private List<String> restore() {
        ProcessDefaults changed = now();
        List<String> restored = new ArrayList<>();
        if (!changed.locale.equals(locale) || !changed.format.equals(format) || !changed.display.equals(display)) {
            Locale.setDefault(locale);
            Locale.setDefault(Locale.Category.FORMAT, format);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            restored.add("the default locale");
        }
        if (!changed.zone.equals(zone)) {
            TimeZone.setDefault(zone);
            restored.add("the default time zone");
        }
        return restored;
    }
}
