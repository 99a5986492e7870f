package io.datasurface.awsbatch.sdk.quota;

import io.datasurface.awsbatch.spec.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A quota that a render counts with, of those that Service Quotas has.
 *
 * @param account whose it is
 * @param cell what parameters call the cell
 * @param id what parameters call the quota
 * @param service as the report of the render calls it
 * @param code what Service Quotas calls it
 * @param used what the render needs
 * @param limit what the render counts with, without what is left to others
 * @param reserve percent that are left to others
 */
public record RenderedQuota(
        String account, String cell, String id, String service, String code, long used, long limit, long reserve) {
    private static final String FILE = "quotas.json";
    private static final long PERCENT = 100;

    /**
     * All quotas of a render that have a code, in the order of its report.
     *
     * @param folder of the instance
     * @throws IllegalArgumentException if there is no report, or it is no such
     */
    public static List<RenderedQuota> of(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, Object> report;
        try {
            report = PlainJson.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("Can't read " + file + ": " + e + "; render again", e);
        }
        List<RenderedQuota> quotas = new ArrayList<>();
        if (report.get("cells") instanceof List<?> cells) {
            for (Object cell : cells) {
                if (cell instanceof Map<?, ?> map && map.get("quotas") instanceof List<?> of) {
                    of.forEach(quota -> add(file, report, map, quota, quotas));
                }
            }
        }
        return List.copyOf(quotas);
    }

    private static void add(
            Path file, Map<String, Object> report, Map<?, ?> cell, Object quota, List<RenderedQuota> to) {
        if (quota instanceof Map<?, ?> map && map.containsKey("code")) {
            to.add(new RenderedQuota(
                    text(cell, "account"),
                    text(cell, "label"),
                    text(map, "id"),
                    text(map, "service"),
                    text(map, "code"),
                    number(file, map, "used"),
                    number(file, map, "limit"),
                    number(file, report, "reservePercent")));
        }
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    private static long number(Path file, Map<?, ?> map, String name) {
        try {
            return Long.parseLong(text(map, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    file + " has no whole number " + name + " where one is needed; render again", e);
        }
    }

    /** What is left of an account's quota to the render, as its report counts it. */
    public long own(long whole) {
        return whole - whole * reserve / PERCENT;
    }
}
