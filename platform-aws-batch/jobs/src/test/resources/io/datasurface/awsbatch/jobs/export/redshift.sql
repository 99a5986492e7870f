SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
SELECT schema_name FROM svv_all_schemas WHERE database_name = current_database() AND schema_name = LOWER(?)
GO
CREATE SCHEMA IF NOT EXISTS "datasurface"
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_exports" ("name" VARCHAR(1024) NOT NULL, "physical" VARCHAR(127) NOT NULL, "columns" VARCHAR(65535) NOT NULL, "source" VARCHAR(1024) NOT NULL, "snapshot" BIGINT NOT NULL, "exported_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_retired" ("physical" VARCHAR(127) NOT NULL, "retired_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_views" ("name" VARCHAR(1024) NOT NULL, "definition" VARCHAR(65535) NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_lock" ("nothing" SMALLINT)
GO
SELECT * FROM "datasurface"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_views" WHERE 1 = 0
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
LOCK TABLE "datasurface"."_ds_lock"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l1"
GO
CREATE TABLE "datasurface"."t_e3b98a4d_l1" ("_ds_action" CHAR(1) NOT NULL, "k" VARCHAR(40) NOT NULL, "b]n" VARBYTE(16777216) NOT NULL, "v" VARCHAR(65535))
GO
COPY "datasurface"."t_e3b98a4d_l1" FROM 's3://control/tmp/copies/mart/t_e3b98a4d_l1/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
ALTER TABLE "datasurface"."t_e3b98a4d_l1" DROP COLUMN "_ds_action"
GO
SELECT COUNT(*) FROM "datasurface"."t_e3b98a4d_l1"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l1"
GO
CREATE TABLE "datasurface"."v_4c94485e_l1" ("_ds_action" CHAR(1) NOT NULL, "Key ""k""" VARCHAR(160) NOT NULL, "flag" BOOLEAN, "small" SMALLINT, "large" BIGINT, "money" DECIMAL(18,2), "day" DATE, "at" TIMESTAMPTZ, "data" VARBYTE(16777216), "part" REAL, "ratio" DOUBLE PRECISION, "tags" SUPER, "more" SUPER)
GO
COPY "datasurface"."v_4c94485e_l1" FROM 's3://control/tmp/copies/mart/v_4c94485e_l1/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
ALTER TABLE "datasurface"."v_4c94485e_l1" DROP COLUMN "_ds_action"
GO
SELECT COUNT(*) FROM "datasurface"."v_4c94485e_l1"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP VIEW IF EXISTS "datasurface"."v_t"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
CREATE VIEW "datasurface"."v_t" AS SELECT "k", "b]n", "v" FROM "datasurface"."t_e3b98a4d_l1"
GO
GRANT USAGE ON SCHEMA "datasurface" TO "analyst]s"
GO
GRANT SELECT ON "datasurface"."v_t" TO "analyst]s"
GO
DELETE FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_views" ("name", "definition", "subject") VALUES (?, ?, ?)
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP VIEW IF EXISTS "datasurface"."v_v"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
CREATE VIEW "datasurface"."v_v" AS SELECT "Key ""k""", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "datasurface"."v_4c94485e_l1"
GO
GRANT USAGE ON SCHEMA "datasurface" TO "analyst]s"
GO
GRANT SELECT ON "datasurface"."v_v" TO "analyst]s"
GO
DELETE FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_views" ("name", "definition", "subject") VALUES (?, ?, ?)
GO
SELECT 1
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE ("subject" = ? AND "retired_at" < ?) OR ("subject" IS NULL AND "retired_at" < ?)
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
SELECT schema_name FROM svv_all_schemas WHERE database_name = current_database() AND schema_name = LOWER(?)
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_exports" ("name" VARCHAR(1024) NOT NULL, "physical" VARCHAR(127) NOT NULL, "columns" VARCHAR(65535) NOT NULL, "source" VARCHAR(1024) NOT NULL, "snapshot" BIGINT NOT NULL, "exported_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_retired" ("physical" VARCHAR(127) NOT NULL, "retired_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_views" ("name" VARCHAR(1024) NOT NULL, "definition" VARCHAR(65535) NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_lock" ("nothing" SMALLINT)
GO
SELECT * FROM "datasurface"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_views" WHERE 1 = 0
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
LOCK TABLE "datasurface"."_ds_lock"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l0_s2"
GO
CREATE TABLE "datasurface"."t_e3b98a4d_l0_s2" ("_ds_action" CHAR(1) NOT NULL, "k" VARCHAR(40), "b]n" VARBYTE(16777216), "v" VARCHAR(65535))
GO
COPY "datasurface"."t_e3b98a4d_l0_s2" FROM 's3://control/tmp/copies/mart/t_e3b98a4d_l0_s2/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
SELECT COUNT(*) FROM "datasurface"."t_e3b98a4d_l0_s2"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s2"
GO
CREATE TABLE "datasurface"."v_4c94485e_l0_s2" ("_ds_action" CHAR(1) NOT NULL, "Key ""k""" VARCHAR(160), "flag" BOOLEAN, "small" SMALLINT, "large" BIGINT, "money" DECIMAL(18,2), "day" DATE, "at" TIMESTAMPTZ, "data" VARBYTE(16777216), "part" REAL, "ratio" DOUBLE PRECISION, "tags" SUPER, "more" SUPER)
GO
COPY "datasurface"."v_4c94485e_l0_s2" FROM 's3://control/tmp/copies/mart/v_4c94485e_l0_s2/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
SELECT COUNT(*) FROM "datasurface"."v_4c94485e_l0_s2"
GO
DELETE FROM "datasurface"."t_e3b98a4d_l1" USING "datasurface"."t_e3b98a4d_l0_s2" WHERE "t_e3b98a4d_l1"."k" = "t_e3b98a4d_l0_s2"."k" AND OCTET_LENGTH("t_e3b98a4d_l1"."k") = OCTET_LENGTH("t_e3b98a4d_l0_s2"."k") AND "t_e3b98a4d_l1"."b]n" = "t_e3b98a4d_l0_s2"."b]n"
GO
INSERT INTO "datasurface"."t_e3b98a4d_l1" ("k", "b]n", "v") SELECT "k", "b]n", "v" FROM "datasurface"."t_e3b98a4d_l0_s2" WHERE "_ds_action" = 'P'
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
DELETE FROM "datasurface"."v_4c94485e_l1" USING "datasurface"."v_4c94485e_l0_s2" WHERE "v_4c94485e_l1"."Key ""k""" = "v_4c94485e_l0_s2"."Key ""k""" AND OCTET_LENGTH("v_4c94485e_l1"."Key ""k""") = OCTET_LENGTH("v_4c94485e_l0_s2"."Key ""k""")
GO
INSERT INTO "datasurface"."v_4c94485e_l1" ("Key ""k""", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") SELECT "Key ""k""", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "datasurface"."v_4c94485e_l0_s2" WHERE "_ds_action" = 'P'
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT 1
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l0_s2"
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s2"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE ("subject" = ? AND "retired_at" < ?) OR ("subject" IS NULL AND "retired_at" < ?)
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
SELECT schema_name FROM svv_all_schemas WHERE database_name = current_database() AND schema_name = LOWER(?)
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_exports" ("name" VARCHAR(1024) NOT NULL, "physical" VARCHAR(127) NOT NULL, "columns" VARCHAR(65535) NOT NULL, "source" VARCHAR(1024) NOT NULL, "snapshot" BIGINT NOT NULL, "exported_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_retired" ("physical" VARCHAR(127) NOT NULL, "retired_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_views" ("name" VARCHAR(1024) NOT NULL, "definition" VARCHAR(65535) NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_lock" ("nothing" SMALLINT)
GO
SELECT * FROM "datasurface"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_views" WHERE 1 = 0
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
LOCK TABLE "datasurface"."_ds_lock"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l2"
GO
CREATE TABLE "datasurface"."t_e3b98a4d_l2" ("_ds_action" CHAR(1) NOT NULL, "v" VARCHAR(65535), "at" TIMESTAMP)
GO
COPY "datasurface"."t_e3b98a4d_l2" FROM 's3://control/tmp/copies/mart/t_e3b98a4d_l2/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
ALTER TABLE "datasurface"."t_e3b98a4d_l2" DROP COLUMN "_ds_action"
GO
SELECT COUNT(*) FROM "datasurface"."t_e3b98a4d_l2"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" LIKE ? ESCAPE '!'
GO
SELECT "definition" FROM "datasurface"."_ds_views"
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s3"
GO
CREATE TABLE "datasurface"."v_4c94485e_l0_s3" ("_ds_action" CHAR(1) NOT NULL, "Key ""k""" VARCHAR(160), "flag" BOOLEAN, "small" SMALLINT, "large" BIGINT, "money" DECIMAL(18,2), "day" DATE, "at" TIMESTAMPTZ, "data" VARBYTE(16777216), "part" REAL, "ratio" DOUBLE PRECISION, "tags" SUPER, "more" SUPER)
GO
COPY "datasurface"."v_4c94485e_l0_s3" FROM 's3://control/tmp/copies/mart/v_4c94485e_l0_s3/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
SELECT COUNT(*) FROM "datasurface"."v_4c94485e_l0_s3"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
INSERT INTO "datasurface"."_ds_retired" ("physical", "retired_at", "subject") VALUES (?, ?, ?)
GO
DELETE FROM "datasurface"."v_4c94485e_l1" USING "datasurface"."v_4c94485e_l0_s3" WHERE "v_4c94485e_l1"."Key ""k""" = "v_4c94485e_l0_s3"."Key ""k""" AND OCTET_LENGTH("v_4c94485e_l1"."Key ""k""") = OCTET_LENGTH("v_4c94485e_l0_s3"."Key ""k""")
GO
INSERT INTO "datasurface"."v_4c94485e_l1" ("Key ""k""", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") SELECT "Key ""k""", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "datasurface"."v_4c94485e_l0_s3" WHERE "_ds_action" = 'P'
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_exports" ("name", "physical", "columns", "source", "snapshot", "exported_at", "subject") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP VIEW IF EXISTS "datasurface"."v_t"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
CREATE VIEW "datasurface"."v_t" AS SELECT "v", "at" FROM "datasurface"."t_e3b98a4d_l2"
GO
GRANT USAGE ON SCHEMA "datasurface" TO "analyst]s"
GO
GRANT SELECT ON "datasurface"."v_t" TO "analyst]s"
GO
DELETE FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
INSERT INTO "datasurface"."_ds_views" ("name", "definition", "subject") VALUES (?, ?, ?)
GO
SELECT 1
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s3"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE ("subject" = ? AND "retired_at" < ?) OR ("subject" IS NULL AND "retired_at" < ?)
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
SELECT schema_name FROM svv_all_schemas WHERE database_name = current_database() AND schema_name = LOWER(?)
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_exports" ("name" VARCHAR(1024) NOT NULL, "physical" VARCHAR(127) NOT NULL, "columns" VARCHAR(65535) NOT NULL, "source" VARCHAR(1024) NOT NULL, "snapshot" BIGINT NOT NULL, "exported_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_retired" ("physical" VARCHAR(127) NOT NULL, "retired_at" TIMESTAMP NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_views" ("name" VARCHAR(1024) NOT NULL, "definition" VARCHAR(65535) NOT NULL, "subject" VARCHAR(1024))
GO
CREATE TABLE IF NOT EXISTS "datasurface"."_ds_lock" ("nothing" SMALLINT)
GO
SELECT * FROM "datasurface"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "datasurface"."_ds_views" WHERE 1 = 0
GO
SET enable_case_sensitive_identifier TO false
GO
SET timezone TO 'UTC'
GO
LOCK TABLE "datasurface"."_ds_lock"
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "physical", "columns", "source", "snapshot" FROM "datasurface"."_ds_exports" WHERE "name" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_exports" WHERE "name" = ? AND "physical" = ? AND "subject" = ?
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT 1
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "definition" FROM "datasurface"."_ds_views" WHERE "name" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "physical" FROM "datasurface"."_ds_retired" WHERE ("subject" = ? AND "retired_at" < ?) OR ("subject" IS NULL AND "retired_at" < ?)
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l0_s1"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s1"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l0_s2"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s2"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l0_s3"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."v_4c94485e_l0_s3"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" WHERE "subject" = ? ORDER BY "name"
GO
SELECT "name", "definition" FROM "datasurface"."_ds_views" ORDER BY "name"
GO
SELECT "name", "physical" FROM "datasurface"."_ds_exports" WHERE "subject" = ? ORDER BY "name"
GO
DELETE FROM "datasurface"."_ds_exports" WHERE "physical" = ? AND "subject" = ?
GO
SELECT "name" FROM "datasurface"."_ds_exports" WHERE "physical" = ?
GO
SET LOCAL statement_timeout TO 60000
GO
DROP TABLE IF EXISTS "datasurface"."t_e3b98a4d_l1"
GO
SET LOCAL statement_timeout TO DEFAULT
GO
DELETE FROM "datasurface"."_ds_retired" WHERE "physical" = ?
GO
DROP TABLE IF EXISTS "datasurface"."t_ee80d01c_h1"
GO
CREATE TABLE "datasurface"."t_ee80d01c_h1" ("_ds_action" CHAR(1) NOT NULL, "k" VARCHAR(40) NOT NULL, "b]n" VARBYTE(16777216) NOT NULL, "v" VARCHAR(65535), "_ds_epoch" BIGINT NOT NULL, "_ds_seq" VARCHAR(65535) NOT NULL, "_ds_commit_ts" TIMESTAMPTZ, "_ds_valid_to" TIMESTAMPTZ, "_ds_batch_in" BIGINT, "_ds_batch_out" BIGINT)
GO
COPY "datasurface"."t_ee80d01c_h1" FROM 's3://control/tmp/copies/mart/t_ee80d01c_h1/manifest.json' IAM_ROLE default REGION 'eu-central-1' FORMAT AS CSV NULL AS '__ds_null__' GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'
GO
ALTER TABLE "datasurface"."t_ee80d01c_h1" DROP COLUMN "_ds_action"
GO
DELETE FROM "datasurface"."t_ee80d01c_h1" USING "datasurface"."t_ee80d01c_h0_s2" WHERE "t_ee80d01c_h1"."k" = "t_ee80d01c_h0_s2"."k" AND OCTET_LENGTH("t_ee80d01c_h1"."k") = OCTET_LENGTH("t_ee80d01c_h0_s2"."k") AND "t_ee80d01c_h1"."b]n" = "t_ee80d01c_h0_s2"."b]n" AND "t_ee80d01c_h1"."_ds_epoch" = "t_ee80d01c_h0_s2"."_ds_epoch" AND "t_ee80d01c_h1"."_ds_seq" = "t_ee80d01c_h0_s2"."_ds_seq" AND OCTET_LENGTH("t_ee80d01c_h1"."_ds_seq") = OCTET_LENGTH("t_ee80d01c_h0_s2"."_ds_seq")
GO
INSERT INTO "datasurface"."t_ee80d01c_h1" ("k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out") SELECT "k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out" FROM "datasurface"."t_ee80d01c_h0_s2" WHERE "_ds_action" = 'P'
GO
