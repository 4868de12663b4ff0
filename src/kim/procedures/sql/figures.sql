-- The two views that figures of procedures are counted from. They belong to kim_figures_source, a role without log-in
-- that may read exactly the columns named here, behind the wall; only kim_figures may read the views, and the job that
-- counts becomes that role while it counts. A later migration that changes one of these columns drops the views first:
-- this file runs after every migrate and makes them again.

DROP VIEW IF EXISTS procedures_counted_stages;
DROP VIEW IF EXISTS procedures_counted;

GRANT USAGE, CREATE ON SCHEMA public TO kim_figures_source;
GRANT USAGE ON SCHEMA public TO kim_figures;
REVOKE ALL ON procedures_procedure, procedures_procedurestage FROM kim_figures_source, kim_figures;
GRANT SELECT (id, pathway, applied_on, decided_on, outcome, officer_id) ON procedures_procedure TO kim_figures_source;
GRANT SELECT (procedure_id, kind, began_on, ended_on) ON procedures_procedurestage TO kim_figures_source;
GRANT SELECT (id, user_id) ON accounts_membership TO kim_figures_source;

DROP POLICY IF EXISTS kim_figures ON procedures_procedure;
CREATE POLICY kim_figures ON procedures_procedure FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON procedures_procedurestage;
CREATE POLICY kim_figures ON procedures_procedurestage FOR SELECT TO kim_figures_source USING (true);

-- No name, no number, no birth date, no authority: what was applied for, when, what became of it, and who worked on it.
CREATE VIEW procedures_counted AS
SELECT procedure.id, procedure.pathway, procedure.applied_on, procedure.decided_on, procedure.outcome,
       officer.user_id AS contributor
  FROM procedures_procedure procedure
  JOIN accounts_membership officer ON officer.id = procedure.officer_id;

CREATE VIEW procedures_counted_stages AS
SELECT stage.procedure_id, stage.kind, stage.began_on, stage.ended_on
  FROM procedures_procedurestage stage
 WHERE stage.ended_on IS NOT NULL;

ALTER VIEW procedures_counted OWNER TO kim_figures_source;
ALTER VIEW procedures_counted_stages OWNER TO kim_figures_source;
GRANT SELECT ON procedures_counted, procedures_counted_stages TO kim_figures;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
