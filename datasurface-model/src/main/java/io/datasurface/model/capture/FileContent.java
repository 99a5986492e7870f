package io.datasurface.model.capture;

/** What the files of one delivery say. */
public enum FileContent {
    /** All rows: a row that is missing was deleted. */
    SNAPSHOT,
    /** New and changed rows, by the primary key. */
    CHANGES,
    /** New rows only. */
    APPEND
}
