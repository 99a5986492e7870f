package io.datasurface.model.schema;

/** Reads the text notation of column types. */
public final class DataTypes {
    /** How deep types may be nested in each other. */
    public static final int DEEPEST_NESTING = 64;

    private DataTypes() {}

    /**
     * Reads a type: undoes {@code toString} of every type. Spaces between the parts are ignored; {@code Float} and {@code Double} are
     * read as {@code IEEE32} and {@code IEEE64}.
     *
     * @param text for example {@code VarChar(20)} or {@code Map<String,Array<Decimal(10,2)>>}
     * @return the type
     * @throws DataTypeFormatException if the text is not the notation of a type, or types are nested deeper than
     *     {@value #DEEPEST_NESTING}
     */
    public static DataType parse(String text) {
        return new TypeParser(text).parse();
    }
}
