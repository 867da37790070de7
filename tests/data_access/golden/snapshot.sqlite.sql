SELECT mas_team.department, '' AS axis, 'mas.full_time' AS measure, mas_team.month AS month, '' AS member, sum(mas_team.full_time) AS value
FROM mas_team
WHERE mas_team.department = '91' AND mas_team.month <= '2022-11-17'
GROUP BY mas_team.department, mas_team.month
