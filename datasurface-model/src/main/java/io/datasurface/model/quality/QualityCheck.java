package io.datasurface.model.quality;

import java.util.List;

/** What a rule looks at. Every check ignores NULL, except {@link NotNullCheck} and {@link CompletenessCheck}. */
public sealed interface QualityCheck
        permits NotNullCheck,
                CompletenessCheck,
                UniqueCheck,
                RangeCheck,
                PatternCheck,
                AllowedValuesCheck,
                RowCountCheck,
                ReferenceCheck,
                MaxAgeCheck,
                ExpressionCheck {
    /**
     * The columns that the check reads.
     *
     * @return names of columns of the dataset; empty if it reads none, or free text names them
     */
    List<String> columns();

    /**
     * Whether each row keeps or breaks the check by itself, whatever other rows there are.
     *
     * @return false if rows are bad only together with others
     */
    default boolean isOfSingleRows() {
        return this instanceof NotNullCheck
                || this instanceof RangeCheck
                || this instanceof PatternCheck
                || this instanceof AllowedValuesCheck
                || this instanceof ExpressionCheck;
    }
}
