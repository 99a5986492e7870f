package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;

/** A change of one file of the output folder. */
final class Change {
    private final Journal.Action action;
    private final String path;
    private final byte[] content;

    /** Keeps the array; nothing is in the content of a file that is removed. */
    Change(Journal.Action action, String path, byte[] content) {
        this.action = action;
        this.path = path;
        this.content = content;
    }

    Journal.Action action() {
        return action;
    }

    String path() {
        return path;
    }

    byte[] content() {
        return content;
    }
}
