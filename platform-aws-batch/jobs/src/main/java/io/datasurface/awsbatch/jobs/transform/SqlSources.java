package io.datasurface.awsbatch.jobs.transform;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.PlanWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Puts inputs in the place of the names that a query has for them, and refuses whatever else reads something: what a query may begin with is
 * listed here, so that what a later Spark can begin with is refused too.
 */
final class SqlSources {
    private final String where;
    private final TransformerRun run;
    private final Map<String, String> inputs = new LinkedHashMap<>();

    /**
     * For the queries of a statement.
     *
     * @param where how messages call the statement
     */
    SqlSources(String where, TransformerRun run) {
        this.where = where;
        this.run = run;
        run.inputs().forEach(input -> inputs.put(lower(input), input));
    }

    /** The name by which views are known, however it is written. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * A query with its inputs.
     *
     * @param views that it may read beside them, in lower case
     */
    LogicalPlan replacedIn(LogicalPlan query, Set<String> views) {
        if (query instanceof UnresolvedWith with) {
            return withReplaced(with, views);
        }
        if (query instanceof UnresolvedRelation relation) {
            return source(relation, views);
        }
        refuseOthers(query);
        return query.mapExpressions(expression -> replacedIn(expression, views))
                .mapChildren(child -> replacedIn(child, views));
    }

    private Expression replacedIn(Expression expression, Set<String> views) {
        Expression replaced = expression instanceof SubqueryExpression subquery
                ? subquery.withNewPlan(replacedIn(subquery.plan(), views))
                : expression;
        return replaced.mapChildren(child -> replacedIn(child, views));
    }

    /** What stands behind WITH knows what stands before it; only the query that follows knows all. */
    private LogicalPlan withReplaced(UnresolvedWith with, Set<String> outer) {
        Set<String> views = new TreeSet<>(outer);
        List<Tuple2<String, SubqueryAlias>> replaced = new ArrayList<>();
        for (Tuple2<String, SubqueryAlias> relation : JavaConverters.seqAsJavaList(with.cteRelations())) {
            replaced.add(new Tuple2<>(relation._1(), (SubqueryAlias) replacedIn(relation._2(), views)));
            views.add(lower(relation._1()));
        }
        return with.copy(replacedIn(with.child(), views), seq(replaced));
    }

    private LogicalPlan source(UnresolvedRelation relation, Set<String> views) {
        List<String> parts = JavaConverters.seqAsJavaList(relation.multipartIdentifier());
        String called = String.join(".", parts);
        String input = inputs.get(lower(called));
        if (input != null) {
            AliasIdentifier alias =
                    AliasIdentifier.apply(parts.get(parts.size() - 1), seq(parts.subList(0, parts.size() - 1)));
            return new SubqueryAlias(alias, run.input(input).logicalPlan());
        }
        if (parts.size() > 1 || !views.contains(lower(called))) {
            throw refused("reads " + called + ", which is no input of the transformer");
        }
        return relation;
    }

    private void refuseOthers(LogicalPlan plan) {
        if (plan instanceof RelationTimeTravel travel) {
            String what = travel.relation() instanceof UnresolvedRelation relation
                    ? String.join(".", JavaConverters.seqAsJavaList(relation.multipartIdentifier()))
                    : "a table";
            throw refused("reads " + what + " as of a version or time; inputs are read as they are in one batch,"
                    + " so leave VERSION AS OF and TIMESTAMP AS OF out, or ask for the history");
        }
        if (plan instanceof PlanWithUnresolvedIdentifier named) {
            throw refused("names a table by IDENTIFIER("
                    + named.identifierExpr().sql() + "), so nobody can tell which; write the name itself");
        }
        boolean isKnown = plan instanceof OneRowRelation
                || plan instanceof UnresolvedInlineTable
                || plan instanceof UnresolvedTableValuedFunction;
        if (plan.children().isEmpty() && !isKnown) {
            throw refused("reads from a " + plan.nodeName()
                    + "; a query begins with inputs, views, VALUES and functions that make rows");
        }
    }

    private JobException refused(String why) {
        return new JobException(where + " " + why + "; it has " + inputs.values());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toList();
    }
}
