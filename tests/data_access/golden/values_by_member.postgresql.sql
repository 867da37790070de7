SELECT measure_value.measure, measure_value.member, sum(measure_value.value) AS value
FROM measure_value
WHERE measure_value.department = '91' AND measure_value.axis = 'detector' AND measure_value.measure IN ('mas.cases', 'mas.cases_realised') AND measure_value.month IN ('2022-01-01', '2022-02-01') AND measure_value.known = 'now'
GROUP BY measure_value.measure, measure_value.member
ORDER BY measure_value.measure, measure_value.member
