package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tags that AWS refuses, which would otherwise fail each resource at apply. */
final class TagRules {
    private static final int MOST_TAGS = 8;
    private static final String CHARACTERS = "(?![ ])[\\p{L}\\p{N} _.:/=+@-]";
    private static final Pattern KEY = Pattern.compile(CHARACTERS + "{1,128}(?<! )");
    private static final Pattern VALUE = Pattern.compile(CHARACTERS + "{0,256}(?<! )");

    private final SortedMap<String, String> tags;
    private final ProblemCollector problems;

    TagRules(Map<String, String> tags, ProblemCollector problems) {
        this.tags = new TreeMap<>(tags);
        this.problems = problems;
    }

    void lint(ObjectPath path) {
        if (tags.size() > MOST_TAGS) {
            problems.error(
                    "aws-tag",
                    path,
                    "%d tags are too many: an object in S3 takes ten, two of which the platform sets itself; use at most %d",
                    tags.size(),
                    MOST_TAGS);
        }
        Map<String, String> folded = new HashMap<>();
        tags.forEach((key, value) -> {
            tag(path, key, value);
            String other = folded.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
            if (other != null) {
                problems.error(
                        "aws-tag",
                        path,
                        "The keys %s and %s differ only in case, which IAM does not tell apart; remove one",
                        other,
                        key);
            }
        });
    }

    private void tag(ObjectPath path, String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (!KEY.matcher(key).matches()) {
            problems.error(
                    "aws-tag",
                    path,
                    "AWS refuses the key %s; use 1 to 128 letters, digits, spaces and _.:/=+-@ without a space at either end",
                    key);
        } else if (lower.startsWith("aws:") || lower.startsWith(Instance.TAG_PREFIX)) {
            problems.error(
                    "aws-tag",
                    path,
                    "The key %s begins with %s, which is for %s; use another key",
                    key,
                    lower.startsWith("aws:") ? "aws:" : Instance.TAG_PREFIX,
                    lower.startsWith("aws:") ? "AWS" : "the platform");
        }
        if (!VALUE.matcher(value).matches()) {
            problems.error(
                    "aws-tag",
                    path,
                    "AWS refuses the value %s of the key %s; use at most 256 letters, digits, spaces and _.:/=+-@ without a space at either end",
                    value,
                    key);
        }
    }
}
