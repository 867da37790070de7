SELECT ame_expiry.department, '' AS axis, 'c2s.ame_expiring' AS measure, source_month.month AS month, '' AS member, sum(ame_expiry.persons) AS value
FROM ame_expiry JOIN source_month ON source_month.department = ame_expiry.department AND source_month.source = 'ame_expiries' AND source_month.month <= '2022-11-17'
WHERE ame_expiry.department = '91' AND (CAST(ame_expiry.expires_on AS DATE) - 120) <= CASE WHEN (source_month.covered_until > '2022-11-17') THEN '2022-11-17' ELSE source_month.covered_until END AND (ame_expiry.expires_on IS NULL OR ame_expiry.expires_on > CASE WHEN (source_month.covered_until > '2022-11-17') THEN '2022-11-17' ELSE source_month.covered_until END)
GROUP BY ame_expiry.department, source_month.month
