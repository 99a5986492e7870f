package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 46 x 46 types against the Python DataSurface: we answer alike, but for what {@link PeerTypeDeviations} gives a reason for. */
class TypeMatrixTest {
    private static final Map<String, Map<String, Boolean>> MATRIX = PeerMatrix.read();

    /** How the matrix calls types that we write otherwise. */
    private static final Map<String, String> NOTATION = Map.ofEntries(
            Map.entry("UInt16", "FixedInteger(16,UNSIGNED)"),
            Map.entry("MXFP8_E4M3", "MicroScaling(32,FP8_E8M0,FP8_E4M3)"),
            Map.entry("VarChar()", "VarChar"),
            Map.entry("NVarChar()", "NVarChar"),
            Map.entry("Variant()", "Variant"),
            Map.entry("Binary()", "Binary"),
            Map.entry("Array(5,Integer)", "Array(5)<Integer>"),
            Map.entry("Array(9,BigInt)", "Array(9)<BigInt>"),
            Map.entry("Map(VarChar(5),Integer)", "Map<VarChar(5),Integer>"),
            Map.entry("Struct{x:Integer}", "Struct<x:Integer>"),
            Map.entry("Struct{x:BigInt}", "Struct<x:BigInt>"),
            Map.entry("Struct{x:Integer,y:Date}", "Struct<x:Integer,y:Date>"),
            Map.entry("Geography()", "Geography(4326,WGS84,)"),
            Map.entry("Geography(POINT)", "Geography(4326,WGS84,POINT)"),
            Map.entry("Geography(3857)", "Geography(3857,x,)"));

    @Test
    void theMatrixIsWhole() {
        assertThat(MATRIX).hasSize(46);
        assertThat(MATRIX.values()).allSatisfy(row -> assertThat(row).containsOnlyKeys(MATRIX.keySet()));
    }

    @Test
    void weDeviateExactlyWhereThereIsAReason() {
        Map<String, String> expected = new TreeMap<>();
        PeerTypeDeviations.ALL.forEach((reason, pairs) -> pairs.forEach(
                pair -> assertThat(expected.put(pair, reason)).as(pair).isNull()));

        Map<String, String> found = new TreeMap<>();
        MATRIX.forEach((after, row) -> row.forEach((before, peer) -> {
            boolean ours = TypeCompatibility.isCompatible(type(before), type(after));
            if (ours != peer) {
                String pair = before + (ours ? " -> " : " -/> ") + after;
                found.put(pair, expected.getOrDefault(pair, "no reason"));
            }
        }));

        assertThat(lines(found)).isEqualTo(lines(expected));
    }

    private static String lines(Map<String, String> deviations) {
        return deviations.entrySet().stream()
                .map(entry -> entry.getKey() + "   (" + entry.getValue() + ")")
                .collect(Collectors.joining("\n"));
    }

    private static DataType type(String name) {
        return DataTypes.parse(NOTATION.getOrDefault(name, name));
    }
}
