-- The view that unanswered packets are counted from, with the columns of the flows between offices (casework/sql/flows.sql).
-- It belongs to kim_figures_source; only kim_figures may read it. No word of a packet, no mark, no recipient: its kind of office.

DROP VIEW IF EXISTS referrals_unanswered;

GRANT CREATE ON SCHEMA public TO kim_figures_source;
REVOKE ALL ON referrals_packet, referrals_packetchange FROM kim_figures_source, kim_figures;
GRANT SELECT (id, case_id, holder_id, step_id, sender_id, sent_at, answer_by) ON referrals_packet TO kim_figures_source;
GRANT SELECT (packet_id, state, at) ON referrals_packetchange TO kim_figures_source;

DROP POLICY IF EXISTS kim_figures ON referrals_packet;
CREATE POLICY kim_figures ON referrals_packet FOR SELECT TO kim_figures_source USING (true);
DROP POLICY IF EXISTS kim_figures ON referrals_packetchange;
CREATE POLICY kim_figures ON referrals_packetchange FOR SELECT TO kim_figures_source USING (true);

-- Counted once, a week after the promised day, when the lead hears of it. A question back is an answer; what was taken
-- back or has ended before waits for nobody. An answer that came later changes nothing.
CREATE VIEW referrals_unanswered AS
SELECT late.counted_on, '' AS source, COALESCE(unit.kind, 'other') AS target,
       COALESCE(casework_case.counts_as, casework_case.id) AS case_id,
       sender.user_id AS contributor, COALESCE(place.official_key, '') AS municipality,
       COALESCE(step.life_area, '') AS life_area, COALESCE(step.legal_domain, '') AS legal_domain, '' AS outcome,
       late.counted_on - (late.sent_at AT TIME ZONE 'Europe/Berlin')::date AS days
  FROM (SELECT id, case_id, holder_id, step_id, sender_id, sent_at, answer_by + 7 AS counted_on
          FROM referrals_packet WHERE sent_at IS NOT NULL) late
  JOIN casework_case ON casework_case.id = late.case_id AND casework_case.form = 'deep'
  JOIN people_household household ON household.id = casework_case.household_id
  JOIN accounts_membership sender ON sender.id = late.sender_id
  LEFT JOIN organisations_unit unit ON unit.id = late.holder_id
  LEFT JOIN casework_step step ON step.id = late.step_id
  LEFT JOIN organisations_municipality place ON place.id = household.municipality_id
 WHERE NOT EXISTS (
       SELECT 1 FROM referrals_packetchange moved
        WHERE moved.packet_id = late.id
          AND moved.state IN ('accepted', 'declined', 'asked_back', 'done', 'withdrawn', 'expired')
          AND (moved.at AT TIME ZONE 'Europe/Berlin')::date <= late.counted_on);

ALTER VIEW referrals_unanswered OWNER TO kim_figures_source;
GRANT SELECT ON referrals_unanswered TO kim_figures;
REVOKE CREATE ON SCHEMA public FROM kim_figures_source;
