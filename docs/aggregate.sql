-- The overall grades and the practice-area grades of a quarter, at the final stage, from a folder of bare packs.
-- Set these two, then run the rest as it is.
SET VARIABLE packs = 'packs/*.ndjson';
SET VARIABLE quarter = '2024-Q3';

-- The audit tool that ships inside Plumbline is in no pack. This is its first version, with the keys only.
SET VARIABLE shipped = '{"id":"practice-audit","version":1,"scale":"three","areas":[{"key":"case-history"},{"key":"assessment-and-risk"},{"key":"planning"},{"key":"reviews"},{"key":"direct-work"},{"key":"childs-voice"},{"key":"visits"},{"key":"supervision"},{"key":"permanence"},{"key":"living-arrangements"},{"key":"identity-and-diversity"},{"key":"multi-agency-work"},{"key":"recording"},{"key":"impact"}],"family":{"methods":[{"key":"home-visit"},{"key":"school"},{"key":"elsewhere"},{"key":"phone"},{"key":"video"},{"key":"advocate"},{"key":"interpreter"}],"themes":[{"key":"feeling-listened-to"},{"key":"not-feeling-judged"},{"key":"kindness"},{"key":"cared-for-and-about"},{"key":"invested-in-and-supported"},{"key":"building-positive-relationships"},{"key":"changes-of-worker"},{"key":"being-seen-regularly"},{"key":"purpose-of-social-worker"},{"key":"understanding-the-plan"},{"key":"knowing-what-happens-next"},{"key":"invited-to-reviews-and-meetings"},{"key":"feeling-safe"},{"key":"time-with-family"},{"key":"support-with-education"},{"key":"support-with-health"},{"key":"therapeutic-support"},{"key":"referrals-to-other-services"},{"key":"practical-help"}]},"reasons":[{"key":"plan-not-on-file"},{"key":"review-not-held"},{"key":"supervision"},{"key":"living-arrangements"},{"key":"drift"},{"key":"child-not-seen"},{"key":"risk-not-acted-on"},{"key":"assessment-missing"},{"key":"history-not-considered"},{"key":"views-not-sought"}],"service_areas":[{"key":"front-door"},{"key":"initial-response"},{"key":"childrens-social-work"},{"key":"childrens-disability"},{"key":"permanence"},{"key":"care-leavers"},{"key":"fostering"},{"key":"safeguarding"}],"audit_types":[{"key":"practice-week"},{"key":"monthly"},{"key":"themed"},{"key":"re-audit"}]}';

-- Every line is a header or an entry. An entry may be in several packs: it is the same entry, so it is taken once.
CREATE OR REPLACE TEMP TABLE every_entry AS
SELECT (json->>'$.id')::UUID                                           AS id,
       any_value((json->>'$.about')::UUID)                             AS audit,
       any_value((json->>'$.at')::TIMESTAMPTZ)                         AS written,
       any_value((json->>'$.who.id')::UUID)                            AS who,
       any_value(json->>'$.body.kind')                                 AS kind,
       any_value(json->'$.body')                                       AS body,
       any_value(coalesce(from_json(json->'$.after', '["UUID"]'), [])) AS after
FROM read_ndjson_objects(getvariable('packs'))
WHERE (json->'$.body') IS NOT NULL
GROUP BY 1;

-- The audit tools: of two with one id and version, an audit may have been made with either, so each has a number.
CREATE OR REPLACE TEMP TABLE tool AS
SELECT row_number() OVER ()           AS number,
       body->>'$.id'                  AS tool,
       (body->>'$.version')::INTEGER  AS version,
       body->>'$.scale'               AS scale,
       body->>'$.areas[*].key'          AS areas,
       body->>'$.reasons[*].key'        AS reasons,
       body->>'$.service_areas[*].key'  AS service_areas,
       body->>'$.audit_types[*].key'    AS audit_types,
       body->>'$.family.methods[*].key' AS methods,
       body->>'$.family.themes[*].key'  AS themes
FROM (SELECT body FROM every_entry WHERE kind = 'tool_published' UNION ALL SELECT getvariable('shipped')::JSON);

-- Of an audit that somebody withdrew nothing counts. A blind copy has the id of what it is a copy of, since others follow
-- that id; it is left out where the original is here. `needs` is what has to be here: blind copies and concerns never wait.
-- `content` is where the grades are.
CREATE OR REPLACE TEMP TABLE entry AS
WITH known AS (
    SELECT * EXCLUDE (id), id AS own_id, CASE kind WHEN 'shown_blind' THEN (body->>'$.of')::UUID ELSE id END AS followed_as
    FROM every_entry
    WHERE audit IS NOT NULL
      AND audit NOT IN (SELECT audit FROM every_entry WHERE kind = 'audit_withdrawn' AND audit IS NOT NULL)
    QUALIFY row_number() OVER (PARTITION BY audit, followed_as ORDER BY kind = 'shown_blind', written, own_id) = 1
)
SELECT audit, followed_as AS id, who, kind, body, after,
       CASE kind WHEN 'submission_corrected' THEN body->'$.submission' ELSE body END AS content,
       CASE WHEN kind IN ('audit_submitted', 'submission_corrected', 'shown_blind') THEN 'version'
            WHEN kind = 'moderation_committed' THEN 'moderation'
            WHEN kind IN ('grade_agreed', 'escalated') THEN 'settlement'
            WHEN kind = 'action_updated' THEN 'action ' || (body->>'$.action')
       END AS chain,
       CASE WHEN kind IN ('submission_corrected', 'moderation_committed', 'grade_agreed', 'escalated',
                          'action_updated', 'conflict_resolved') THEN after ELSE [] END AS needs
FROM known;

-- Everything that an entry follows, directly or by way of others.
CREATE OR REPLACE TEMP TABLE follows AS
SELECT audit, id, unnest(needs) AS followed FROM entry;

CREATE OR REPLACE TEMP TABLE earlier AS
WITH RECURSIVE step (audit, id, before) AS (
    SELECT audit, id, followed FROM follows
    UNION
    SELECT step.audit, step.id, follows.followed
    FROM step JOIN follows ON follows.audit = step.audit AND follows.id = step.before
)
SELECT * FROM step;

-- The entry whose content counts under an id. It is the entry itself; of a resolution it is the entry that it keeps, which
-- may be a resolution in its turn.
CREATE OR REPLACE TEMP TABLE origin AS
WITH RECURSIVE step (audit, id, origin) AS (
    SELECT audit, id, (body->>'$.keep')::UUID FROM entry
    WHERE kind = 'conflict_resolved' AND list_contains(after, (body->>'$.keep')::UUID)
    UNION
    SELECT step.audit, step.id, (kept.body->>'$.keep')::UUID
    FROM step JOIN entry AS kept ON kept.audit = step.audit AND kept.id = step.origin
    WHERE kept.kind = 'conflict_resolved'
)
SELECT audit, id, id AS origin FROM entry WHERE kind <> 'conflict_resolved'
UNION ALL
SELECT step.* FROM step JOIN entry ON entry.audit = step.audit AND entry.id = step.origin
WHERE entry.kind <> 'conflict_resolved';

-- What each entry follows, with the kind, the chain and the content that count there. All three are empty where that is
-- not here.
CREATE OR REPLACE TEMP TABLE link_back AS
SELECT follows.audit, follows.id, follows.followed, origin.origin, kept.kind, kept.chain, kept.content
FROM follows
LEFT JOIN origin ON origin.audit = follows.audit AND origin.id = follows.followed
LEFT JOIN entry AS kept ON kept.audit = origin.audit AND kept.id = origin.origin;

-- The words that an entry takes from its audit tool. Reasons are given for inadequate only.
CREATE OR REPLACE TEMP TABLE words AS
SELECT audit, id, content->>'$.areas[*].area' AS areas,
       list_append(content->>'$.areas[*].grade', content->>'$.overall.grade') AS grades,
       [given FOR given IN list_append(json_extract(content, '$.areas[*]'), content->'$.overall')
              IF given->>'$.grade' = 'inadequate'] AS inadequate,
       flatten([[given->>'$.primary'] || (given->>'$.contributing[*]') FOR given IN inadequate]) AS reasons,
       told->>'$.case.service_area' AS service_area,
       told->>'$.case.audit_type' AS audit_type,
       [outcome->>'$.method' FOR outcome IN json_extract(told, '$.family[*].outcome')
                             IF outcome->>'$.outcome' = 'spoke'] AS methods,
       told->>'$.family[*].themes[*].theme' AS themes,
       told->>'$.actions[*].finding.area' AS findings
-- Only a version of the audit has a case, a family and actions; elsewhere such fields are unknown, and nobody reads them.
FROM (SELECT *, CASE WHEN chain = 'version' THEN content ELSE '{}'::JSON END AS told FROM entry)
WHERE chain IN ('version', 'moderation', 'settlement') AND kind <> 'escalated';

-- The tools that an entry fits: exactly the tool's practice areas in its order, and no grade or word that it lacks.
CREATE OR REPLACE TEMP TABLE fits AS
SELECT words.audit, words.id, tool.number, tool.tool, tool.version
FROM words JOIN tool
  ON words.areas = tool.areas
 AND (tool.scale = 'four' OR NOT list_contains(words.grades, 'outstanding'))
 AND list_has_all(tool.reasons, words.reasons)
 AND (words.service_area IS NULL OR list_contains(tool.service_areas, words.service_area))
 AND (words.audit_type IS NULL OR list_contains(tool.audit_types, words.audit_type))
 AND list_has_all(tool.methods, words.methods)
 AND list_has_all(tool.themes, words.themes)
 AND list_has_all(tool.areas, words.findings);

-- Of each version, the tools that it may have been made with.
CREATE OR REPLACE TEMP TABLE made_with AS
SELECT fits.* FROM fits JOIN entry USING (audit, id)
WHERE entry.chain = 'version'
  AND fits.tool = entry.content->>'$.tool.id' AND fits.version = (entry.content->>'$.tool.version')::INTEGER;

-- Each entry, and everything that it comes after: what it follows, and what a blind copy follows where that is here. It says
-- who made a version or one before it.
CREATE OR REPLACE TEMP TABLE comes_after AS
WITH RECURSIVE back AS (
    SELECT audit, id, followed FROM follows
    UNION ALL
    SELECT audit, id, unnest(after) FROM entry WHERE kind = 'shown_blind'
),
step (audit, id, before) AS (
    SELECT audit, id, id FROM entry
    UNION
    SELECT step.audit, step.id, back.followed FROM step JOIN back ON back.audit = step.audit AND back.id = step.before
)
SELECT * FROM step;

-- The entries that don't count by themselves. An agreement is looked at afterwards.
CREATE OR REPLACE TEMP TABLE fault AS
-- What it follows is not here, or of a kind that it can't follow.
SELECT entry.audit, entry.id
FROM entry JOIN link_back USING (audit, id)
WHERE coalesce(CASE entry.kind
          WHEN 'submission_corrected' THEN link_back.chain <> 'version'
          WHEN 'moderation_committed' THEN link_back.chain <> 'version'
          WHEN 'grade_agreed' THEN link_back.kind NOT IN ('moderation_committed', 'escalated')
          WHEN 'escalated' THEN link_back.kind <> 'moderation_committed'
          ELSE link_back.chain IS NULL
      END, true)
UNION
-- It is in a circle.
SELECT audit, id FROM earlier WHERE before = id
UNION
-- A version fits none of the tools with the id and version that it names, or there is none.
SELECT audit, id FROM entry
WHERE chain = 'version' AND (audit, id) NOT IN (SELECT (audit, id) FROM made_with)
UNION
-- A correction changes the day or the tool of all that it corrects.
SELECT entry.audit, entry.id
FROM entry JOIN link_back USING (audit, id)
WHERE entry.kind = 'submission_corrected'
GROUP BY ALL
HAVING NOT coalesce(bool_or((entry.content->>'$.completed_on')::DATE = (link_back.content->>'$.completed_on')::DATE), false)
    OR NOT coalesce(bool_or(entry.content->>'$.tool.id' = link_back.content->>'$.tool.id'
                        AND entry.content->>'$.tool.version' = link_back.content->>'$.tool.version'), false)
UNION
-- A moderation doesn't fit the tool of the version that was moderated.
SELECT entry.audit, entry.id
FROM entry JOIN link_back USING (audit, id)
WHERE entry.kind = 'moderation_committed'
  AND NOT EXISTS (SELECT 1 FROM fits
                  JOIN made_with ON made_with.audit = fits.audit AND made_with.number = fits.number
                  WHERE fits.audit = entry.audit AND fits.id = entry.id AND made_with.id = link_back.origin)
UNION
-- Nobody moderates an audit of which they made that version or one before it.
SELECT entry.audit, entry.id
FROM entry
JOIN comes_after USING (audit, id)
JOIN entry AS version ON version.audit = entry.audit AND version.id = comes_after.before AND version.chain = 'version'
WHERE entry.kind = 'moderation_committed' AND version.who = entry.who
UNION
-- A resolution follows entries of several chains.
SELECT entry.audit, entry.id
FROM entry JOIN link_back USING (audit, id)
WHERE entry.kind = 'conflict_resolved'
GROUP BY ALL
HAVING count(DISTINCT link_back.chain) > 1
UNION
-- The entries that a resolution follows are not side by side: one is before another.
SELECT one.audit, one.id
FROM follows AS one
JOIN entry ON entry.audit = one.audit AND entry.id = one.id AND entry.kind = 'conflict_resolved'
JOIN follows AS other ON other.audit = one.audit AND other.id = one.id
JOIN earlier ON earlier.audit = one.audit AND earlier.id = other.followed AND earlier.before = one.followed
UNION
-- An auditor chose among the moderations of their own audit.
SELECT entry.audit, entry.id
FROM entry
JOIN link_back ON link_back.audit = entry.audit AND link_back.id = entry.id AND link_back.chain = 'moderation'
JOIN comes_after ON comes_after.audit = entry.audit AND comes_after.id = link_back.origin
JOIN entry AS version ON version.audit = entry.audit AND version.id = comes_after.before AND version.chain = 'version'
WHERE entry.kind = 'conflict_resolved' AND version.who = entry.who;

-- An entry counts where nothing is wrong with it, or with anything that it follows directly or by way of others.
CREATE OR REPLACE TEMP TABLE counts_so_far AS
SELECT audit, id FROM entry
EXCEPT
(SELECT audit, id FROM fault
 UNION
 SELECT earlier.audit, earlier.id FROM earlier JOIN fault ON fault.audit = earlier.audit AND fault.id = earlier.before);

-- The version that was moderated, for each agreement: through the moderation, or the escalation and the moderation.
CREATE OR REPLACE TEMP TABLE moderated AS
SELECT agreed.audit, agreed.id, coalesce(twice_back.origin, once_back.origin) AS version
FROM entry AS agreed
JOIN link_back AS settles ON settles.audit = agreed.audit AND settles.id = agreed.id
JOIN link_back AS once_back ON once_back.audit = agreed.audit AND once_back.id = settles.origin
LEFT JOIN link_back AS twice_back
  ON settles.kind = 'escalated' AND twice_back.audit = agreed.audit AND twice_back.id = once_back.origin
WHERE agreed.kind = 'grade_agreed';

-- The versions that an agreement may be about: that one, and those later than it that count.
CREATE OR REPLACE TEMP TABLE about_version AS
SELECT * FROM moderated
UNION
SELECT moderated.audit, moderated.id, origin.origin
FROM moderated
JOIN earlier ON earlier.audit = moderated.audit AND earlier.before = moderated.version
JOIN counts_so_far ON counts_so_far.audit = earlier.audit AND counts_so_far.id = earlier.id
JOIN origin ON origin.audit = earlier.audit AND origin.id = earlier.id
JOIN entry ON entry.audit = origin.audit AND entry.id = origin.origin AND entry.chain = 'version';

-- An agreement has to fit the tool of one of these versions, and to say why wherever it differs from that one's grades.
-- A blind copy has no grades to differ from.
CREATE OR REPLACE TEMP TABLE explained AS
SELECT DISTINCT agreed.audit, agreed.id
FROM about_version
JOIN entry AS agreed ON agreed.audit = about_version.audit AND agreed.id = about_version.id
JOIN entry AS version ON version.audit = about_version.audit AND version.id = about_version.version
JOIN fits ON fits.audit = agreed.audit AND fits.id = agreed.id
JOIN made_with ON made_with.audit = agreed.audit AND made_with.id = about_version.version AND made_with.number = fits.number
WHERE version.kind = 'shown_blind'
   OR ((agreed.content->>'$.overall.reason' IS NOT NULL
        OR agreed.content->>'$.overall.grade' = version.content->>'$.overall.grade')
       AND list_bool_and([pair[1]->>'$.reason' IS NOT NULL OR pair[1]->>'$.grade' = pair[2]->>'$.grade'
                          FOR pair IN list_zip(json_extract(agreed.content, '$.areas[*]'),
                                               json_extract(version.content, '$.areas[*]'), true)]));

INSERT INTO fault SELECT audit, id FROM entry WHERE kind = 'grade_agreed' EXCEPT SELECT audit, id FROM explained;

CREATE OR REPLACE TEMP TABLE counted_entry AS
SELECT * FROM entry
WHERE (audit, id) NOT IN (SELECT (audit, id) FROM fault)
  AND (audit, id) NOT IN (SELECT (earlier.audit, earlier.id)
                          FROM earlier JOIN fault ON fault.audit = earlier.audit AND fault.id = earlier.before);

-- Three chains for each audit: its versions, its moderations, its settlements. A resolution is a link with the content of
-- the entry that it keeps.
CREATE OR REPLACE TEMP TABLE link AS
SELECT counted_entry.audit, counted_entry.id, counted_entry.after, kept.id AS origin, kept.kind, kept.content, kept.chain
FROM counted_entry
JOIN origin ON origin.audit = counted_entry.audit AND origin.id = counted_entry.id
JOIN entry AS kept ON kept.audit = origin.audit AND kept.id = origin.origin
WHERE kept.chain IN ('version', 'moderation', 'settlement');

-- The end of a chain is what no other link of it follows. Two ends are a conflict.
CREATE OR REPLACE TEMP TABLE last_link AS
SELECT * FROM link
WHERE NOT EXISTS (
    SELECT 1 FROM link AS later
    WHERE later.audit = link.audit AND later.chain = link.chain AND later.id <> link.id
      AND list_contains(later.after, link.id)
);

-- The moderation that an agreement or an escalation is about, through the escalation where there is one.
CREATE OR REPLACE TEMP TABLE settled AS
SELECT entry.audit, entry.id, coalesce(escalated.origin, back.origin) AS moderation
FROM entry
JOIN link_back AS back ON back.audit = entry.audit AND back.id = entry.id
LEFT JOIN link_back AS escalated
  ON back.kind = 'escalated' AND escalated.audit = entry.audit AND escalated.id = back.origin
WHERE entry.chain = 'settlement';

-- Where one moderation stands, what was settled about another settles nothing, and the ends are those of the rest.
CREATE OR REPLACE TEMP TABLE head AS
WITH standing AS (
    SELECT audit, any_value(origin) AS moderation FROM last_link
    WHERE chain = 'moderation' GROUP BY audit HAVING count(*) = 1
),
settlement AS (
    SELECT link.* FROM link
    JOIN settled ON settled.audit = link.audit AND settled.id = link.origin
    LEFT JOIN standing ON standing.audit = link.audit
    WHERE standing.moderation IS NULL OR settled.moderation = standing.moderation
)
SELECT * FROM last_link WHERE chain <> 'settlement'
UNION ALL
SELECT * FROM settlement
WHERE NOT EXISTS (
    SELECT 1 FROM settlement AS later
    WHERE later.audit = settlement.audit AND later.id <> settlement.id AND list_contains(later.after, settlement.id)
);

CREATE OR REPLACE TEMP TABLE final AS
WITH ends AS (
    SELECT audit,
           count(*) FILTER (chain = 'version')    AS versions,
           count(*) FILTER (chain = 'moderation') AS moderations,
           count(*) FILTER (chain = 'settlement') AS settlements,
           any_value(CASE WHEN chain = 'version' AND kind <> 'shown_blind' THEN content END) AS submission,
           any_value(CASE kind WHEN 'grade_agreed' THEN content END) AS agreed
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
