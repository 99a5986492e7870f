package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import scala.Function1;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

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
            LogicalPlan query = new Sources(run, made.keySet()).replacedIn(view.plan());
            Dataset<Row> rows = Dataset.ofRows(run.spark(), query);
            if (!view.userSpecifiedColumns().isEmpty()) {
                rows = rows.toDF(JavaConverters.seqAsJavaList(view.userSpecifiedColumns()).stream()
                        .map(Tuple2::_1)
                        .toArray(String[]::new));
            }
            String viewName = view.name().table();
            rows.createOrReplaceTempView("`" + viewName.replace("`", "``") + "`");
            made.put(lower(viewName), viewName);
        }
        for (String output : outputs) {
            String view = made.get(lower(output));
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

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Puts inputs in the place of the names that a query has for them, and refuses other tables. */
    private final class Sources extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
        private final TransformerRun run;
        private final Map<String, String> inputs = new LinkedHashMap<>();
        private final Set<String> views;

        Sources(TransformerRun run, Set<String> made) {
            this.run = run;
            run.inputs().forEach(input -> inputs.put(lower(input), input));
            this.views = new TreeSet<>(made);
        }

        LogicalPlan replacedIn(LogicalPlan query) {
            return query.transformDownWithSubqueries(this);
        }

        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <A extends LogicalPlan, B> B applyOrElse(A plan, Function1<A, B> otherwise) {
            return (B) replaced(plan);
        }

        private LogicalPlan replaced(LogicalPlan plan) {
            if (plan instanceof UnresolvedWith with) {
                return withReplaced(with);
            }
            return plan instanceof UnresolvedRelation relation ? source(relation) : plan;
        }

        /** Spark does not take what stands behind WITH for a part of the query. */
        private LogicalPlan withReplaced(UnresolvedWith with) {
            List<Tuple2<String, SubqueryAlias>> relations = JavaConverters.seqAsJavaList(with.cteRelations());
            relations.forEach(relation -> views.add(lower(relation._1())));
            List<Tuple2<String, SubqueryAlias>> replaced = new ArrayList<>();
            for (Tuple2<String, SubqueryAlias> relation : relations) {
                replaced.add(new Tuple2<>(relation._1(), (SubqueryAlias) replacedIn(relation._2())));
            }
            return with.copy(with.child(), seq(replaced));
        }

        private LogicalPlan source(UnresolvedRelation relation) {
            List<String> parts = JavaConverters.seqAsJavaList(relation.multipartIdentifier());
            String called = String.join(".", parts);
            String input = inputs.get(lower(called));
            if (input != null) {
                AliasIdentifier alias =
                        AliasIdentifier.apply(parts.get(parts.size() - 1), seq(parts.subList(0, parts.size() - 1)));
                return new SubqueryAlias(alias, run.input(input).logicalPlan());
            }
            if (parts.size() > 1 || !views.contains(lower(called))) {
                throw new JobException("The program " + name + " reads " + called
                        + ", which is no input of the transformer; it has " + inputs.values());
            }
            return relation;
        }

        private static <T> Seq<T> seq(List<T> list) {
            return JavaConverters.asScalaBuffer(list).toList();
        }
    }
}
