package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.Dataset;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes datasets: tables of 6 to 47 columns, 20 on average, most of whose names and types also stand in other tables. */
final class Tables {
    /** The column by which captures see what changed. */
    static final String WATERMARK = "updated_at";

    /** The policy that some datasets name. */
    static final String STORAGE_POLICY = "AnyContainer";

    private static final DataType[] TYPES = types(
            "VarChar(100)",
            "VarChar(40)",
            "VarChar(255)",
            "NVarChar(60)",
            "NVarChar(20)",
            "String",
            "Integer",
            "BigInt",
            "SmallInt",
            "Decimal(10,2)",
            "Decimal(18,4)",
            "Decimal(38,10)",
            "Date",
            "Timestamp",
            "Boolean",
            "Char(3)",
            "Double",
            "Float",
            "VarChar(20)",
            "Binary(16)",
            "Variant",
            "Array<Integer>",
            "Struct<street:String,city:VarChar(40)>");
    private static final DataType KEY = DataTypes.parse("BigInt");
    private static final DataType TIME = DataTypes.parse("Timestamp");
    private static final SimpleDC[] SENSITIVE = {
        new SimpleDC(DataClassificationType.PC1, Optional.of("name")),
        new SimpleDC(DataClassificationType.PC1, Optional.empty()),
        new SimpleDC(DataClassificationType.PC3, Optional.empty()),
        new SimpleDC(DataClassificationType.CPI, Optional.empty())
    };
    private static final SimpleDC[] ORDINARY = {
        new SimpleDC(DataClassificationType.PUB, Optional.empty()),
        new SimpleDC(DataClassificationType.IP, Optional.empty()),
        new SimpleDC(DataClassificationType.CPI, Optional.empty())
    };

    private final Layout layout;

    Tables(Layout layout) {
        this.layout = layout;
    }

    /** The name of a dataset, without making the dataset. */
    static String name(Pick pick) {
        int count = Words.NOUNS.length;
        String noun = Words.NOUNS[(int) ((pick.store() * 31L + pick.dataset()) % count)];
        return pick.dataset() < count ? noun : noun + "_" + pick.dataset() / count;
    }

    Dataset dataset(Pick pick) {
        Dice dice = new Dice(layout.size().seed(), Dice.For.DATASET, pick.store(), pick.dataset());
        String name = name(pick);
        boolean whole = dice.percent(60);
        Optional<Documentation> documentation =
                dice.percent(30) ? Optional.of(documentation(dice, name)) : Optional.empty();
        Optional<Deprecation> deprecation = layout.isDeprecated(pick.store(), pick.dataset())
                ? Optional.of(new Deprecation(Optional.of(Documentation.of("Nobody keeps this up to date any more."))))
                : Optional.empty();
        return new Dataset(
                name,
                documentation,
                Optional.of(table(dice, name, !whole)),
                dice.percent(10) ? List.of(STORAGE_POLICY) : List.of(),
                whole ? List.of(dice.oneOf(ORDINARY)) : List.of(),
                Map.of(),
                deprecation);
    }

    private static Documentation documentation(Dice dice, String name) {
        String text = "One row for each %s that the source system knows.".formatted(name.replace('_', ' '));
        return dice.percent(20)
                ? new Documentation(text, Map.of("steward", dice.oneOf(Words.PURPOSES)), Optional.empty())
                : Documentation.of(text);
    }

    private static DDLTable table(Dice dice, String name, boolean classified) {
        Map<String, DDLColumn> columns = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        for (int i = dice.percent(20) ? 2 : 1; i > 0; i--) {
            String column = (key.isEmpty() ? name : dice.oneOf(Words.NOUNS)) + "_id";
            if (columns.putIfAbsent(column, DDLColumn.required(column, KEY)) == null) {
                key.add(column);
            }
        }
        columns.put(WATERMARK, DDLColumn.required(WATERMARK, TIME));
        int wanted = 6 + (dice.below(42) * dice.below(42)) / 30;
        for (int i = 0; columns.size() < Math.min(wanted, 47); i++) {
            DDLColumn column = column(dice, i, classified);
            columns.putIfAbsent(column.name(), column);
        }
        return new DDLTable(
                dice.percent(5) ? Optional.of(Documentation.of("Made by the source system.")) : Optional.empty(),
                key,
                dice.percent(10) ? List.of(WATERMARK) : List.of(),
                columns);
    }

    /** Half of the names are shared by all tables, most others by tables about the same things. */
    private static DDLColumn column(Dice dice, int index, boolean classified) {
        int attribute = dice.below(Words.ATTRIBUTES.length);
        String name = Words.ATTRIBUTES[attribute];
        int sort = dice.below(100);
        if (sort >= 50) {
            name = dice.oneOf(Words.NOUNS) + "_" + name;
        }
        if (sort >= 90) {
            name = name + "_" + dice.below(1000);
        }
        DataType type = TYPES[(attribute * 7 + (dice.percent(70) ? 0 : dice.below(4))) % TYPES.length];
        boolean sensitive = classified && (index == 0 || dice.percent(10));
        return new DDLColumn(
                name,
                type,
                !dice.percent(25),
                sensitive ? List.of(dice.oneOf(SENSITIVE)) : List.of(),
                dice.percent(12) ? Optional.of(Documentation.of(words(dice, name))) : Optional.empty());
    }

    private static String words(Dice dice, String column) {
        String plain = column.replace('_', ' ');
        return dice.percent(50)
                ? "The " + plain + "."
                : "The " + plain + " as " + dice.oneOf(Words.PURPOSES) + " needs it.";
    }

    private static DataType[] types(String... texts) {
        DataType[] types = new DataType[texts.length];
        for (int i = 0; i < texts.length; i++) {
            types[i] = DataTypes.parse(texts[i]);
        }
        return types;
    }
}
