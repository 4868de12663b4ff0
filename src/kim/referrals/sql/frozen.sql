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
