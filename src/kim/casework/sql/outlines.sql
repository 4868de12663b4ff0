-- One row for each case: what list and "Heute" sort, filter and count by. The lists are what the actor may see, `day` has
-- the days that count (queries/sketches.py, whose `Sketch` says what the columns mean). The rules are those of
-- queries/titles.py and rules/; tests/casework/test_outlines.py compares the two in random worlds.
--
-- FULL JOIN, although what has no case is thrown away: it is never done by comparing each row with each. PostgreSQL plans
-- once for however many cases, takes them for ten, and would do just that.

-- A title lasts as long as one follows the other without a gap: up to the first day from today on that none covers. If
-- today itself is not covered, the last one has ended, unless another one is to come.
known AS (
    SELECT person, max(key) FILTER (WHERE valid @> (SELECT today FROM day)) AS today_key,
        array_agg(key) AS keys, array_agg(upper(valid)) AS ends,
        range_agg(valid) AS held, datemultirange(daterange((SELECT today FROM day), NULL)) - range_agg(valid) AS uncovered
    FROM statuses GROUP BY person
),
titles AS (
    SELECT person, today_key, last_day,
        CASE WHEN last_day <= (SELECT soon FROM day) THEN keys[array_position(ends, last_day + 1)] END AS near_key
    FROM (
        SELECT *, CASE WHEN lower(uncovered) > (SELECT today FROM day) THEN lower(uncovered)
            WHEN upper(held) <= (SELECT today FROM day) THEN upper(held) END - 1 AS last_day FROM known
    ) ending
),
homes AS (
    SELECT household, count(*) AS persons, min(last_day) AS first_end,
        CASE WHEN count(last_day) = 0 AND count(today_key) = count(*) THEN array_agg(today_key) END AS endless,
        array_agg(last_day) FILTER (WHERE near_key IS NOT NULL) AS near_days,
        array_agg(near_key) FILTER (WHERE near_key IS NOT NULL) AS near_titles
    FROM members FULL JOIN titles USING (person) GROUP BY household
),
work AS (
    SELECT "case", min(due_on) AS due_on, string_agg(life_area, ' ') AS areas,
        min(due_on) FILTER (WHERE is_ready) AS next_due_on,
        min(due_on) FILTER (WHERE is_ready AND due_on > (SELECT today FROM day)) AS ahead,
        count(*) FILTER (WHERE is_ready AND due_on <= (SELECT today FROM day)) AS due_now,
        count(*) FILTER (WHERE is_ready AND due_on <= (SELECT week FROM day)) AS due_soon,
        min(waiting_since) FILTER (WHERE waits) AS waits_since,
        count(*) FILTER (WHERE waits) AS waits,
        array_agg(coalesce((SELECT public_id FROM offices WHERE offices.pk = office), office_name))
            FILTER (WHERE waits_for_office) AS awaited,
        array_agg(waiting_since) FILTER (WHERE waits_for_office) AS asked_on,
        array_agg(legal_end_on) FILTER (WHERE legal_end_on <= (SELECT near FROM day) AND is_deadline) AS deadlines,
        array_agg(legal_end_on) FILTER (WHERE legal_end_on <= (SELECT near FROM day) AND NOT is_deadline) AS legal_days
    FROM (SELECT steps.*, is_open AND NOT pk = ANY (ARRAY(SELECT step FROM held_up)) AS is_ready,
            waits AND party_is_office AS waits_for_office FROM steps) step
    GROUP BY "case"
),
errands AS (
    SELECT "case", min(due_on) AS due_on, min(due_on) FILTER (WHERE due_on > today) AS ahead,
        count(*) FILTER (WHERE due_on <= today) AS due_now, count(*) FILTER (WHERE due_on <= week) AS due_soon
    FROM tasks CROSS JOIN day GROUP BY "case"
),
outlines AS (
    SELECT
        cases.pk AS key, public_id, number, cases.household, assigned_to, households.label AS name,
        label_key AS label, phase, municipality AS place, array_to_string(topics, ' ') AS topics,
        opened_on, last_contact_on AS last_contact, is_counselling AS is_short, phase_is_closed AS is_closed, is_sealed, is_deputised,
        is_entered_at_state, coalesce(persons, 0) AS persons, first_end, endless, near_days, near_titles,
        work.due_on, coalesce(areas, '') AS areas, next_due_on, errands.due_on AS task_due_on,
        least(work.ahead, errands.ahead) AS ahead, coalesce(work.due_now, 0) + coalesce(errands.due_now, 0) AS due_now,
        coalesce(work.due_soon, 0) + coalesce(errands.due_soon, 0) AS due_soon, waits_since, coalesce(waits, 0) AS waits,
        awaited, asked_on, deadlines, legal_days
    FROM cases FULL JOIN households ON households.pk = cases.household
        FULL JOIN homes ON homes.household = cases.household FULL JOIN work ON work."case" = cases.pk
        FULL JOIN errands ON errands."case" = cases.pk FULL JOIN contacts ON contacts."case" = cases.pk
)
