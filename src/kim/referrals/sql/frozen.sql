-- What was sent stays what it was: nobody changes it, whatever role they act in. It may go as a whole (erasure), and moves
-- along with its case to another unit.
CREATE OR REPLACE FUNCTION kim_packet_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.packet_id, NEW.question, NEW.sections, NEW.grounds)
        IS DISTINCT FROM (OLD.packet_id, OLD.question, OLD.sections, OLD.grounds) THEN
        RAISE EXCEPTION 'the content of a packet is frozen' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS kim_frozen ON referrals_packetcontent;
CREATE TRIGGER kim_frozen BEFORE UPDATE ON referrals_packetcontent
FOR EACH ROW EXECUTE FUNCTION kim_packet_is_frozen();

-- Of a procedure an authority tells values and the outcome, and nothing else ever fits in here (rules/told.py).
CREATE OR REPLACE FUNCTION kim_told_is_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.told - ARRAY['about', 'rule', 'values', 'outcome', 'decided_on', 'title', 'title_until', 'goes_on_as']
        <> '{}'::jsonb
        OR EXISTS (
            SELECT FROM jsonb_array_elements(coalesce(NEW.told -> 'values', '[]'::jsonb)) AS one
            WHERE one - ARRAY['criterion', 'value', 'on'] <> '{}'::jsonb
                OR one ->> 'value' NOT IN ('met', 'not_met', 'open')
                OR one ->> 'criterion' !~ '^[a-z0-9_.]{1,60}$'
        ) THEN
        RAISE EXCEPTION 'an authority tells values only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS kim_told ON referrals_packetchange;
CREATE TRIGGER kim_told BEFORE INSERT OR UPDATE ON referrals_packetchange
FOR EACH ROW EXECUTE FUNCTION kim_told_is_values();
