"""What engines are asked about a pool on disk, in SQL that all of them speak."""

from __future__ import annotations

# A DOI has one record: the newest; of one day, the one of the later file, and in a file the later one.
NEWEST_RECORDS = """
SELECT work, doi, day, data FROM (
  SELECT s.work, s.doi, s.day, s.data,
    ROW_NUMBER() OVER (PARTITION BY s.doi ORDER BY s.day DESC, f.place DESC, s.at DESC) AS age
  FROM staged s JOIN sources f ON f.source = s.source
  WHERE s.part = {part}
) versions WHERE age = 1 ORDER BY work, doi
"""
SORTED_KEYS = "SELECT key, work FROM staged_keys WHERE part = {part} ORDER BY key, work"
# Keys that more works share than `most` say nothing. Those with the rarest keys come first; a work has one weight on
# any engine, since whole numbers are added. A string stands as a row of its own before its candidates.
CANDIDATES = """
WITH shared AS (
  SELECT a.string, a.stage, a.key, k.work FROM asked a JOIN pool_keys k ON k.key = a.key
), telling AS (
  SELECT key, COUNT(DISTINCT work) AS works FROM shared GROUP BY key HAVING COUNT(DISTINCT work) <= {most}
), weighed AS (
  SELECT s.string, s.stage, s.work, SUM(CAST(FLOOR(1000000000.0 / t.works) AS BIGINT)) AS weight
  FROM shared s JOIN telling t ON t.key = s.key GROUP BY s.string, s.stage, s.work
), ranked AS (
  SELECT string, stage, work,
    ROW_NUMBER() OVER (PARTITION BY string, stage ORDER BY weight DESC, work) AS place
  FROM weighed
), chosen AS (
  SELECT string, stage, place, work FROM ranked WHERE place <= {limit}
  UNION ALL
  SELECT string, 2 AS stage, 1 AS place, work FROM named
)
SELECT string, -1 AS stage, 0 AS place, text, CAST(NULL AS VARCHAR) AS day, data
FROM (SELECT string, text, CAST(NULL AS {binary}) AS data FROM strings) printed
UNION ALL
SELECT c.string, c.stage, c.place, CAST(NULL AS VARCHAR) AS text, r.day, r.data
FROM chosen c JOIN pool_records r ON r.work = c.work
ORDER BY string, stage, place
"""
