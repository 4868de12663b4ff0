-- Whether one of these words is a name of anybody who is recorded here, in whatever unit: yes or no, never whose, never which.
-- A text that comes from several cases is asked for it before it leaves; the application may ask and cannot look.
-- Runs as kim_figures_source, which has no log-in and reads, behind every wall, exactly the columns that are named.

GRANT USAGE, CREATE ON SCHEMA public TO kim_figures_source;
REVOKE ALL ON people_nametoken FROM kim_figures_source;
GRANT SELECT (kind, token) ON people_nametoken TO kim_figures_source;
DROP POLICY IF EXISTS kim_known_names ON people_nametoken;
CREATE POLICY kim_known_names ON people_nametoken FOR SELECT TO kim_figures_source USING (true);

CREATE OR REPLACE FUNCTION kim_name_is_known(words text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT FROM people_nametoken WHERE kind = 'w' AND token = ANY (words))
$$;
ALTER FUNCTION kim_name_is_known(text[]) OWNER TO kim_figures_source;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
