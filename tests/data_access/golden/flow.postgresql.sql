SELECT mas_case.department, 'detector' AS axis, 'mas.cases_realised' AS measure, CAST(date_trunc('month', mas_case.opened_on) AS DATE) AS month, coalesce(CAST(mas_case.detector AS VARCHAR), 'inconnu') AS member, count(*) AS value
FROM mas_case
WHERE mas_case.department = '91' AND mas_case.opened_on <= '2022-11-17' AND mas_case.closed_on <= '2022-11-17' AND mas_case.outcome = 'care_realised'
GROUP BY mas_case.department, CAST(date_trunc('month', mas_case.opened_on) AS DATE), coalesce(CAST(mas_case.detector AS VARCHAR), 'inconnu')
