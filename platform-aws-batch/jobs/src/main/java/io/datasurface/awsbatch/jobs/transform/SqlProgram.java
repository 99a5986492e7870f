package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * A transformer in SQL: statements that make temporary views. Those that are called as datasets of the output are written, the others are steps
 * on the way. It reads its inputs by their names ({@code FROM store.dataset}), and can neither read other tables nor change any.
 */
final class SqlProgram implements Transformer {
    private final String name;
    private final String text;
    private final List<String> outputs;

    /**
     * A program.
     *
     * @param name how messages call it
     * @param text the statements
     * @param outputs the names of the datasets that it has to make
     */
    SqlProgram(String name, String text, List<String> outputs) {
        this.name = name;
        this.text = text;
        this.outputs = List.copyOf(outputs);
    }

    @Override
    public void transform(TransformerRun run) {
        Map<String, String> made = new LinkedHashMap<>();
        for (String statement : SqlStatements.of(text)) {
            CreateViewCommand view = parse(run.spark(), statement);
            String viewName = view.name().table();
            SqlSources sources = new SqlSources("The program " + name + " (view " + viewName + ")", run);
            LogicalPlan query = sources.replacedIn(view.plan(), made.keySet());
            Dataset<Row> rows = Dataset.ofRows(run.spark(), query);
            if (!view.userSpecifiedColumns().isEmpty()) {
                rows = rows.toDF(JavaConverters.seqAsJavaList(view.userSpecifiedColumns()).stream()
                        .map(Tuple2::_1)
                        .toArray(String[]::new));
            }
            rows.createOrReplaceTempView("`" + viewName.replace("`", "``") + "`");
            made.put(SqlSources.lower(viewName), viewName);
        }
        for (String output : outputs) {
            String view = made.get(SqlSources.lower(output));
            if (view == null) {
                throw new JobException("The program " + name + " makes no view " + output
                        + ", which is a dataset of the output; it makes " + made.values());
            }
            run.write(output, run.spark().table("`" + view.replace("`", "``") + "`"));
        }
    }

    private CreateViewCommand parse(SparkSession spark, String statement) {
        LogicalPlan plan;
        try {
            plan = spark.sessionState().sqlParser().parsePlan(statement);
        } catch (ParseException e) {
            throw new JobException("The program " + name + " has a statement that is no SQL: " + e.getMessage(), e);
        }
        if (plan instanceof CreateViewCommand view && view.viewType() == LocalTempView$.MODULE$) {
            return view;
        }
        throw new JobException("The program " + name + " has a statement that makes no temporary view: "
                + statement.lines().findFirst().orElse("")
                + " ...; write CREATE OR REPLACE TEMPORARY VIEW <dataset> AS SELECT ...");
    }
}
