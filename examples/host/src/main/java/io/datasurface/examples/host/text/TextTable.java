package io.datasurface.examples.host.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns that line up; numbers to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Words.visible(String.valueOf(cell)));
        }
        rows.add(row);
    }

    void print(String indent, PrintWriter out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String space = " ".repeat(widths[i] - cell.length());
                line.append(isNumber(cell) ? space + cell : cell + space).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && cell.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',' || c == '%');
    }
}
