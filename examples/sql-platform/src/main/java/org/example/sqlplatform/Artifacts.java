package org.example.sqlplatform;

import io.datasurface.graph.DataTransformerNode;
import io.datasurface.graph.ExportNode;
import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.TriggerNode;
import io.datasurface.graph.chunk.Chunk;
import java.util.List;
import java.util.stream.Collectors;

/** The files that are written, and what is in those that belong to no chunk. */
final class Artifacts {
    static final String CRONTAB = "crontab";
    static final String RUN = "run.sh";
    static final String DEPLOY = "schedules/deploy.txt";
    static final String PLATFORM = "platform.sql";
    static final String RETIRE = "retire.sql";

    private Artifacts() {}

    static String deploy(Chunk chunk) {
        return "deploy/" + FileNames.of(chunk.id()) + ".sql";
    }

    /** Such as {@code schedules/0.1.x.x.x.txt}; an expression has no x, no dot, no underscore, and no equals sign. */
    static String schedule(String cron) {
        String name = cron.replace('*', 'x').replace(' ', '.').replace('/', '_').replace(',', '=');
        return "schedules/" + FileNames.of(name) + ".txt";
    }

    /** Depends on the node only, so that a node that moves to another chunk keeps its script. */
    static String run(IntentionNode node) {
        return "runs/" + FileNames.of(node.accept(new RunName())) + ".sql";
    }

    private static final class RunName implements IntentionNode.Visitor<String> {
        @Override
        public String ingestionMulti(IngestionMultiNode node) {
            return "ingest." + node.store();
        }

        @Override
        public String ingestionSingle(IngestionSingleNode node) {
            return "ingest." + node.store() + "." + node.dataset();
        }

        @Override
        public String export(ExportNode node) {
            return "export." + node.container() + "." + node.store() + "." + node.dataset();
        }

        @Override
        public String trigger(TriggerNode node) {
            return "trigger." + node.workspace();
        }

        @Override
        public String dataTransformer(DataTransformerNode node) {
            return "transform." + node.workspace();
        }
    }

    /** Runs the scripts of a list. What waits for a script that fails is left out; the rest goes on. */
    static String run(Settings settings) {
        return """
                #!/bin/sh
                # Runs the scripts that a file lists: in each line a script and those that it waits for.
                set -u
                cd "$(dirname "$0")" || exit 1
                export PGHOST=%s PGPORT=%s PGDATABASE=%s PGUSER=%s
                failed=' '
                while read -r script needs; do
                  for need in $needs; do
                    case "$failed" in
                      *" $need "*)
                        echo "$script is left out, because $need has failed" >&2
                        failed="$failed$script "
                        continue 2
                        ;;
                    esac
                  done
                  if ! psql --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1 --file="$script" </dev/null; then
                    echo "$script has failed" >&2
                    failed="$failed$script "
                  fi
                done <"$1"
                [ "$failed" = ' ' ]
                """.formatted(
                        Sql.shell(settings.host()),
                        settings.port(),
                        Sql.shell(settings.database()),
                        Sql.shell(settings.role()));
    }

    /** What the other scripts call. */
    static String platform() {
        return """
                BEGIN;
                CREATE EXTENSION IF NOT EXISTS postgres_fdw;
                CREATE SCHEMA IF NOT EXISTS "@platform";
                CREATE TABLE IF NOT EXISTS "@platform".views (schema text, name text);

                -- Lets a table have a column of a type. Views of the column go; the chunk that has them makes them anew.
                CREATE OR REPLACE FUNCTION "@platform".fit_column(wanted regclass, col text, type text) RETURNS void LANGUAGE plpgsql AS $$
                DECLARE
                  found text := (SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = wanted AND attname = col AND NOT attisdropped);
                  reader regclass;
                BEGIN
                  IF found IS NULL THEN
                    EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s', wanted, col, type);
                  ELSIF found <> type THEN
                    FOR reader IN SELECT DISTINCT r.ev_class FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid WHERE d.refobjid = wanted LOOP
                      EXECUTE format('DROP VIEW %s', reader);
                    END LOOP;
                    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %I::%s', wanted, col, type, col, type);
                  END IF;
                END $$;

                -- Gives a table a key. Rows under another key go; the next run brings them back.
                CREATE OR REPLACE FUNCTION "@platform".fit_key(wanted regclass, cols text[]) RETURNS void LANGUAGE plpgsql AS $$
                DECLARE
                  found record;
                BEGIN
                  SELECT c.conname, array_agg(a.attname::text ORDER BY k.place) AS cols INTO found
                    FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY AS k (attnum, place)
                    JOIN pg_attribute a ON a.attrelid = wanted AND a.attnum = k.attnum
                    WHERE c.conrelid = wanted AND c.contype = 'p' GROUP BY c.conname;
                  IF found.cols IS DISTINCT FROM cols THEN
                    IF found.conname IS NOT NULL THEN
                      EXECUTE format('TRUNCATE %s', wanted);
                      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', wanted, found.conname);
                      EXECUTE (SELECT format('ALTER TABLE %s %s', wanted, string_agg(format('ALTER COLUMN %I DROP NOT NULL', col), ', ')) FROM unnest(found.cols) AS col);
                    END IF;
                    EXECUTE (SELECT format('ALTER TABLE %s ADD PRIMARY KEY (%s)', wanted, string_agg(format('%I', col), ', ')) FROM unnest(cols) AS col);
                  END IF;
                END $$;
                COMMIT;
                """;
    }

    /** Takes away the views that the model no longer has. Tables stay: their data cannot be had again from the model. */
    static String retire(List<View> views) {
        String insert = views.isEmpty()
                ? ""
                : views.stream()
                        .map(view -> "  (" + Sql.text(view.schema()) + ", " + Sql.text(view.name()) + ")")
                        .collect(Collectors.joining(
                                ",\n", "INSERT INTO \"@platform\".views (schema, name) VALUES\n", ";\n"));
        return "BEGIN;\nTRUNCATE \"@platform\".views;\n" + insert + """
                DO $$
                DECLARE
                  gone regclass;
                BEGIN
                  FOR gone IN
                    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relkind = 'v' AND obj_description(c.oid, 'pg_class') = '%s'
                      AND NOT EXISTS (SELECT FROM "@platform".views v WHERE v.schema = n.nspname AND v.name = c.relname)
                  LOOP
                    EXECUTE format('DROP VIEW %%s', gone);
                  END LOOP;
                END $$;
                COMMIT;
                """.formatted(View.MARK);
    }
}
