package io.datasurface.model.schema;

/** The SQL families of text types. */
public enum StringKind {
    /** Variable length, database character set. */
    VARCHAR("VarChar"),
    /** Variable length, Unicode. */
    NVARCHAR("NVarChar"),
    /** Variable length, Unicode. */
    STRING("String"),
    /** Fixed length, database character set. */
    CHAR("Char"),
    /** Fixed length, Unicode. */
    NCHAR("NChar");

    private final String notation;

    StringKind(String notation) {
        this.notation = notation;
    }

    /** Returns the notation of types, in which DataSurface writes it too. */
    @Override
    public String toString() {
        return notation;
    }
}
