package io.datasurface.model.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where we judge a change of a type otherwise than the Python DataSurface, by reason: {@code ->} we find it compatible, {@code -/>} we
 * do not. CHANGES.md lists the reasons.
 */
final class PeerTypeDeviations {
    static final Map<String, List<String>> ALL = all();

    private PeerTypeDeviations() {}

    private static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put(
                "A structure may stay as it is, its fields may be widened, and fields may be added.",
                List.of(
                        "Struct{x:Integer} -> Struct{x:Integer}",
                        "Struct{x:BigInt} -> Struct{x:BigInt}",
                        "Struct{x:Integer,y:Date} -> Struct{x:Integer,y:Date}",
                        "Struct{x:Integer} -> Struct{x:BigInt}",
                        "Struct{x:Integer} -> Struct{x:Integer,y:Date}"));
        all.put(
                "A change of the collation is noticed.",
                List.of(
                        "VarChar(10) -/> VarChar(10,latin1)",
                        "Char(10) -/> VarChar(10,latin1)",
                        "VarChar(10,latin1) -/> VarChar(10)",
                        "VarChar(10,latin1) -/> VarChar(20)",
                        "VarChar(10,latin1) -/> VarChar()"));
        all.put(
                "Text of variable length does not become padded text, which cannot tell its blanks from others.",
                List.of(
                        "VarChar(10) -/> Char(10)",
                        "VarChar(10,latin1) -/> Char(10)",
                        "NVarChar(10) -/> NChar(10)",
                        "String(10) -/> NChar(10)"));
        all.put(
                "Text in the character set of a database may become Unicode text, which has all its characters.",
                List.of(
                        "Char(10) -> NChar(10)",
                        "Char(10) -> NVarChar(10)",
                        "Char(10) -> NVarChar()",
                        "Char(10) -> String(10)",
                        "VarChar(10) -> NVarChar(10)",
                        "VarChar(10) -> NVarChar()",
                        "VarChar(10) -> String(10)",
                        "VarChar(20) -> NVarChar()",
                        "VarChar() -> NVarChar()"));
        all.put("An unsigned integer fits into a wider signed one.", List.of("UInt16 -> Integer", "UInt16 -> BigInt"));
        all.put(
                "A decimal that gets more digits behind the point keeps those before it.",
                List.of("Decimal(12,2) -/> Decimal(12,4)"));
        all.put("FP8_E5M2 has the exponents of its standard, so IEEE16 holds it.", List.of("FP8_E5M2 -> IEEE16"));
        all.put("A vector keeps its dimensions.", List.of("Vector(4) -/> Vector(8)"));
        return all;
    }
}
