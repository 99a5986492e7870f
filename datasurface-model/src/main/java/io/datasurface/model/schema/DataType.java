package io.datasurface.model.schema;

/**
 * Type of a column. The set is closed; {@link #accept} lets the compiler check that every kind is handled. {@code toString} gives the
 * notation of the native model format, such as {@code VarChar(20)} or {@code Array<Decimal(10,2)>}, and {@link DataTypes#parse} reads
 * it back.
 */
public sealed interface DataType
        permits IntegerType,
                FloatType,
                MicroScalingType,
                DecimalType,
                DateType,
                TimestampType,
                IntervalType,
                StringType,
                BooleanType,
                VariantType,
                BinaryType,
                ArrayType,
                MapType,
                StructType,
                VectorType,
                GeographyType {
    /**
     * Calls the method of the visitor for this kind of type.
     *
     * @param visitor the visitor
     * @param <R> type of the result
     * @return the visitor's result
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of type.
     *
     * @param <R> type of the result
     */
    interface Visitor<R> {
        /**
         * Visits a {@link IntegerType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R integer(IntegerType type);

        /**
         * Visits a {@link FloatType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R floating(FloatType type);

        /**
         * Visits a {@link MicroScalingType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R microScaling(MicroScalingType type);

        /**
         * Visits a {@link DecimalType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R decimal(DecimalType type);

        /**
         * Visits a {@link DateType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R date(DateType type);

        /**
         * Visits a {@link TimestampType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R timestamp(TimestampType type);

        /**
         * Visits a {@link IntervalType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R interval(IntervalType type);

        /**
         * Visits a {@link StringType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R string(StringType type);

        /**
         * Visits a {@link BooleanType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R bool(BooleanType type);

        /**
         * Visits a {@link VariantType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R variant(VariantType type);

        /**
         * Visits a {@link BinaryType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R binary(BinaryType type);

        /**
         * Visits a {@link ArrayType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R array(ArrayType type);

        /**
         * Visits a {@link MapType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R map(MapType type);

        /**
         * Visits a {@link StructType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R struct(StructType type);

        /**
         * Visits a {@link VectorType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R vector(VectorType type);

        /**
         * Visits a {@link GeographyType}.
         *
         * @param type the visited type
         * @return the visitor's result
         */
        R geography(GeographyType type);
    }
}
