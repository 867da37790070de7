SELECT happened.happened_on, happened.ends_on, happened.label, happened.kind, happened.programme, happened.metric, happened.new_limits, happened.stated_in, happened.to_the_month
FROM (SELECT event.event AS event, event.happened_on AS happened_on, event.ends_on AS ends_on, event.label AS label, event.kind AS kind, event.programme AS programme, event.metric AS metric, event.new_limits AS new_limits, event.stated_in AS stated_in, false AS to_the_month
FROM event
WHERE event.department = '91' UNION ALL SELECT published_event.event AS event, published_event.happened_on AS happened_on, NULL AS ends_on, published_event.label AS label, published_event.kind AS kind, published_event.programme AS programme, published_event.metric AS metric, false AS new_limits, published_event.stated_in AS stated_in, published_event.to_the_month AS to_the_month
FROM published_event
WHERE published_event.department = '91' AND (published_event.event NOT IN (SELECT event.event
FROM event
WHERE event.department = '91'))) AS happened
WHERE happened.happened_on <= '2022-12-31' AND coalesce(happened.ends_on, happened.happened_on) >= '2022-01-01'
ORDER BY happened.happened_on, happened.event
