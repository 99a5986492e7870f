package io.datasurface.federation.report;

/** Keeps names and texts of a model from being read as markup. */
final class Escapes {
    private Escapes() {}

    /** A cell of a Markdown table: one line, without markup. */
    static String markdown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
    }

    /** A quoted label of Mermaid. */
    static String mermaid(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                escaped.append(' ');
            } else if ("\"#<>&;`\\".indexOf(point) >= 0) {
                escaped.append('#').append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
