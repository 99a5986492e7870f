package org.example.sqlplatform;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterValues;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything a host relies on. */
class SqlPlatformContractTest extends PlatformPluginContract {
    @Override
    protected DataPlatformProvider provider() {
        return new SqlPlatformProvider();
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(
                SampleModels.relational(
                        "sql",
                        Map.of(
                                "host", ParameterValues.of("mart.example.com"),
                                "database", ParameterValues.of("mart"))),
                Shop.model());
    }

    @Override
    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
        String all = artifacts.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        long tables = Pattern.compile("^CREATE (FOREIGN )?TABLE", Pattern.MULTILINE)
                .matcher(all)
                .results()
                .count();
        long views = Pattern.compile("^CREATE VIEW", Pattern.MULTILINE)
                .matcher(all)
                .results()
                .count();
        return Map.of(SqlEstimator.TABLES, tables, SqlEstimator.VIEWS, views);
    }
}
