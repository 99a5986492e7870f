package io.datasurface.awsbatch.jobs.quality;

import io.datasurface.awsbatch.spec.QualityCheck;
import java.util.Optional;

/** What results say of a check: what it is of, and what it asks for. */
final class CheckTexts implements QualityCheck.Visitor<String> {
    static final CheckTexts BOUND = new CheckTexts();

    private static final int LONGEST = 1000;

    private CheckTexts() {}

    /** The kind of a check, with its columns. */
    static String of(QualityCheck check) {
        return check.getClass().getSimpleName() + check.columns();
    }

    /** What a check asks for. */
    static String bound(QualityCheck check) {
        String text = check.accept(BOUND);
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "...";
    }

    @Override
    public String notNull(QualityCheck.NotNull check) {
        return "NOT NULL";
    }

    @Override
    public String completeness(QualityCheck.Completeness check) {
        return ">= " + check.minimum();
    }

    @Override
    public String unique(QualityCheck.Unique check) {
        return "once";
    }

    @Override
    public String range(QualityCheck.Range check) {
        return between(check.minimum(), check.maximum());
    }

    @Override
    public String matches(QualityCheck.Matches check) {
        return check.pattern();
    }

    @Override
    public String allowedValues(QualityCheck.AllowedValues check) {
        return check.values().toString();
    }

    @Override
    public String rowCount(QualityCheck.RowCount check) {
        return between(check.minimum(), check.maximum());
    }

    @Override
    public String reference(QualityCheck.Reference check) {
        return check.table() + "." + check.referencedColumn();
    }

    @Override
    public String maxAge(QualityCheck.MaxAge check) {
        return "<= " + check.maxAge();
    }

    @Override
    public String expression(QualityCheck.Expression check) {
        return check.sql();
    }

    private static String between(Optional<?> minimum, Optional<?> maximum) {
        return minimum.map(Object::toString).orElse("") + " .. "
                + maximum.map(Object::toString).orElse("");
    }
}
