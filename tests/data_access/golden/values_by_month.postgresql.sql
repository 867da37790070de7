SELECT measure_value.measure, measure_value.known, measure_value.member, measure_value.month, measure_value.value
FROM measure_value
WHERE measure_value.department = '91' AND measure_value.axis = '' AND measure_value.measure IN ('mas.cases', 'mas.cases_realised') AND measure_value.month BETWEEN '2021-01-01' AND '2022-12-01'
ORDER BY measure_value.measure, measure_value.known, measure_value.member, measure_value.month
