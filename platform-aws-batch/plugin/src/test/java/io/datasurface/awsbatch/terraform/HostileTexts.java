package io.datasurface.awsbatch.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that break what takes text for code. */
final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "${",
            "$${",
            "$",
            "%{",
            "%%{",
            "%",
            "}",
            "{",
            "\"",
            "\\",
            "\\\"",
            "\n",
            "\r\n",
            "\t",
            "'",
            "<<EOT",
            "//",
            "#",
            "/*",
            "../",
            "aws_kms_key.lake.arn",
            "jsonencode(",
            ")",
            "~}",
            "${~ if true }",
            "%{ endif }",
            "\u0001",
            "\u007f",
            "\u2028",
            "\ufeff",
            "é",
            "e\u0301",
            "\u0301",
            "日本語",
            "\ud83d\ude80",
            "<&>",
            "\\u0041",
            "a",
            " ");

    static final List<String> CHOSEN = List.of(
            "",
            "$",
            "$$",
            "${",
            "${aws_kms_key.lake.arn}",
            "$${escaped already}",
            "$$${x}",
            "%{ if true }yes%{ endif }",
            "%%{x}",
            "a \"quoted\" and \\back\\slashed\\\" text",
            "line one\nline two\r\n\ttabbed",
            "{\"json\": \"${inside}\"}",
            "<<EOT\nEOT",
            "naïve café 日本語 \ud83d\ude80",
            "e\u0301 is not é",
            "\u0301 begins with a combining mark",
            "\u0000\u0001\u001f\u007f\u0080\u009f\u2028\u2029\ufeff\ufffe\uffff",
            "x".repeat(5000));

    private HostileTexts() {}

    /** Returns the chosen texts and random ones from a fixed seed. */
    static List<String> all(int random) {
        List<String> result = new ArrayList<>(CHOSEN);
        Random source = new Random(20260101);
        for (int i = 0; i < random; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = source.nextInt(8) + 1; pieces > 0; pieces--) {
                text.append(PIECES.get(source.nextInt(PIECES.size())));
            }
            result.add(text.toString());
        }
        return result;
    }
}
