-- Who stands in for the case manager of a case on a day: memberships, nothing of the case. A recipient who answers sees no
-- deputation behind the wall; those who work on the case are told of the answer all the same.
-- Runs as kim_figures_source, which has no log-in and reads, behind every wall, exactly the columns that are named.

GRANT USAGE, CREATE ON SCHEMA public TO kim_figures_source;
REVOKE ALL ON casework_standing, casework_deputation FROM kim_figures_source;
GRANT SELECT (case_id, deputation_id, valid) ON casework_standing TO kim_figures_source;
GRANT SELECT (id, deputy_id) ON casework_deputation TO kim_figures_source;
DROP POLICY IF EXISTS kim_stand_ins ON casework_standing;
CREATE POLICY kim_stand_ins ON casework_standing FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_stand_ins ON casework_deputation;
CREATE POLICY kim_stand_ins ON casework_deputation FOR SELECT TO kim_figures_source USING (true);

CREATE OR REPLACE FUNCTION kim_stand_ins(of_case bigint, on_day date) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT deputation.deputy_id
      FROM casework_standing standing JOIN casework_deputation deputation ON deputation.id = standing.deputation_id
     WHERE standing.case_id = of_case AND standing.valid @> on_day
$$;
ALTER FUNCTION kim_stand_ins(bigint, date) OWNER TO kim_figures_source;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
