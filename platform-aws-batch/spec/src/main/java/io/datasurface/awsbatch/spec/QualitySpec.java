package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Optional;

/**
 * How the batches of a datastore are judged before readers see them.
 *
 * @param resultTable Iceberg table of what each rule found in each batch, such as {@code crm__ds_quality}
 * @param quarantineTable Iceberg table of the rows that went aside
 * @param maxQuarantined most rows of a dataset in a batch that go aside; with one more the batch is blocked
 * @param metrics where numbers are sent; empty: nowhere
 * @param rules at least one
 */
public record QualitySpec(
        String resultTable,
        String quarantineTable,
        long maxQuarantined,
        Optional<RunMetrics> metrics,
        List<QualityRule> rules) {

    /** Refuses rules of a dataset that are named alike. */
    public QualitySpec {
        Checks.lakeName("resultTable", resultTable);
        Checks.lakeName("quarantineTable", quarantineTable);
        Checks.atLeast("maxQuarantined", maxQuarantined, 0);
        rules = Checks.notEmpty("rules", rules);
        Checks.distinct("rules, by dataset and name,", rules, rule -> List.of(rule.dataset(), rule.name()));
        Checks.distinct("tables", List.of(resultTable, quarantineTable), name -> name);
    }

    /** The rules of a dataset, in their order. */
    public List<QualityRule> rulesOf(String dataset) {
        return rules.stream().filter(rule -> rule.dataset().equals(dataset)).toList();
    }

    /** Refuses rules that these tables cannot have. */
    void check(List<IngestTable> tables) {
        for (QualityRule rule : rules) {
            IngestTable table = tables.stream()
                    .filter(each -> each.dataset().equals(rule.dataset()))
                    .findFirst()
                    .orElseThrow(() ->
                            Checks.refused("rule", rule.name(), "there is no dataset " + rule.dataset() + " here"));
            for (String name : rule.check().columns()) {
                ColumnSpec column =
                        TableSchema.named("rule " + rule.name(), table.schema().columns(), name);
                if (!rule.check().accept(new SuitableType(column.type()))) {
                    throw Checks.refused(
                            "rule",
                            rule.name(),
                            "column " + name + " is of type " + column.type() + ", which it is not about");
                }
            }
        }
        for (IngestTable table : tables) {
            if (table.table().equals(resultTable) || table.table().equals(quarantineTable)) {
                throw Checks.refused("table", table.table(), "it is that of a dataset, too");
            }
        }
    }

    /**
     * Whether a check can be about values of a type.
     *
     * @param type the type
     */
    private record SuitableType(SpecType type) implements QualityCheck.Visitor<Boolean> {
        @Override
        public Boolean notNull(QualityCheck.NotNull check) {
            return true;
        }

        @Override
        public Boolean completeness(QualityCheck.Completeness check) {
            return true;
        }

        @Override
        public Boolean unique(QualityCheck.Unique check) {
            return isSimple();
        }

        @Override
        public Boolean range(QualityCheck.Range check) {
            return type instanceof SpecType.IntegerType
                    || type instanceof SpecType.DecimalType
                    || type == SpecType.Simple.FLOAT
                    || type == SpecType.Simple.DOUBLE;
        }

        @Override
        public Boolean matches(QualityCheck.Matches check) {
            return type instanceof SpecType.StringType;
        }

        @Override
        public Boolean allowedValues(QualityCheck.AllowedValues check) {
            return isSimple();
        }

        @Override
        public Boolean rowCount(QualityCheck.RowCount check) {
            return true;
        }

        @Override
        public Boolean reference(QualityCheck.Reference check) {
            return isSimple();
        }

        @Override
        public Boolean maxAge(QualityCheck.MaxAge check) {
            return type == SpecType.Simple.DATE
                    || type == SpecType.Simple.TIMESTAMP
                    || type == SpecType.Simple.TIMESTAMPTZ;
        }

        @Override
        public Boolean expression(QualityCheck.Expression check) {
            return true;
        }

        private boolean isSimple() {
            return !(type instanceof SpecType.ArrayType
                    || type instanceof SpecType.MapType
                    || type instanceof SpecType.StructType);
        }
    }
}
