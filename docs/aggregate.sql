-- The overall grades and the practice-area grades of a quarter, at the final stage, from a folder of bare packs.
-- Set these two, then run the rest as it is.
SET VARIABLE packs = 'packs/*.ndjson';
SET VARIABLE quarter = '2024-Q3';

-- Every line is a header or an entry. An entry may be in several packs: it is the same entry, so it is taken once.
CREATE OR REPLACE TEMP TABLE every_entry AS
SELECT json->>'$.id'                                                     AS id,
       any_value(json->>'$.about')                                       AS audit,
       any_value(json->>'$.body.kind')                                   AS kind,
       any_value(json->'$.body')                                         AS body,
       any_value(coalesce(from_json(json->'$.after', '["VARCHAR"]'), [])) AS after
FROM read_ndjson_objects(getvariable('packs'))
WHERE json->>'$.format' IS NULL
GROUP BY id;

-- Of an audit that somebody withdrew nothing counts.
CREATE OR REPLACE TEMP TABLE entry AS
SELECT * FROM every_entry
WHERE audit IS NOT NULL
  AND audit NOT IN (SELECT audit FROM every_entry WHERE kind = 'audit_withdrawn' AND audit IS NOT NULL);

-- A resolution stands for the entry it keeps, if it follows it; that may be a resolution in its turn.
CREATE OR REPLACE TEMP TABLE resolution AS
SELECT id, audit, after, body->>'$.keep' AS keep
FROM entry
WHERE kind = 'conflict_resolved' AND list_contains(after, body->>'$.keep');

CREATE OR REPLACE TEMP TABLE kept AS
WITH RECURSIVE step (id, origin) AS (
    SELECT id, keep FROM resolution
    UNION
    SELECT step.id, resolution.keep FROM step JOIN resolution ON resolution.id = step.origin
)
SELECT * FROM step WHERE origin NOT IN (SELECT id FROM resolution);

-- Three chains for each audit: its versions, its moderations, its settlements. A stand-in is the version it stands for,
-- unless that is here itself.
CREATE OR REPLACE TEMP TABLE link AS
WITH own AS (
    SELECT audit, id, after, kind, body,
           CASE WHEN kind IN ('audit_submitted', 'submission_corrected') THEN 'version'
                WHEN kind = 'moderation_committed' THEN 'moderation'
                WHEN kind IN ('grade_agreed', 'escalated') THEN 'settlement'
           END AS chain
    FROM entry
    UNION ALL
    SELECT audit, body->>'$.of', after, kind, body, 'version'
    FROM entry
    WHERE kind = 'shown_blind' AND body->>'$.of' NOT IN (SELECT id FROM entry)
)
SELECT * FROM own WHERE chain IS NOT NULL
UNION ALL
SELECT own.audit, resolution.id, resolution.after, own.kind, own.body, own.chain
FROM resolution
JOIN kept ON kept.id = resolution.id
JOIN own ON own.id = kept.origin AND own.audit = resolution.audit AND own.chain IS NOT NULL;

-- The end of a chain is what no other link of it follows. Two ends are a conflict.
CREATE OR REPLACE TEMP TABLE head AS
SELECT * FROM link
WHERE NOT EXISTS (
    SELECT 1 FROM link AS later
    WHERE later.audit = link.audit AND later.chain = link.chain AND later.id <> link.id
      AND list_contains(later.after, link.id)
);

CREATE OR REPLACE TEMP TABLE final AS
WITH ends AS (
    SELECT audit,
           count(*) FILTER (chain = 'version')    AS versions,
           count(*) FILTER (chain = 'moderation') AS moderations,
           count(*) FILTER (chain = 'settlement') AS settlements,
           any_value(CASE kind WHEN 'audit_submitted' THEN body
                               WHEN 'submission_corrected' THEN body->'$.submission' END) AS submission,
           any_value(CASE kind WHEN 'grade_agreed' THEN body END) AS agreed
    FROM head
    GROUP BY audit
)
-- The agreed grades where there is a moderation and an agreement, otherwise the auditor's.
SELECT audit, CASE WHEN moderations = 1 AND agreed IS NOT NULL THEN agreed ELSE submission END AS grades
FROM ends
WHERE versions = 1 AND submission IS NOT NULL
  AND moderations <= 1 AND (moderations = 0 OR settlements <= 1)
  -- 2024-Q3 is October to December 2024: the financial year begins in April.
  AND strftime((submission->>'$.completed_on')::DATE - INTERVAL 3 MONTH, '%Y') || '-Q' ||
      quarter((submission->>'$.completed_on')::DATE - INTERVAL 3 MONTH) = getvariable('quarter');

-- Two units that are never added up: audits, and practice-area grades.
WITH counted AS (
    SELECT 'audits' AS unit, grades->>'$.overall.grade' AS grade FROM final
    UNION ALL
    SELECT 'practice-area grades', area->>'$.grade'
    FROM final, unnest(from_json(grades->'$.areas', '["JSON"]')) AS given (area)
    WHERE area->>'$.grade' NOT IN ('not_applicable', 'not_enough_evidence')
)
SELECT unit, grade, count(*) AS numerator, sum(count(*)) OVER (PARTITION BY unit)::BIGINT AS denominator
FROM counted
GROUP BY unit, grade
ORDER BY unit, grade;
