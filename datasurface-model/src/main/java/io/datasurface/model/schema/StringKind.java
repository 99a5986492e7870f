package io.datasurface.model.schema;

/** The SQL families of text types. */
public enum StringKind {
    /** Variable length, database character set. */
    VarChar,
    /** Variable length, Unicode. */
    NVarChar,
    /** Variable length, Unicode. */
    String,
    /** Fixed length, database character set. */
    Char,
    /** Fixed length, Unicode. */
    NChar
}
