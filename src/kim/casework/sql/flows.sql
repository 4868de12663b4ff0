-- The views that flows between offices are counted from: one row per step, with codes, days and opaque keys. Like the
-- views of figures.sql they belong to kim_figures_source, and only kim_figures may read them. No name, no text, no number
-- of a case; kinds of offices, never an office.

DROP VIEW IF EXISTS casework_handed_on;
DROP VIEW IF EXISTS casework_changed_domain;
DROP VIEW IF EXISTS casework_overdue_waits;
DROP VIEW IF EXISTS casework_steps_of_parties;

GRANT CREATE ON SCHEMA public TO kim_figures_source;
REVOKE ALL ON casework_step, casework_stepdependency, casework_obstaclestep, organisations_unit
    FROM kim_figures_source, kim_figures;
GRANT SELECT (id, household_id, form, counts_as, assigned_to_id) ON casework_case TO kim_figures_source;
GRANT SELECT (id, case_id, number, party, office_id, life_area, legal_domain, state, due_on, waiting_since, done_on)
    ON casework_step TO kim_figures_source;
GRANT SELECT (step_id, needs_id) ON casework_stepdependency TO kim_figures_source;
GRANT SELECT (step_id) ON casework_obstaclestep TO kim_figures_source;
GRANT SELECT (id, kind) ON organisations_unit TO kim_figures_source;

DROP POLICY IF EXISTS kim_figures ON casework_step;
CREATE POLICY kim_figures ON casework_step FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON casework_stepdependency;
CREATE POLICY kim_figures ON casework_stepdependency FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON casework_obstaclestep;
CREATE POLICY kim_figures ON casework_obstaclestep FOR SELECT TO kim_figures_source USING (true);

-- Every step of a case with who does it, as a kind of office. An office that the district does not know is "other".
CREATE VIEW casework_steps_of_parties AS
SELECT step.id, step.number, step.state, step.due_on, step.waiting_since, step.done_on,
       COALESCE(casework_case.counts_as, casework_case.id) AS case_id,
       CASE step.party WHEN 'office' THEN COALESCE(unit.kind, 'other')
                       WHEN 'client' THEN 'household' ELSE 'case_management' END AS party,
       step.life_area, step.legal_domain, member.user_id AS contributor,
       COALESCE(place.official_key, '') AS municipality
  FROM casework_step step
  JOIN casework_case ON casework_case.id = step.case_id AND casework_case.form = 'deep'
  JOIN accounts_membership member ON member.id = casework_case.assigned_to_id
  JOIN people_household household ON household.id = casework_case.household_id
  LEFT JOIN organisations_unit unit ON unit.id = step.office_id
  LEFT JOIN organisations_municipality place ON place.id = household.municipality_id;

-- Work that came to its end: from whoever finished last what was needed (else from the case management) to who did it.
CREATE VIEW casework_handed_on AS
SELECT step.done_on AS counted_on, COALESCE(before.party, 'case_management') AS source, step.party AS target,
       step.case_id, step.contributor, step.municipality, step.life_area, step.legal_domain, '' AS outcome,
       step.done_on - step.waiting_since AS days
  FROM casework_steps_of_parties step
  LEFT JOIN LATERAL (
       SELECT CASE needed.party WHEN 'office' THEN COALESCE(unit.kind, 'other')
                                WHEN 'client' THEN 'household' ELSE 'case_management' END AS party
         FROM casework_stepdependency link
         JOIN casework_step needed ON needed.id = link.needs_id
         LEFT JOIN organisations_unit unit ON unit.id = needed.office_id
        WHERE link.step_id = step.id AND needed.done_on <= step.done_on
        ORDER BY needed.done_on DESC, needed.number DESC LIMIT 1) before ON true
 WHERE step.state = 'done' AND step.done_on >= COALESCE(step.waiting_since, step.done_on);

-- Chains in which the next step stands in another body of law: did it go on, or was it dropped or held up?
CREATE VIEW casework_changed_domain AS
SELECT step.done_on AS counted_on, before.legal_domain AS source, step.legal_domain AS target, step.case_id,
       step.contributor, step.municipality, step.life_area, step.legal_domain,
       CASE WHEN step.state = 'dropped' OR EXISTS (SELECT 1 FROM casework_obstaclestep held WHERE held.step_id = step.id)
            THEN 'broke' ELSE 'went_on' END AS outcome,
       CASE WHEN step.done_on >= step.waiting_since THEN step.done_on - step.waiting_since END AS days
  FROM casework_steps_of_parties step
  JOIN LATERAL (
       SELECT needed.legal_domain FROM casework_stepdependency link
         JOIN casework_step needed ON needed.id = link.needs_id
        WHERE link.step_id = step.id AND needed.legal_domain NOT IN ('', step.legal_domain)
        ORDER BY needed.done_on DESC NULLS LAST, needed.number DESC LIMIT 1) before ON true
 WHERE step.state IN ('done', 'dropped') AND step.legal_domain <> '';

-- Waits that became overdue: after the agreed day, without one after a quarter of a year. Dated by that day, once.
CREATE VIEW casework_overdue_waits AS
SELECT late.counted_on, '' AS source, late.party AS target, late.case_id, late.contributor, late.municipality,
       late.life_area, late.legal_domain, '' AS outcome, late.counted_on - late.waiting_since AS days
  FROM (SELECT step.*, GREATEST(COALESCE(step.due_on, step.waiting_since + 91), step.waiting_since) + 1 AS counted_on
          FROM casework_steps_of_parties step
         WHERE step.waiting_since IS NOT NULL AND step.party NOT IN ('household', 'case_management')) late
 WHERE late.done_on IS NULL OR late.done_on >= late.counted_on;

ALTER VIEW casework_steps_of_parties OWNER TO kim_figures_source;
ALTER VIEW casework_handed_on OWNER TO kim_figures_source;
ALTER VIEW casework_changed_domain OWNER TO kim_figures_source;
ALTER VIEW casework_overdue_waits OWNER TO kim_figures_source;
GRANT SELECT ON casework_handed_on, casework_changed_domain, casework_overdue_waits TO kim_figures;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
