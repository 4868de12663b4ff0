-- Audit, read log, sealing. Owned by the migrating role; the runtime role can only call what is granted below.

CREATE OR REPLACE FUNCTION kim_setting(name text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS
$$ SELECT nullif(current_setting(name, true), '') $$;

CREATE OR REPLACE FUNCTION kim_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    hidden text[] := TG_ARGV[0]::text[];
    before jsonb := '{}';
    after jsonb := '{}';
    changes jsonb;
    fresh bytea := uuid_send(gen_random_uuid());
BEGIN
    IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD) - hidden; END IF;
    IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW) - hidden; END IF;
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)), '{}') INTO changes
      FROM (SELECT jsonb_object_keys(before || after) AS key) AS keys
     WHERE (before -> key) IS DISTINCT FROM (after -> key);
    IF TG_OP = 'UPDATE' AND changes - 'version' = '{}' THEN RETURN NULL; END IF;
    INSERT INTO kernel_auditrow (at, txid, "table", operation, row_id, public_id, unit_id, actor_id, role, why, salt, diff, digest)
    VALUES (
        clock_timestamp(), pg_current_xact_id()::text::bigint, TG_TABLE_NAME, TG_OP,
        coalesce(after ->> 'id', before ->> 'id')::bigint,
        coalesce(after ->> 'public_id', before ->> 'public_id', ''),
        coalesce(after ->> 'unit_id', before ->> 'unit_id')::bigint,
        kim_setting('app.actor')::bigint, coalesce(kim_setting('app.role'), session_user), coalesce(kim_setting('app.why'), ''),
        fresh, changes, sha256(fresh || convert_to(changes::text, 'UTF8'))
    );
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION kim_looked_at(kind text, subject text, door text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    INSERT INTO kernel_readlog (at, actor_id, unit_id, role, kind, subject, door)
    VALUES (clock_timestamp(), kim_setting('app.actor')::bigint, kim_setting('app.unit')::bigint,
            coalesce(kim_setting('app.role'), ''), kind, subject, door)
$$;

-- The text that a seal covers: metadata and the digest, never the content, so that blanking keeps the chain whole.
CREATE OR REPLACE FUNCTION kim_audit_line(r kernel_auditrow) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT concat_ws('|', r.id, extract(epoch FROM r.at), r.txid, r."table", r.operation, r.row_id, r.public_id, r.unit_id,
                     r.actor_id, r.role, r.why, encode(r.digest, 'hex'))
$$;

CREATE OR REPLACE FUNCTION kim_chain(previous bytea, from_txid bigint, below_txid bigint) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT sha256(previous || convert_to(coalesce(string_agg(kim_audit_line(r), E'\n' ORDER BY r.txid, r.id), ''), 'UTF8'))
      FROM kernel_auditrow r WHERE r.txid >= from_txid AND r.txid < below_txid
$$;

-- Seals what every running transaction can no longer add to. Returns the number of rows sealed now.
CREATE OR REPLACE FUNCTION kim_seal_audit() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    previous kernel_auditseal;
    horizon bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    span record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('kim_seal_audit'));
    SELECT * INTO previous FROM kernel_auditseal ORDER BY id DESC LIMIT 1;
    SELECT min(id) AS first_row, max(id) AS last_row, count(*)::integer AS amount INTO span
      FROM kernel_auditrow WHERE txid >= coalesce(previous.below_txid, 0) AND txid < horizon;
    IF span.amount = 0 THEN RETURN 0; END IF;
    INSERT INTO kernel_auditseal (at, first_row, last_row, below_txid, rows, digest)
    VALUES (clock_timestamp(), span.first_row, span.last_row, horizon, span.amount,
            kim_chain(coalesce(previous.digest, ''::bytea), coalesce(previous.below_txid, 0), horizon));
    RETURN span.amount;
END $$;

-- One line per seal that does not hold, per row whose content does not match its digest, and the totals.
CREATE OR REPLACE FUNCTION kim_verify_audit() RETURNS TABLE (finding text, amount bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    seal kernel_auditseal;
    previous bytea := '';
    start bigint := 0;
    broken bigint := 0;
BEGIN
    FOR seal IN SELECT * FROM kernel_auditseal ORDER BY id LOOP
        IF seal.digest <> kim_chain(previous, start, seal.below_txid) THEN broken := broken + 1; END IF;
        previous := seal.digest;
        start := seal.below_txid;
    END LOOP;
    RETURN QUERY SELECT 'broken_seals', broken;
    RETURN QUERY SELECT 'altered_rows', count(*) FROM kernel_auditrow
                  WHERE diff IS NOT NULL AND digest <> sha256(salt || convert_to(diff::text, 'UTF8'));
    RETURN QUERY SELECT 'blanked', count(*) FROM kernel_auditrow WHERE diff IS NULL AND operation <> 'ERASE';
    RETURN QUERY SELECT 'unsealed', count(*) FROM kernel_auditrow WHERE txid >= start;
    RETURN QUERY SELECT 'sealed', count(*) FROM kernel_auditrow WHERE txid < start;
END $$;

-- Erasure: content and salt go, metadata and digest stay, and the erasure itself is a row.
CREATE OR REPLACE FUNCTION kim_blank_audit(table_name text, erased_row bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE blanked bigint;
BEGIN
    UPDATE kernel_auditrow SET diff = NULL, salt = NULL
     WHERE "table" = table_name AND row_id = erased_row AND diff IS NOT NULL;
    GET DIAGNOSTICS blanked = ROW_COUNT;
    INSERT INTO kernel_auditrow (at, txid, "table", operation, row_id, public_id, actor_id, role, why, digest)
    VALUES (clock_timestamp(), pg_current_xact_id()::text::bigint, table_name, 'ERASE', erased_row, '',
            kim_setting('app.actor')::bigint, coalesce(kim_setting('app.role'), session_user), coalesce(kim_setting('app.why'), ''),
            sha256(''::bytea));
    RETURN blanked;
END $$;

-- What the data-protection officer may read: who changed which kind of row when and why, no content.
CREATE OR REPLACE VIEW kernel_auditmeta AS
SELECT id, at, "table", operation, public_id, unit_id, actor_id, role, why, diff IS NULL AS is_blanked FROM kernel_auditrow;

REVOKE ALL ON FUNCTION kim_audit(), kim_looked_at(text, text, text), kim_seal_audit(), kim_verify_audit(),
    kim_blank_audit(text, bigint), kim_chain(bytea, bigint, bigint) FROM PUBLIC;

ALTER TABLE kernel_auditrow ENABLE ROW LEVEL SECURITY;
