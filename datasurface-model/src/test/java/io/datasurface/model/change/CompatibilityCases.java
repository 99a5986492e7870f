package io.datasurface.model.change;

import static io.datasurface.model.change.CompatibilityCase.ARCHIVE;
import static io.datasurface.model.change.CompatibilityCase.COLUMNS;
import static io.datasurface.model.change.CompatibilityCase.CRM;
import static io.datasurface.model.change.CompatibilityCase.CUSTOMERS;
import static io.datasurface.model.change.CompatibilityCase.INSIGHT;
import static io.datasurface.model.change.CompatibilityCase.LETTERS;
import static io.datasurface.model.change.CompatibilityCase.ORDERS;
import static io.datasurface.model.change.CompatibilityCase.VISITS;
import static io.datasurface.model.change.CompatibilityCase.consumed;
import static io.datasurface.model.change.CompatibilityCase.transformed;
import static io.datasurface.model.change.CompatibilityCase.unconsumed;
import static io.datasurface.model.lint.Severity.ERROR;
import static io.datasurface.model.lint.Severity.INFO;
import static io.datasurface.model.lint.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;

/** Each rule about compatibility, with readers and without. */
final class CompatibilityCases {
    private CompatibilityCases() {}

    static List<CompatibilityCase> all() {
        List<CompatibilityCase> all = new ArrayList<>(types());
        all.addAll(columns());
        all.addAll(schemas());
        all.addAll(datastores());
        return all;
    }

    private static List<CompatibilityCase> types() {
        return List.of(
                unconsumed(
                        ChangeRule.FIELD_REMOVED,
                        WARNING,
                        LETTERS + "/originalSchema/columns/layout/type",
                        acme -> acme.edit("Struct<top:Integer,", "Struct<")),
                consumed(
                        ChangeRule.TYPE_CHANGED,
                        ERROR,
                        COLUMNS + "/born/type",
                        acme -> acme.edit("born: Date", "born: String")),
                consumed(
                        ChangeRule.TYPE_NARROWED,
                        ERROR,
                        COLUMNS + "/credit/type",
                        acme -> acme.edit("Decimal(10,2)", "Decimal(9,2)")),
                transformed(
                        ChangeRule.TYPE_NARROWED, ERROR, VISITS + "/id/type", acme -> acme.edit("BigInt", "Integer")),
                unconsumed(
                        ChangeRule.TYPE_NARROWED,
                        WARNING,
                        LETTERS + "/originalSchema/columns/pages/type",
                        acme -> acme.edit("pages: Integer", "pages: SmallInt")),
                consumed(
                        ChangeRule.COLLATION_CHANGED,
                        WARNING,
                        COLUMNS + "/name/type",
                        acme -> acme.edit("VarChar(100)", "VarChar(100,latin1_bin)")),
                unconsumed(
                        ChangeRule.COLLATION_CHANGED,
                        INFO,
                        LETTERS + "/originalSchema/columns/text/type",
                        acme -> acme.edit("VarChar(4000)", "VarChar(4000,latin1_bin)")),
                consumed(
                        ChangeRule.KEY_COLLATION_CHANGED,
                        ERROR,
                        COLUMNS + "/country/type",
                        acme -> acme.edit("type: Char(2)", "type: \"Char(2,latin1_bin)\"")));
    }

    private static List<CompatibilityCase> columns() {
        return List.of(
                consumed(
                        ChangeRule.COLUMN_REQUIRED,
                        ERROR,
                        COLUMNS + "/born/nullable",
                        acme -> acme.edit("born: Date", "born: {type: Date, nullable: false}")),
                transformed(
                        ChangeRule.COLUMN_NULLABLE,
                        WARNING,
                        VISITS + "/id/nullable",
                        acme -> acme.edit("{type: BigInt, nullable: false, class", "{type: BigInt, class")),
                consumed(
                        ChangeRule.COLUMN_CLASSIFICATION_CHANGED,
                        WARNING,
                        COLUMNS + "/card/classification",
                        acme -> acme.edit("[PC1]", "[PUB]")),
                consumed(
                        ChangeRule.COLUMN_CLASSIFICATION_CHANGED,
                        WARNING,
                        COLUMNS + "/born/classification",
                        acme -> acme.edit("born: Date", "born: {type: Date, classification: [PC3]}")));
    }

    private static List<CompatibilityCase> schemas() {
        return List.of(
                consumed(
                        ChangeRule.COLUMN_REMOVED,
                        ERROR,
                        COLUMNS + "/credit",
                        acme -> acme.without(COLUMNS + "/credit")),
                unconsumed(
                        ChangeRule.COLUMN_REMOVED,
                        WARNING,
                        LETTERS + "/originalSchema/columns/pages",
                        acme -> acme.without(LETTERS + "/originalSchema/columns/pages")),
                consumed(
                        ChangeRule.COLUMN_ADDED_REQUIRED,
                        ERROR,
                        COLUMNS + "/mail",
                        acme -> acme.add(COLUMNS, "mail: {type: String, nullable: false}")),
                consumed(ChangeRule.COLUMNS_REORDERED, INFO, COLUMNS, acme -> acme.move(COLUMNS + "/credit", COLUMNS)),
                consumed(
                        ChangeRule.PRIMARY_KEY_CHANGED,
                        ERROR,
                        CUSTOMERS + "/primaryKeyColumns",
                        acme -> acme.edit("[id, country]", "[id]")),
                transformed(
                        ChangeRule.PRIMARY_KEY_CHANGED,
                        ERROR,
                        CRM + "/datasets/visits/originalSchema/primaryKeyColumns",
                        acme -> acme.without(CRM + "/datasets/visits/originalSchema/primaryKeyColumns")),
                consumed(
                        ChangeRule.PRIMARY_KEY_REORDERED,
                        WARNING,
                        CUSTOMERS + "/primaryKeyColumns",
                        acme -> acme.edit("[id, country]", "[country, id]")),
                consumed(
                        ChangeRule.PARTITION_CHANGED,
                        ERROR,
                        CUSTOMERS + "/ingestionPartitionColumns",
                        acme -> acme.without(CUSTOMERS + "/ingestionPartitionColumns")),
                unconsumed(
                        ChangeRule.SCHEMA_REMOVED,
                        WARNING,
                        LETTERS + "/originalSchema",
                        acme -> acme.without(LETTERS + "/originalSchema")));
    }

    private static List<CompatibilityCase> datastores() {
        return List.of(
                unconsumed(
                        ChangeRule.DATASET_CLASSIFICATION_CHANGED,
                        WARNING,
                        LETTERS + "/dataClassificationOverride",
                        acme -> acme.edit("[PC2]", "[PC3]")),
                new CompatibilityCase(
                        ChangeRule.CONSISTENCY_WEAKENED,
                        WARNING,
                        CRM + "/capture",
                        "Read by Board/Live, Prep/Input (transformer summing).",
                        acme -> acme.replace(
                                CRM + "/capture/singleOrMultiDatasetIngestion",
                                "singleOrMultiDatasetIngestion: SINGLE_DATASET")),
                consumed(
                        ChangeRule.DATASET_REMOVED,
                        ERROR,
                        CRM + "/datasets/customers",
                        acme -> acme.without(CRM + "/datasets/customers")),
                unconsumed(ChangeRule.DATASTORE_REMOVED, WARNING, ARCHIVE, acme -> acme.without(ARCHIVE)),
                new CompatibilityCase(
                        ChangeRule.DATASTORE_REMOVED,
                        ERROR,
                        CRM,
                        "Read by Board/Live, Prep/Input (transformer summing).",
                        acme -> acme.without(CRM)),
                new CompatibilityCase(
                        ChangeRule.TEAM_REMOVED,
                        ERROR,
                        ORDERS,
                        "Read by Board/Live, Prep/Input (transformer summing).",
                        acme -> acme.without(ORDERS)),
                unconsumed(
                        ChangeRule.TEAM_REMOVED,
                        WARNING,
                        ORDERS,
                        acme -> acme.without(ORDERS).without(INSIGHT + "/workspaces")),
                unconsumed(ChangeRule.ZONE_REMOVED, WARNING, "zones/Sales", acme -> acme.without("zones/Sales")));
    }
}
