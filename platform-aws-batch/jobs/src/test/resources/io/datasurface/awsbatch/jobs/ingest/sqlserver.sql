SET XACT_ABORT ON
GO
SET LOCK_TIMEOUT 60000
GO
SET DEADLOCK_PRIORITY LOW
GO
SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()
GO
SET TRANSACTION ISOLATION LEVEL SNAPSHOT
GO
SELECT COLUMN_NAME, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION
GO
SELECT [id] AS c0, [flag] AS c1, [large] AS c2, [money] AS c3, CONVERT(varchar(40), [ratio], 3) AS c4, CONVERT(varchar(10), [day], 23) AS c5, CONVERT(varchar(27), CAST([local] AS datetime2(7)), 121) AS c6, CONVERT(varchar(27), CAST(SWITCHOFFSET([at], '+00:00') AS datetime2(7)), 121) AS c7, [name] AS c8, [data] AS c9 FROM [datasurface].[t]
GO
SELECT [id] AS c0, [flag] AS c1, [large] AS c2, [money] AS c3, CONVERT(varchar(40), [ratio], 3) AS c4, CONVERT(varchar(10), [day], 23) AS c5, CONVERT(varchar(27), CAST([local] AS datetime2(7)), 121) AS c6, CONVERT(varchar(27), CAST(SWITCHOFFSET([at], '+00:00') AS datetime2(7)), 121) AS c7, [name] AS c8, [data] AS c9 FROM [datasurface].[t] WHERE [large] >= 9007199254730994
GO
SELECT [id] AS c0, [flag] AS c1, [large] AS c2, [money] AS c3, CONVERT(varchar(40), [ratio], 3) AS c4, CONVERT(varchar(10), [day], 23) AS c5, CONVERT(varchar(27), CAST([local] AS datetime2(7)), 121) AS c6, CONVERT(varchar(27), CAST(SWITCHOFFSET([at], '+00:00') AS datetime2(7)), 121) AS c7, [name] AS c8, [data] AS c9 FROM [datasurface].[t] WHERE [day] >= CAST('2026-02-27' AS date)
GO
SELECT [id] AS c0, [flag] AS c1, [large] AS c2, [money] AS c3, CONVERT(varchar(40), [ratio], 3) AS c4, CONVERT(varchar(10), [day], 23) AS c5, CONVERT(varchar(27), CAST([local] AS datetime2(7)), 121) AS c6, CONVERT(varchar(27), CAST(SWITCHOFFSET([at], '+00:00') AS datetime2(7)), 121) AS c7, [name] AS c8, [data] AS c9 FROM [datasurface].[t] WHERE [local] >= CAST('2026-01-01 00:00:00.000001' AS datetime2(6))
GO
SELECT [id] AS c0, [flag] AS c1, [large] AS c2, [money] AS c3, CONVERT(varchar(40), [ratio], 3) AS c4, CONVERT(varchar(10), [day], 23) AS c5, CONVERT(varchar(27), CAST([local] AS datetime2(7)), 121) AS c6, CONVERT(varchar(27), CAST(SWITCHOFFSET([at], '+00:00') AS datetime2(7)), 121) AS c7, [name] AS c8, [data] AS c9 FROM [datasurface].[t] WHERE [at] >= CAST('2025-12-31 18:30:00.000001 +00:00' AS datetimeoffset(6))
GO
