SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()
GO
IF SCHEMA_ID(N'datasurface') IS NULL EXEC(N'CREATE SCHEMA [datasurface]')
GO
IF OBJECT_ID(N'[datasurface].[_ds_exports]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_exports] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, physical nvarchar(128) NOT NULL, columns nvarchar(max) NOT NULL, source nvarchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_retired]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_retired] (physical nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, retired_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_views]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_views] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, definition nvarchar(max) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
SELECT * FROM [datasurface].[_ds_exports] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_retired] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_views] WHERE 1 = 0
GO
SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = ?, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 60000; SELECT @taken
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l1]
GO
CREATE TABLE [datasurface].[t_e3b98a4d_l1] ([k] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL, [b]]n] varbinary(255) NOT NULL, [v] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY NONCLUSTERED ([k], [b]]n]))
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s1]
GO
CREATE TABLE [datasurface].[t_e3b98a4d_l0_s1] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(max) NULL, c3 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[t_e3b98a4d_l0_s1] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[t_e3b98a4d_l0_s1] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2, c3) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
INSERT INTO [datasurface].[t_e3b98a4d_l1] WITH (TABLOCK) ([k], [b]]n], [v]) SELECT c1 AS [k], CONVERT(varbinary(255), c2, 2) AS [b]]n], c3 AS [v] FROM [datasurface].[t_e3b98a4d_l0_s1]
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s1]
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l1]
GO
CREATE TABLE [datasurface].[v_4c94485e_l1] ([Key "k"] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL, [flag] bit NULL, [small] smallint NULL, [large] bigint NULL, [money] decimal(18,2) NULL, [day] date NULL, [at] datetimeoffset(6) NULL, [data] varbinary(max) NULL, [part] real NULL, [ratio] float(53) NULL, [tags] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, [more] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY ([Key "k"]))
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s1]
GO
CREATE TABLE [datasurface].[v_4c94485e_l0_s1] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(80) NULL, c3 nvarchar(80) NULL, c4 nvarchar(80) NULL, c5 nvarchar(80) NULL, c6 nvarchar(80) NULL, c7 nvarchar(80) NULL, c8 nvarchar(max) NULL, c9 nvarchar(80) NULL, c10 nvarchar(80) NULL, c11 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, c12 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[v_4c94485e_l0_s1] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[v_4c94485e_l0_s1] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
GO
INSERT INTO [datasurface].[v_4c94485e_l1] WITH (TABLOCK) ([Key "k"], [flag], [small], [large], [money], [day], [at], [data], [part], [ratio], [tags], [more]) SELECT c1 AS [Key "k"], CAST(c2 AS bit) AS [flag], CAST(c3 AS smallint) AS [small], CAST(c4 AS bigint) AS [large], CAST(c5 AS decimal(18,2)) AS [money], CAST(c6 AS date) AS [day], CAST(c7 AS datetimeoffset(6)) AS [at], CONVERT(varbinary(max), c8, 2) AS [data], CAST(c9 AS real) AS [part], CAST(c10 AS float(53)) AS [ratio], c11 AS [tags], c12 AS [more] FROM [datasurface].[v_4c94485e_l0_s1]
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s1]
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
DROP VIEW IF EXISTS [datasurface].[v_t]
GO
CREATE VIEW [datasurface].[v_t] AS SELECT [k], [b]]n], [v] FROM [datasurface].[t_e3b98a4d_l1]
GO
GRANT SELECT ON [datasurface].[v_t] TO [analyst]]s]
GO
DELETE FROM [datasurface].[_ds_views] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_views] (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
DROP VIEW IF EXISTS [datasurface].[v_v]
GO
CREATE VIEW [datasurface].[v_v] AS SELECT [Key "k"], [flag], [small], [large], [money], [day], [at], [data], [part], [ratio], [tags], [more] FROM [datasurface].[v_4c94485e_l1]
GO
GRANT SELECT ON [datasurface].[v_v] TO [analyst]]s]
GO
DELETE FROM [datasurface].[_ds_views] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_views] (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired]
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()
GO
IF SCHEMA_ID(N'datasurface') IS NULL EXEC(N'CREATE SCHEMA [datasurface]')
GO
IF OBJECT_ID(N'[datasurface].[_ds_exports]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_exports] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, physical nvarchar(128) NOT NULL, columns nvarchar(max) NOT NULL, source nvarchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_retired]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_retired] (physical nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, retired_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_views]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_views] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, definition nvarchar(max) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
SELECT * FROM [datasurface].[_ds_exports] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_retired] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_views] WHERE 1 = 0
GO
SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = ?, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 60000; SELECT @taken
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s2]
GO
CREATE TABLE [datasurface].[t_e3b98a4d_l0_s2] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(max) NULL, c3 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[t_e3b98a4d_l0_s2] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[t_e3b98a4d_l0_s2] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2, c3) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s2]
GO
CREATE TABLE [datasurface].[v_4c94485e_l0_s2] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(80) NULL, c3 nvarchar(80) NULL, c4 nvarchar(80) NULL, c5 nvarchar(80) NULL, c6 nvarchar(80) NULL, c7 nvarchar(80) NULL, c8 nvarchar(max) NULL, c9 nvarchar(80) NULL, c10 nvarchar(80) NULL, c11 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, c12 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[v_4c94485e_l0_s2] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[v_4c94485e_l0_s2] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
GO
MERGE INTO [datasurface].[t_e3b98a4d_l1] AS t USING (SELECT _ds_action, c1 AS [k], CONVERT(varbinary(255), c2, 2) AS [b]]n], c3 AS [v] FROM [datasurface].[t_e3b98a4d_l0_s2]) AS s ON (t.[k] = s.[k] AND DATALENGTH(t.[k]) = DATALENGTH(s.[k]) AND t.[b]]n] = s.[b]]n] AND DATALENGTH(t.[b]]n]) = DATALENGTH(s.[b]]n])) WHEN MATCHED AND s._ds_action = N'D' THEN DELETE WHEN MATCHED THEN UPDATE SET [v] = s.[v] WHEN NOT MATCHED AND s._ds_action = N'P' THEN INSERT ([k], [b]]n], [v]) VALUES (s.[k], s.[b]]n], s.[v]);
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
MERGE INTO [datasurface].[v_4c94485e_l1] AS t USING (SELECT _ds_action, c1 AS [Key "k"], CAST(c2 AS bit) AS [flag], CAST(c3 AS smallint) AS [small], CAST(c4 AS bigint) AS [large], CAST(c5 AS decimal(18,2)) AS [money], CAST(c6 AS date) AS [day], CAST(c7 AS datetimeoffset(6)) AS [at], CONVERT(varbinary(max), c8, 2) AS [data], CAST(c9 AS real) AS [part], CAST(c10 AS float(53)) AS [ratio], c11 AS [tags], c12 AS [more] FROM [datasurface].[v_4c94485e_l0_s2]) AS s ON (t.[Key "k"] = s.[Key "k"] AND DATALENGTH(t.[Key "k"]) = DATALENGTH(s.[Key "k"])) WHEN MATCHED AND s._ds_action = N'D' THEN DELETE WHEN MATCHED THEN UPDATE SET [flag] = s.[flag], [small] = s.[small], [large] = s.[large], [money] = s.[money], [day] = s.[day], [at] = s.[at], [data] = s.[data], [part] = s.[part], [ratio] = s.[ratio], [tags] = s.[tags], [more] = s.[more] WHEN NOT MATCHED AND s._ds_action = N'P' THEN INSERT ([Key "k"], [flag], [small], [large], [money], [day], [at], [data], [part], [ratio], [tags], [more]) VALUES (s.[Key "k"], s.[flag], s.[small], s.[large], s.[money], s.[day], s.[at], s.[data], s.[part], s.[ratio], s.[tags], s.[more]);
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s2]
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s2]
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired]
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()
GO
IF SCHEMA_ID(N'datasurface') IS NULL EXEC(N'CREATE SCHEMA [datasurface]')
GO
IF OBJECT_ID(N'[datasurface].[_ds_exports]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_exports] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, physical nvarchar(128) NOT NULL, columns nvarchar(max) NOT NULL, source nvarchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_retired]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_retired] (physical nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, retired_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_views]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_views] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, definition nvarchar(max) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
SELECT * FROM [datasurface].[_ds_exports] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_retired] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_views] WHERE 1 = 0
GO
SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = ?, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 60000; SELECT @taken
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l2]
GO
CREATE TABLE [datasurface].[t_e3b98a4d_l2] ([v] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, [at] datetime2(6) NULL)
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s3]
GO
CREATE TABLE [datasurface].[t_e3b98a4d_l0_s3] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(80) NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[t_e3b98a4d_l0_s3] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[t_e3b98a4d_l0_s3] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2) VALUES (?, ?, ?, ?, ?, ?)
GO
INSERT INTO [datasurface].[t_e3b98a4d_l2] WITH (TABLOCK) ([v], [at]) SELECT c1 AS [v], CAST(c2 AS datetime2(6)) AS [at] FROM [datasurface].[t_e3b98a4d_l0_s3]
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s3]
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical LIKE ? ESCAPE '!'
GO
SELECT definition FROM [datasurface].[_ds_views]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s3]
GO
CREATE TABLE [datasurface].[v_4c94485e_l0_s3] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(80) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(80) NULL, c3 nvarchar(80) NULL, c4 nvarchar(80) NULL, c5 nvarchar(80) NULL, c6 nvarchar(80) NULL, c7 nvarchar(80) NULL, c8 nvarchar(max) NULL, c9 nvarchar(80) NULL, c10 nvarchar(80) NULL, c11 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, c12 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
DELETE FROM [datasurface].[v_4c94485e_l0_s3] WHERE _ds_partition = ? AND _ds_attempt < ?
GO
INSERT INTO [datasurface].[v_4c94485e_l0_s3] (_ds_partition, _ds_row, _ds_attempt, _ds_action, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
INSERT INTO [datasurface].[_ds_retired] (physical, retired_at, subject) VALUES (?, ?, ?)
GO
MERGE INTO [datasurface].[v_4c94485e_l1] AS t USING (SELECT _ds_action, c1 AS [Key "k"], CAST(c2 AS bit) AS [flag], CAST(c3 AS smallint) AS [small], CAST(c4 AS bigint) AS [large], CAST(c5 AS decimal(18,2)) AS [money], CAST(c6 AS date) AS [day], CAST(c7 AS datetimeoffset(6)) AS [at], CONVERT(varbinary(max), c8, 2) AS [data], CAST(c9 AS real) AS [part], CAST(c10 AS float(53)) AS [ratio], c11 AS [tags], c12 AS [more] FROM [datasurface].[v_4c94485e_l0_s3]) AS s ON (t.[Key "k"] = s.[Key "k"] AND DATALENGTH(t.[Key "k"]) = DATALENGTH(s.[Key "k"])) WHEN MATCHED AND s._ds_action = N'D' THEN DELETE WHEN MATCHED THEN UPDATE SET [flag] = s.[flag], [small] = s.[small], [large] = s.[large], [money] = s.[money], [day] = s.[day], [at] = s.[at], [data] = s.[data], [part] = s.[part], [ratio] = s.[ratio], [tags] = s.[tags], [more] = s.[more] WHEN NOT MATCHED AND s._ds_action = N'P' THEN INSERT ([Key "k"], [flag], [small], [large], [money], [day], [at], [data], [part], [ratio], [tags], [more]) VALUES (s.[Key "k"], s.[flag], s.[small], s.[large], s.[money], s.[day], s.[at], s.[data], s.[part], s.[ratio], s.[tags], s.[more]);
GO
DELETE FROM [datasurface].[_ds_exports] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_exports] (name, physical, columns, source, snapshot, exported_at, subject) VALUES (?, ?, ?, ?, ?, ?, ?)
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
DROP VIEW IF EXISTS [datasurface].[v_t]
GO
CREATE VIEW [datasurface].[v_t] AS SELECT [v], [at] FROM [datasurface].[t_e3b98a4d_l2]
GO
GRANT SELECT ON [datasurface].[v_t] TO [analyst]]s]
GO
DELETE FROM [datasurface].[_ds_views] WHERE name = ?
GO
INSERT INTO [datasurface].[_ds_views] (name, definition, subject) VALUES (?, ?, ?)
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s3]
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired]
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()
GO
IF SCHEMA_ID(N'datasurface') IS NULL EXEC(N'CREATE SCHEMA [datasurface]')
GO
IF OBJECT_ID(N'[datasurface].[_ds_exports]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_exports] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, physical nvarchar(128) NOT NULL, columns nvarchar(max) NOT NULL, source nvarchar(255) NOT NULL, snapshot bigint NOT NULL, exported_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_retired]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_retired] (physical nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, retired_at datetime2(6) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
IF OBJECT_ID(N'[datasurface].[_ds_views]', N'U') IS NULL CREATE TABLE [datasurface].[_ds_views] (name nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, definition nvarchar(max) NOT NULL, subject nvarchar(255) COLLATE Latin1_General_100_BIN2)
GO
SELECT * FROM [datasurface].[_ds_exports] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_retired] WHERE 1 = 0
GO
SELECT * FROM [datasurface].[_ds_views] WHERE 1 = 0
GO
SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = ?, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 60000; SELECT @taken
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT physical, columns, source, snapshot FROM [datasurface].[_ds_exports] WHERE name = ?
GO
SELECT physical FROM [datasurface].[_ds_exports] WHERE name = ? AND physical = ? AND subject = ?
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT definition FROM [datasurface].[_ds_views] WHERE name = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired]
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
SELECT physical FROM [datasurface].[_ds_retired] WHERE (subject = ? AND retired_at < ?) OR (subject IS NULL AND retired_at < ?)
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s1]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s1]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s2]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s2]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l0_s3]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[v_4c94485e_l0_s3]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
SELECT name, definition FROM [datasurface].[_ds_views] WHERE subject = ? ORDER BY name
GO
SELECT name, definition FROM [datasurface].[_ds_views] ORDER BY name
GO
SELECT name, physical FROM [datasurface].[_ds_exports] WHERE subject = ? ORDER BY name
GO
DELETE FROM [datasurface].[_ds_exports] WHERE physical = ? AND subject = ?
GO
SELECT name FROM [datasurface].[_ds_exports] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_e3b98a4d_l1]
GO
DELETE FROM [datasurface].[_ds_retired] WHERE physical = ?
GO
DROP TABLE IF EXISTS [datasurface].[t_ee80d01c_h1]
GO
CREATE TABLE [datasurface].[t_ee80d01c_h1] ([k] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL, [b]]n] varbinary(206) NOT NULL, [v] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, [_ds_epoch] bigint NOT NULL, [_ds_seq] nvarchar(412) COLLATE Latin1_General_100_BIN2 NOT NULL, [_ds_commit_ts] datetimeoffset(6) NULL, [_ds_valid_to] datetimeoffset(6) NULL, [_ds_batch_in] bigint NULL, [_ds_batch_out] bigint NULL, PRIMARY KEY NONCLUSTERED ([k], [b]]n], [_ds_epoch], [_ds_seq]))
GO
DROP TABLE IF EXISTS [datasurface].[t_ee80d01c_h0_s1]
GO
CREATE TABLE [datasurface].[t_ee80d01c_h0_s1] (_ds_partition int NOT NULL, _ds_row bigint NOT NULL, _ds_attempt bigint NOT NULL, _ds_action nchar(1) NOT NULL, c1 nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL, c2 nvarchar(max) NULL, c3 nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL, c4 nvarchar(80) NULL, c5 nvarchar(412) COLLATE Latin1_General_100_BIN2 NULL, c6 nvarchar(80) NULL, c7 nvarchar(80) NULL, c8 nvarchar(80) NULL, c9 nvarchar(80) NULL, PRIMARY KEY (_ds_partition, _ds_row))
GO
INSERT INTO [datasurface].[t_ee80d01c_h1] WITH (TABLOCK) ([k], [b]]n], [v], [_ds_epoch], [_ds_seq], [_ds_commit_ts], [_ds_valid_to], [_ds_batch_in], [_ds_batch_out]) SELECT c1 AS [k], CONVERT(varbinary(206), c2, 2) AS [b]]n], c3 AS [v], CAST(c4 AS bigint) AS [_ds_epoch], c5 AS [_ds_seq], CAST(c6 AS datetimeoffset(6)) AS [_ds_commit_ts], CAST(c7 AS datetimeoffset(6)) AS [_ds_valid_to], CAST(c8 AS bigint) AS [_ds_batch_in], CAST(c9 AS bigint) AS [_ds_batch_out] FROM [datasurface].[t_ee80d01c_h0_s1]
GO
DROP TABLE IF EXISTS [datasurface].[t_ee80d01c_h0_s1]
GO
MERGE INTO [datasurface].[t_ee80d01c_h1] AS t USING (SELECT _ds_action, c1 AS [k], CONVERT(varbinary(206), c2, 2) AS [b]]n], c3 AS [v], CAST(c4 AS bigint) AS [_ds_epoch], c5 AS [_ds_seq], CAST(c6 AS datetimeoffset(6)) AS [_ds_commit_ts], CAST(c7 AS datetimeoffset(6)) AS [_ds_valid_to], CAST(c8 AS bigint) AS [_ds_batch_in], CAST(c9 AS bigint) AS [_ds_batch_out] FROM [datasurface].[t_ee80d01c_h0_s2]) AS s ON (t.[k] = s.[k] AND DATALENGTH(t.[k]) = DATALENGTH(s.[k]) AND t.[b]]n] = s.[b]]n] AND DATALENGTH(t.[b]]n]) = DATALENGTH(s.[b]]n]) AND t.[_ds_epoch] = s.[_ds_epoch] AND t.[_ds_seq] = s.[_ds_seq] AND DATALENGTH(t.[_ds_seq]) = DATALENGTH(s.[_ds_seq])) WHEN MATCHED AND s._ds_action = N'D' THEN DELETE WHEN MATCHED THEN UPDATE SET [v] = s.[v], [_ds_commit_ts] = s.[_ds_commit_ts], [_ds_valid_to] = s.[_ds_valid_to], [_ds_batch_in] = s.[_ds_batch_in], [_ds_batch_out] = s.[_ds_batch_out] WHEN NOT MATCHED AND s._ds_action = N'P' THEN INSERT ([k], [b]]n], [v], [_ds_epoch], [_ds_seq], [_ds_commit_ts], [_ds_valid_to], [_ds_batch_in], [_ds_batch_out]) VALUES (s.[k], s.[b]]n], s.[v], s.[_ds_epoch], s.[_ds_seq], s.[_ds_commit_ts], s.[_ds_valid_to], s.[_ds_batch_in], s.[_ds_batch_out]);
GO
