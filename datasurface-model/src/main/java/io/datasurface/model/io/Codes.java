package io.datasurface.model.io;

/** The stable codes of the problems that reading finds; FORMAT.md explains each. */
final class Codes {
    static final String ALIAS = "yaml-alias";
    static final String DUPLICATE_FIELD = "duplicate-field";
    static final String DUPLICATE_NAME = "duplicate-name";
    static final String ENCODING = "wrong-encoding";
    static final String FORMAT_VERSION = "format-version";
    static final String INVALID_OBJECT = "invalid-object";
    static final String INVALID_VALUE = "invalid-value";
    static final String MISSING_FIELD = "missing-field";
    static final String NOT_A_MODEL = "not-a-model";
    static final String NO_MODEL = "no-model";
    static final String OUT_OF_RANGE = "out-of-range";
    static final String SYNTAX = "syntax";
    static final String TAG = "yaml-tag";
    static final String TOO_MANY = "too-many-problems";
    static final String UNFINISHED = "unfinished-write";
    static final String UNKNOWN_CONSTANT = "unknown-constant";
    static final String UNKNOWN_CONTAINER = "unknown-container";
    static final String UNKNOWN_FIELD = "unknown-field";
    static final String UNKNOWN_KIND = "unknown-kind";
    static final String UNKNOWN_ZONE = "unknown-zone";
    static final String UNREADABLE = "unreadable-file";
    static final String WRONG_TYPE = "wrong-type";

    private Codes() {}
}
