-- The two views that figures are counted from. They belong to kim_figures_source, a role without log-in that may read
-- exactly the columns named here, behind every wall; only kim_figures may read the views, and the evidence job becomes
-- that role while it counts. Before tables change the views are taken down (kernel/after_migrate.py); this file makes them
-- again.

DROP VIEW IF EXISTS casework_released_observations;
DROP VIEW IF EXISTS casework_rated_guidance;

GRANT USAGE, CREATE ON SCHEMA public TO kim_figures_source;
GRANT USAGE ON SCHEMA public TO kim_figures;
REVOKE ALL ON casework_case, casework_proposal, casework_releaserequest, casework_guidancerating, people_household,
    organisations_municipality, accounts_membership FROM kim_figures_source, kim_figures;
GRANT SELECT (id, household_id, form, counts_as) ON casework_case TO kim_figures_source;
GRANT SELECT (case_id, request_id) ON casework_proposal TO kim_figures_source;
GRANT SELECT (id, observation, decided_on, author_id) ON casework_releaserequest TO kim_figures_source;
GRANT SELECT (id, case_id, guidance, feedback, rated_on, rated_by_id) ON casework_guidancerating TO kim_figures_source;
GRANT SELECT (id, municipality_id) ON people_household TO kim_figures_source;
GRANT SELECT (id, official_key) ON organisations_municipality TO kim_figures_source;
GRANT SELECT (id, user_id) ON accounts_membership TO kim_figures_source;

DROP POLICY IF EXISTS kim_figures ON casework_case;
CREATE POLICY kim_figures ON casework_case FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON casework_proposal;
CREATE POLICY kim_figures ON casework_proposal FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON casework_releaserequest;
CREATE POLICY kim_figures ON casework_releaserequest FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON casework_guidancerating;
CREATE POLICY kim_figures ON casework_guidancerating FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON people_household;
CREATE POLICY kim_figures ON people_household FOR SELECT TO kim_figures_source USING (true);

-- No name, no text, no number of a case: keys that can be counted, the day of the release, the place. Only cases count:
-- a short counselling is another unit. A case that goes on with the one of another employer counts as that one.
CREATE VIEW casework_released_observations AS
SELECT request.observation, request.decided_on AS counted_on,
       COALESCE(casework_case.counts_as, casework_case.id) AS case_id, author.user_id AS contributor,
       place.official_key AS municipality
  FROM casework_proposal proposal
  JOIN casework_releaserequest request ON request.id = proposal.request_id
  JOIN accounts_membership author ON author.id = request.author_id
  JOIN casework_case ON casework_case.id = proposal.case_id
  JOIN people_household household ON household.id = casework_case.household_id
  LEFT JOIN organisations_municipality place ON place.id = household.municipality_id
 WHERE request.observation <> '' AND casework_case.form = 'deep';

-- What was said last counts, also where the case went on with another employer and was rated in both files.
CREATE VIEW casework_rated_guidance AS
SELECT DISTINCT ON (rating.guidance, COALESCE(casework_case.counts_as, casework_case.id))
       rating.guidance, rating.feedback, rating.rated_on AS counted_on,
       COALESCE(casework_case.counts_as, casework_case.id) AS case_id, author.user_id AS contributor,
       place.official_key AS municipality
  FROM casework_guidancerating rating
  JOIN accounts_membership author ON author.id = rating.rated_by_id
  JOIN casework_case ON casework_case.id = rating.case_id
  JOIN people_household household ON household.id = casework_case.household_id
  LEFT JOIN organisations_municipality place ON place.id = household.municipality_id
 WHERE casework_case.form = 'deep'
 ORDER BY rating.guidance, COALESCE(casework_case.counts_as, casework_case.id), rating.rated_on DESC, rating.id DESC;

ALTER VIEW casework_released_observations OWNER TO kim_figures_source;
ALTER VIEW casework_rated_guidance OWNER TO kim_figures_source;
GRANT SELECT ON casework_released_observations, casework_rated_guidance TO kim_figures;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
