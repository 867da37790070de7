SELECT source_month.source, source_month.month, source_month.covered_until, source_month.demonstration
FROM source_month
WHERE source_month.department = '91'
ORDER BY source_month.source, source_month.month
