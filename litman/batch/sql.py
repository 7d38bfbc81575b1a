"""What engines are asked about a pool on disk, in SQL that all of them speak."""

from __future__ import annotations

# What was read of a part, and what the pool has of it; which counts is for `merge.py` to say.
RECORDS_OF_PART = """
SELECT work, doi, source, day, turn, pmid, data, 0 AS origin FROM staged WHERE part = {part}
UNION ALL
SELECT work, doi, source, day, turn, pmid, data, 1 AS origin FROM pool_records
UNION ALL
SELECT work, doi, source, day, turn, pmid, data, 2 AS origin FROM pool_others
ORDER BY work, doi
"""
PARTS_READ = "SELECT DISTINCT part FROM staged"
DELETIONS_READ = "SELECT pmid, day, turn FROM staged WHERE part = -1"
WORKS_TAKEN_BACK = """
SELECT r.work FROM staged s JOIN pool_records r ON r.pmid = s.pmid WHERE s.part = -1
UNION ALL
SELECT r.work FROM staged s JOIN pool_others r ON r.pmid = s.pmid WHERE s.part = -1
"""
KEYS_OF_PART = """
SELECT k.key, k.work FROM pool_keys k
LEFT JOIN (SELECT key, work FROM changed WHERE part = {part} AND NOT is_new) lost
  ON lost.key = k.key AND lost.work = k.work
WHERE lost.key IS NULL
UNION ALL
SELECT key, work FROM changed WHERE part = {part} AND is_new
ORDER BY key, work
"""
PARTS_OF_KEYS = "SELECT DISTINCT part FROM changed"
# Posts that workers read.
POSTS_SHOWN = "SELECT number, path, post, data FROM posts"
POSTS_WITH_WORKS_SHOWN = "SELECT number, path, post, data, works, matched FROM posts"
# Two DOIs may have one number.
RECORDS_WANTED = "SELECT r.doi, r.day, r.data FROM wanted w JOIN pool_records r ON r.work = w.work"
COUNTED = "SELECT COUNT(*) AS seen FROM {name}"
SAMPLE = "SELECT work, data FROM pool_records WHERE work >= {low} AND work <= {high} ORDER BY work"
# Keys that more works share than `most` say nothing, and are dropped before anything is joined to them. Works with the
# rarest keys come first; a work has one weight on any engine, since whole numbers are added. What a string
# says stands as a row before its candidates. What asks puts rows in the order of string, stage and place.
CANDIDATES = """
WITH wanted AS (
  SELECT DISTINCT key FROM asked WHERE stage IN (0, 1)
), found AS (
  SELECT k.key, k.work FROM pool_keys k JOIN wanted w ON w.key = k.key
), telling AS (
  SELECT key, CAST(FLOOR(1000000000.0 / COUNT(*)) AS BIGINT) AS weight
  FROM found GROUP BY key HAVING COUNT(*) <= {most}
), weighed AS (
  SELECT a.string, f.work, SUM(CASE WHEN a.stage = 0 THEN t.weight ELSE 0 END) AS telling, SUM(t.weight) AS weak
  FROM asked a JOIN telling t ON t.key = a.key JOIN found f ON f.key = a.key
  WHERE a.stage IN (0, 1) GROUP BY a.string, f.work
), ranked AS (
  SELECT string, work, telling,
    ROW_NUMBER() OVER (PARTITION BY string ORDER BY telling DESC, work) AS telling_place,
    ROW_NUMBER() OVER (PARTITION BY string ORDER BY weak DESC, work) AS weak_place
  FROM weighed
), chosen AS (
  SELECT string, 0 AS stage, telling_place AS place, work FROM ranked
  WHERE telling > 0 AND telling_place <= {limit}
  UNION ALL
  SELECT string, 1 AS stage, weak_place AS place, work FROM ranked WHERE weak_place <= {weak_limit}
  UNION ALL
  SELECT string, 2 AS stage, 1 AS place, key AS work FROM asked WHERE stage = 2
)
SELECT string, -1 AS stage, 0 AS place, CAST(NULL AS STRING) AS day, read AS data FROM asked WHERE stage = -1
UNION ALL
SELECT c.string, c.stage, c.place, r.day, r.data
FROM chosen c JOIN pool_records r ON r.work = c.work
"""
