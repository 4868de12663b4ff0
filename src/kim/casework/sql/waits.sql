-- One row for each office, or name of another one: the median of the days until its answers, how many they were, and
-- whether a step waits for it. `steps` are those that the actor may see, `said` what offices promise (queries/waits.py).
asked AS (
    SELECT office, office_name, office__public_id, office__short_name, office__name,
        office__answer_days, office__organisation__answer_days,
        count(*) FILTER (WHERE is_answered) AS answers,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY done_on - waiting_since) FILTER (WHERE is_answered) AS middle,
        bool_or(NOT is_answered) AS waits
    FROM steps GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT office, answers, middle, waits, office__public_id, coalesce(nullif(office__short_name, ''), office__name), office_name,
    coalesce(days, office__answer_days, office__organisation__answer_days)
FROM asked LEFT JOIN said ON said.unit = office
