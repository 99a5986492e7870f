package io.datasurface.model.lint;

import io.datasurface.model.policy.SimpleDC;

/** How sensitive data is, in words. */
final class Classifications {
    private Classifications() {}

    static String words(SimpleDC classification) {
        return classification.dcType()
                + classification.name().map(name -> " " + name).orElse("");
    }
}
