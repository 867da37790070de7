SELECT mas_case.department, 'detector' AS axis, 'mas.cases_realised' AS measure, strftime('%Y-%m-01', mas_case.opened_on) AS month, coalesce(CAST(mas_case.detector AS VARCHAR), 'inconnu') AS member, count(*) AS value
FROM mas_case
WHERE mas_case.department = '91' AND mas_case.opened_on <= '2022-11-17' AND mas_case.closed_on <= '2022-11-17' AND mas_case.outcome = 'care_realised'
GROUP BY mas_case.department, strftime('%Y-%m-01', mas_case.opened_on), coalesce(CAST(mas_case.detector AS VARCHAR), 'inconnu')
