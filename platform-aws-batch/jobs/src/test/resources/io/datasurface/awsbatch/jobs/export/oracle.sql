ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_exports" (name VARCHAR2(255 CHAR) PRIMARY KEY, physical VARCHAR2(128 CHAR) NOT NULL, columns CLOB NOT NULL, source VARCHAR2(255 CHAR) NOT NULL, snapshot NUMBER(19) NOT NULL, exported_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_retired" (physical VARCHAR2(255 CHAR) PRIMARY KEY, retired_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_views" (name VARCHAR2(255 CHAR) PRIMARY KEY, definition CLOB NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
SELECT * FROM "DATASURFACE"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_views" WHERE 1 = 0
GO
DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.ALLOCATE_UNIQUE(?, handle); ? := DBMS_LOCK.REQUEST(handle, DBMS_LOCK.X_MODE, 60, FALSE); END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_e3b98a4d_l1" ("k" VARCHAR2(10 CHAR) NOT NULL, "b]n" RAW(255) NOT NULL, "v" CLOB, PRIMARY KEY ("k", "b]n"))
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_e3b98a4d_l0_s1" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "k" VARCHAR2(10 CHAR), "b]n" RAW(255), "v" CLOB, PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."t_e3b98a4d_l0_s1" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."t_e3b98a4d_l0_s1" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "k", "b]n", "v") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
INSERT /*+ APPEND */ INTO "DATASURFACE"."t_e3b98a4d_l1" ("k", "b]n", "v") SELECT "k", "b]n", "v" FROM "DATASURFACE"."t_e3b98a4d_l0_s1"
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."v_4c94485e_l1" ("Key 'k'" VARCHAR2(40 CHAR) NOT NULL, "flag" NUMBER(1), "small" NUMBER(5), "large" NUMBER(19), "money" NUMBER(18,2), "day" DATE, "at" TIMESTAMP(6) WITH LOCAL TIME ZONE, "data" BLOB, "part" BINARY_FLOAT, "ratio" BINARY_DOUBLE, "tags" CLOB, "more" CLOB, PRIMARY KEY ("Key 'k'"))
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."v_4c94485e_l0_s1" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "Key 'k'" VARCHAR2(40 CHAR), "flag" NUMBER(1), "small" NUMBER(5), "large" NUMBER(19), "money" NUMBER(18,2), "day" DATE, "at" TIMESTAMP(6) WITH LOCAL TIME ZONE, "data" BLOB, "part" BINARY_FLOAT, "ratio" BINARY_DOUBLE, "tags" CLOB, "more" CLOB, PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."v_4c94485e_l0_s1" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."v_4c94485e_l0_s1" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") VALUES (?, ?, ?, ?, ?, TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_DATE(?, 'YYYY-MM-DD'), TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6'), ?, TO_BINARY_FLOAT(?), TO_BINARY_DOUBLE(?), ?, ?)
GO
INSERT /*+ APPEND */ INTO "DATASURFACE"."v_4c94485e_l1" ("Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") SELECT "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "DATASURFACE"."v_4c94485e_l0_s1"
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
CREATE OR REPLACE VIEW "DATASURFACE"."v_t" AS SELECT "k", "b]n", "v" FROM "DATASURFACE"."t_e3b98a4d_l1"
GO
GRANT SELECT ON "DATASURFACE"."v_t" TO "analyst]s"
GO
DELETE FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_views" (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
CREATE OR REPLACE VIEW "DATASURFACE"."v_v" AS SELECT "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "DATASURFACE"."v_4c94485e_l1"
GO
GRANT SELECT ON "DATASURFACE"."v_v" TO "analyst]s"
GO
DELETE FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_views" (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired"
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_exports" (name VARCHAR2(255 CHAR) PRIMARY KEY, physical VARCHAR2(128 CHAR) NOT NULL, columns CLOB NOT NULL, source VARCHAR2(255 CHAR) NOT NULL, snapshot NUMBER(19) NOT NULL, exported_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_retired" (physical VARCHAR2(255 CHAR) PRIMARY KEY, retired_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_views" (name VARCHAR2(255 CHAR) PRIMARY KEY, definition CLOB NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
SELECT * FROM "DATASURFACE"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_views" WHERE 1 = 0
GO
DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.ALLOCATE_UNIQUE(?, handle); ? := DBMS_LOCK.REQUEST(handle, DBMS_LOCK.X_MODE, 60, FALSE); END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_e3b98a4d_l0_s2" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "k" VARCHAR2(10 CHAR), "b]n" RAW(255), "v" CLOB, PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."t_e3b98a4d_l0_s2" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."t_e3b98a4d_l0_s2" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "k", "b]n", "v") VALUES (?, ?, ?, ?, ?, ?, ?)
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."v_4c94485e_l0_s2" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "Key 'k'" VARCHAR2(40 CHAR), "flag" NUMBER(1), "small" NUMBER(5), "large" NUMBER(19), "money" NUMBER(18,2), "day" DATE, "at" TIMESTAMP(6) WITH LOCAL TIME ZONE, "data" BLOB, "part" BINARY_FLOAT, "ratio" BINARY_DOUBLE, "tags" CLOB, "more" CLOB, PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."v_4c94485e_l0_s2" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."v_4c94485e_l0_s2" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") VALUES (?, ?, ?, ?, ?, TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_DATE(?, 'YYYY-MM-DD'), TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6'), ?, TO_BINARY_FLOAT(?), TO_BINARY_DOUBLE(?), ?, ?)
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
DELETE FROM "DATASURFACE"."t_e3b98a4d_l1" t WHERE EXISTS (SELECT 1 FROM "DATASURFACE"."t_e3b98a4d_l0_s2" s WHERE s."_ds_action" = 'D' AND t."k" = s."k" AND t."b]n" = s."b]n")
GO
MERGE INTO "DATASURFACE"."t_e3b98a4d_l1" t USING (SELECT "k", "b]n", "v" FROM "DATASURFACE"."t_e3b98a4d_l0_s2" WHERE "_ds_action" = 'P') s ON (t."k" = s."k" AND t."b]n" = s."b]n") WHEN MATCHED THEN UPDATE SET t."v" = s."v" WHEN NOT MATCHED THEN INSERT ("k", "b]n", "v") VALUES (s."k", s."b]n", s."v")
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
DELETE FROM "DATASURFACE"."v_4c94485e_l1" t WHERE EXISTS (SELECT 1 FROM "DATASURFACE"."v_4c94485e_l0_s2" s WHERE s."_ds_action" = 'D' AND t."Key 'k'" = s."Key 'k'")
GO
MERGE INTO "DATASURFACE"."v_4c94485e_l1" t USING (SELECT "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "DATASURFACE"."v_4c94485e_l0_s2" WHERE "_ds_action" = 'P') s ON (t."Key 'k'" = s."Key 'k'") WHEN MATCHED THEN UPDATE SET t."flag" = s."flag", t."small" = s."small", t."large" = s."large", t."money" = s."money", t."day" = s."day", t."at" = s."at", t."data" = s."data", t."part" = s."part", t."ratio" = s."ratio", t."tags" = s."tags", t."more" = s."more" WHEN NOT MATCHED THEN INSERT ("Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") VALUES (s."Key 'k'", s."flag", s."small", s."large", s."money", s."day", s."at", s."data", s."part", s."ratio", s."tags", s."more")
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired"
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_exports" (name VARCHAR2(255 CHAR) PRIMARY KEY, physical VARCHAR2(128 CHAR) NOT NULL, columns CLOB NOT NULL, source VARCHAR2(255 CHAR) NOT NULL, snapshot NUMBER(19) NOT NULL, exported_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_retired" (physical VARCHAR2(255 CHAR) PRIMARY KEY, retired_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_views" (name VARCHAR2(255 CHAR) PRIMARY KEY, definition CLOB NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
SELECT * FROM "DATASURFACE"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_views" WHERE 1 = 0
GO
DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.ALLOCATE_UNIQUE(?, handle); ? := DBMS_LOCK.REQUEST(handle, DBMS_LOCK.X_MODE, 60, FALSE); END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_e3b98a4d_l2" ("v" CLOB, "at" TIMESTAMP(6))
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_e3b98a4d_l0_s3" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "v" CLOB, "at" TIMESTAMP(6), PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."t_e3b98a4d_l0_s3" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."t_e3b98a4d_l0_s3" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "v", "at") VALUES (?, ?, ?, ?, ?, TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6'))
GO
INSERT /*+ APPEND */ INTO "DATASURFACE"."t_e3b98a4d_l2" ("v", "at") SELECT "v", "at" FROM "DATASURFACE"."t_e3b98a4d_l0_s3"
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM "DATASURFACE"."_ds_views"
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."v_4c94485e_l0_s3" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "Key 'k'" VARCHAR2(40 CHAR), "flag" NUMBER(1), "small" NUMBER(5), "large" NUMBER(19), "money" NUMBER(18,2), "day" DATE, "at" TIMESTAMP(6) WITH LOCAL TIME ZONE, "data" BLOB, "part" BINARY_FLOAT, "ratio" BINARY_DOUBLE, "tags" CLOB, "more" CLOB, PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
DELETE FROM "DATASURFACE"."v_4c94485e_l0_s3" WHERE "_ds_partition" = ? AND "_ds_attempt" < ?
GO
INSERT INTO "DATASURFACE"."v_4c94485e_l0_s3" ("_ds_partition", "_ds_row", "_ds_attempt", "_ds_action", "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") VALUES (?, ?, ?, ?, ?, TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_NUMBER(?), TO_DATE(?, 'YYYY-MM-DD'), TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS.FF6'), ?, TO_BINARY_FLOAT(?), TO_BINARY_DOUBLE(?), ?, ?)
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT * FROM "DATASURFACE"."v_t" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."t_e3b98a4d_l1" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."t_e3b98a4d_l2" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."t_e3b98a4d_l2" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."t_e3b98a4d_l1" WHERE 1 = 0
GO
DELETE FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_views" (name, definition, subject) VALUES (?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
CREATE OR REPLACE VIEW "DATASURFACE"."v_t" AS SELECT "k", "b]n", "v" FROM "DATASURFACE"."t_e3b98a4d_l1" WHERE (SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = 't') = 't_e3b98a4d_l1' UNION ALL SELECT (SELECT "k" FROM "DATASURFACE"."t_e3b98a4d_l1" WHERE 1 = 0) AS "k", (SELECT "b]n" FROM "DATASURFACE"."t_e3b98a4d_l1" WHERE 1 = 0) AS "b]n", "v" FROM "DATASURFACE"."t_e3b98a4d_l2" WHERE (SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = 't') = 't_e3b98a4d_l2'
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
INSERT INTO "DATASURFACE"."_ds_retired" (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DELETE FROM "DATASURFACE"."v_4c94485e_l1" t WHERE EXISTS (SELECT 1 FROM "DATASURFACE"."v_4c94485e_l0_s3" s WHERE s."_ds_action" = 'D' AND t."Key 'k'" = s."Key 'k'")
GO
MERGE INTO "DATASURFACE"."v_4c94485e_l1" t USING (SELECT "Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more" FROM "DATASURFACE"."v_4c94485e_l0_s3" WHERE "_ds_action" = 'P') s ON (t."Key 'k'" = s."Key 'k'") WHEN MATCHED THEN UPDATE SET t."flag" = s."flag", t."small" = s."small", t."large" = s."large", t."money" = s."money", t."day" = s."day", t."at" = s."at", t."data" = s."data", t."part" = s."part", t."ratio" = s."ratio", t."tags" = s."tags", t."more" = s."more" WHEN NOT MATCHED THEN INSERT ("Key 'k'", "flag", "small", "large", "money", "day", "at", "data", "part", "ratio", "tags", "more") VALUES (s."Key 'k'", s."flag", s."small", s."large", s."money", s."day", s."at", s."data", s."part", s."ratio", s."tags", s."more")
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_exports" (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
CREATE OR REPLACE VIEW "DATASURFACE"."v_t" AS SELECT "v", "at" FROM "DATASURFACE"."t_e3b98a4d_l2"
GO
GRANT SELECT ON "DATASURFACE"."v_t" TO "analyst]s"
GO
DELETE FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
INSERT INTO "DATASURFACE"."_ds_views" (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired"
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
ALTER SESSION SET TIME_ZONE = '+00:00'
GO
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,'
GO
ALTER SESSION SET NLS_COMP = BINARY
GO
ALTER SESSION SET DDL_LOCK_TIMEOUT = 60
GO
SELECT value FROM nls_database_parameters WHERE parameter = 'NLS_CHARACTERSET'
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_exports" (name VARCHAR2(255 CHAR) PRIMARY KEY, physical VARCHAR2(128 CHAR) NOT NULL, columns CLOB NOT NULL, source VARCHAR2(255 CHAR) NOT NULL, snapshot NUMBER(19) NOT NULL, exported_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_retired" (physical VARCHAR2(255 CHAR) PRIMARY KEY, retired_at TIMESTAMP(6) NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
BEGIN EXECUTE IMMEDIATE 'CREATE TABLE "DATASURFACE"."_ds_views" (name VARCHAR2(255 CHAR) PRIMARY KEY, definition CLOB NOT NULL, subject VARCHAR2(255 CHAR))'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -955 THEN RAISE; END IF; END;
GO
SELECT * FROM "DATASURFACE"."_ds_exports" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_retired" WHERE 1 = 0
GO
SELECT * FROM "DATASURFACE"."_ds_views" WHERE 1 = 0
GO
DECLARE handle VARCHAR2(128); BEGIN DBMS_LOCK.ALLOCATE_UNIQUE(?, handle); ? := DBMS_LOCK.REQUEST(handle, DBMS_LOCK.X_MODE, 60, FALSE); END;
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_exports" WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT physical, columns, source, snapshot FROM "DATASURFACE"."_ds_exports" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT definition FROM "DATASURFACE"."_ds_views" WHERE name = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired"
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
SELECT physical FROM "DATASURFACE"."_ds_retired" WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s2" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."v_4c94485e_l0_s3" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM "DATASURFACE"."_ds_views" ORDER BY name
GO
SELECT name, physical FROM "DATASURFACE"."_ds_exports" WHERE subject = ? ORDER BY name
GO
DELETE FROM "DATASURFACE"."_ds_exports" WHERE physical = ? AND subject = ?
GO
SELECT name FROM "DATASURFACE"."_ds_exports" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_e3b98a4d_l1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."_ds_retired" WHERE physical = ?
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_ee80d01c_h1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_ee80d01c_h1" ("k" VARCHAR2(10 CHAR) NOT NULL, "b]n" RAW(255) NOT NULL, "v" CLOB, "_ds_epoch" NUMBER(19) NOT NULL, "_ds_seq" VARCHAR2(255 CHAR) NOT NULL, "_ds_commit_ts" TIMESTAMP(6) WITH LOCAL TIME ZONE, "_ds_valid_to" TIMESTAMP(6) WITH LOCAL TIME ZONE, "_ds_batch_in" NUMBER(19), "_ds_batch_out" NUMBER(19), PRIMARY KEY ("k", "b]n", "_ds_epoch", "_ds_seq"))
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_ee80d01c_h0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
CREATE TABLE "DATASURFACE"."t_ee80d01c_h0_s1" ("_ds_partition" NUMBER(10) NOT NULL, "_ds_row" NUMBER(19) NOT NULL, "_ds_attempt" NUMBER(19) NOT NULL, "_ds_action" CHAR(1) NOT NULL, "k" VARCHAR2(10 CHAR), "b]n" RAW(255), "v" CLOB, "_ds_epoch" NUMBER(19), "_ds_seq" VARCHAR2(255 CHAR), "_ds_commit_ts" TIMESTAMP(6) WITH LOCAL TIME ZONE, "_ds_valid_to" TIMESTAMP(6) WITH LOCAL TIME ZONE, "_ds_batch_in" NUMBER(19), "_ds_batch_out" NUMBER(19), PRIMARY KEY ("_ds_partition", "_ds_row"))
GO
INSERT /*+ APPEND */ INTO "DATASURFACE"."t_ee80d01c_h1" ("k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out") SELECT "k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out" FROM "DATASURFACE"."t_ee80d01c_h0_s1"
GO
BEGIN EXECUTE IMMEDIATE 'DROP TABLE "DATASURFACE"."t_ee80d01c_h0_s1" PURGE'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -942 THEN RAISE; END IF; END;
GO
DELETE FROM "DATASURFACE"."t_ee80d01c_h1" t WHERE EXISTS (SELECT 1 FROM "DATASURFACE"."t_ee80d01c_h0_s2" s WHERE s."_ds_action" = 'D' AND t."k" = s."k" AND t."b]n" = s."b]n" AND t."_ds_epoch" = s."_ds_epoch" AND t."_ds_seq" = s."_ds_seq")
GO
MERGE INTO "DATASURFACE"."t_ee80d01c_h1" t USING (SELECT "k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out" FROM "DATASURFACE"."t_ee80d01c_h0_s2" WHERE "_ds_action" = 'P') s ON (t."k" = s."k" AND t."b]n" = s."b]n" AND t."_ds_epoch" = s."_ds_epoch" AND t."_ds_seq" = s."_ds_seq") WHEN MATCHED THEN UPDATE SET t."v" = s."v", t."_ds_commit_ts" = s."_ds_commit_ts", t."_ds_valid_to" = s."_ds_valid_to", t."_ds_batch_in" = s."_ds_batch_in", t."_ds_batch_out" = s."_ds_batch_out" WHEN NOT MATCHED THEN INSERT ("k", "b]n", "v", "_ds_epoch", "_ds_seq", "_ds_commit_ts", "_ds_valid_to", "_ds_batch_in", "_ds_batch_out") VALUES (s."k", s."b]n", s."v", s."_ds_epoch", s."_ds_seq", s."_ds_commit_ts", s."_ds_valid_to", s."_ds_batch_in", s."_ds_batch_out")
GO
