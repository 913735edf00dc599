-- Hai mươi câu hỏi thường gặp · Twenty questions that are often asked.
-- Chạy bằng `htsd sql` (gõ .queries, rồi .query 7), hoặc chép vào DBeaver, Metabase, Python. Bảng và cột được giải thích ở
-- data-dictionary.md; các khung nhìn …_named và macro trend(), as_reported(), … có sẵn trong warehouse.duckdb.
-- Run them in `htsd sql` (.queries, then .query 7), or copy them into DBeaver, Metabase, Python.

-- 1. Cả nước mỗi năm có bao nhiêu lượt người, lớp, cuộc và kinh phí, với độ bao phủ bao nhiêu?
-- How many participations, classes, sessions and how much funding had each year, and at which coverage?
SELECT campaign_year, participants, classes, sessions, amount_vnd, covered, expected, coverage
FROM national_summary
ORDER BY campaign_year;

-- 2. Mười tỉnh, thành phố có nhiều lượt người nhất năm 2025, kèm độ bao phủ?
-- Which ten provinces had most participations in 2025, with their coverage?
SELECT name, participants, coverage
FROM locality_summary
WHERE campaign_year = 2025 AND level = 'province'
ORDER BY participants DESC NULLS LAST, code
LIMIT 10;

-- 3. Lượt người theo tỉnh và nhóm đối tượng năm 2025?
-- Participations by province and population group in 2025?
SELECT province_name, population_group_name, sum(participants) AS participants
FROM participants_named
WHERE campaign_year = 2025
GROUP BY ALL
ORDER BY province_name, population_group_name;

-- 4. Từng nhóm hoạt động năm 2025 chiếm tỷ trọng bao nhiêu trong tổng lượt người?
-- Which share of all participations of 2025 had each activity group?
SELECT activity_group_name, sum(participants) AS participants,
       round(100.0 * sum(participants) / sum(sum(participants)) OVER (), 1) AS percent
FROM participants_named
WHERE campaign_year = 2025
GROUP BY activity_group_name
ORDER BY participants DESC;

-- 5. Hình thức trực tiếp, trực tuyến thay đổi thế nào qua các năm?
-- How did in-person and online modes change over the years?
SELECT campaign_year, mode_name, sum(participants) AS participants
FROM participants_named
GROUP BY ALL
ORDER BY campaign_year, mode_name;

-- 6. Kinh phí năm 2025 theo nguồn, và tỷ lệ xã hội hóa?
-- Funding of 2025 by source, and the share that was mobilised?
SELECT funding_source_name, sum(amount_vnd) AS amount_vnd,
       round(100.0 * sum(amount_vnd) / sum(sum(amount_vnd)) OVER (), 1) AS percent
FROM funding_named
WHERE campaign_year = 2025
GROUP BY funding_source_name
ORDER BY amount_vnd DESC;

-- 7. So sánh các năm theo tỉnh trên địa giới mới nhất: tăng, giảm, có so sánh được không?
-- Years compared by province on the latest geography: the change, and whether it is comparable?
SELECT code, name, campaign_year, value, change_abs, change_rel, comparable, reason
FROM trend('participants', 'province')
ORDER BY code, campaign_year;

-- 8. Năm tỉnh tăng nhanh nhất năm 2025, chỉ xét nơi so sánh được?
-- Which five provinces grew fastest in 2025, of those that are comparable?
SELECT rank, name, value, change_rel
FROM trend('participants', 'province')
WHERE campaign_year = 2025 AND rank <= 5
ORDER BY rank, name;

-- 9. Số liệu năm 2023 như đã báo cáo, theo 63 tỉnh, thành phố khi đó?
-- The figures of 2023 as they were reported, by the 63 provinces of that year?
SELECT code, name, value
FROM as_reported('participants', 2023)
ORDER BY code;

-- 10. Kinh phí mọi năm trên địa giới năm 2025, phần nào là ước tính?
-- Funding of all years on the geography of 2025, and which part is an estimate?
SELECT code, name, campaign_year, value, estimated_share, value_low, value_high
FROM harmonised('amount_vnd', target := 2025)
ORDER BY code, campaign_year;

-- 11. Xã, phường nào có số liệu năm 2023 phải ước tính khi đưa về địa giới 2025?
-- For which communes of 2025 are the figures of 2023 estimated?
SELECT province_name, name, value, value_low, value_high, estimated_share
FROM harmonised('participants', target := 2025, level := 'commune')
WHERE campaign_year = 2023 AND estimated_share > 0
ORDER BY province_name, name, locality_key;

-- 12. Tỉnh Bắc Ninh (mã 24) năm 2025 hình thành từ những đơn vị nào?
-- Which units was the province of Bắc Ninh (code 24) of 2025 made of?
SELECT step, code, full_name, share, kind, effective_date
FROM consists_of('24', year := 2025)
ORDER BY step, code;

-- 13. Bao nhiêu đơn vị phải báo cáo đã báo cáo, và được bao phủ, theo cấp?
-- How many expected reporters reported themselves, and are covered, by level?
SELECT campaign_year, level, expected, own_report, covered,
       round(own_report / nullif(expected, 0), 3) AS own_report_rate,
       round(covered / nullif(expected, 0), 3) AS covered_rate
FROM reporting_summary
WHERE province_key = 'VN@1900-01-01'
ORDER BY campaign_year, level;

-- 14. Tỉnh, thành phố nào chưa có báo cáo năm 2025?
-- Which provinces are missing in 2025?
SELECT reporter_code, reporter_name, due_at
FROM missing_reporter
WHERE campaign_year = 2025 AND reporter_level = 'province'
ORDER BY reporter_code;

-- 15. Bao nhiêu đơn vị nộp đúng hạn, quá hạn theo văn bản, không đánh giá được (thời hạn giả định), theo tỉnh, năm 2025?
-- How many reporters were on time or late by a document, or cannot be assessed, by province, in 2025?
SELECT province_name, count(*) FILTER (WHERE timeliness = 'on_time' AND NOT deadline_assumed) AS on_time,
       count(*) FILTER (WHERE timeliness = 'late' AND NOT deadline_assumed) AS late,
       count(*) FILTER (WHERE timeliness = 'not_assessed' OR timeliness IS NOT NULL AND deadline_assumed) AS not_assessed
FROM reporting_named
WHERE campaign_year = 2025 AND expected
GROUP BY province_name
ORDER BY province_name;

-- 16. Nơi nào số tổng hợp khác số chi tiết và cần giải trình?
-- Where does a declared total differ from its details and has to be explained?
SELECT campaign_year, province_name, full_name, family, declared, detail, duplicates_removed, difference, status_name
FROM reconciliation_difference
WHERE to_explain
ORDER BY campaign_year, abs(difference) DESC, node_key, family;

-- 17. Bao nhiêu phần trăm lượt người của mỗi tỉnh có báo cáo chi tiết, năm 2025?
-- Which share of each province's participations of 2025 rests on reports of units?
SELECT province_name, sum(participants) AS participants,
       sum(participants) FILTER (WHERE basis = 'residual') AS undetailed,
       round(1 - coalesce(sum(participants) FILTER (WHERE basis = 'residual'), 0) / nullif(sum(participants), 0), 3)
         AS detailed_share
FROM participants_named
WHERE campaign_year = 2025
GROUP BY province_name
ORDER BY province_name;

-- 18. Lỗi, lưu ý nào gặp nhiều nhất?
-- Which errors and warnings are most frequent?
SELECT campaign_year, severity, rule, findings, submissions, example_vi
FROM finding_by_rule
ORDER BY findings DESC, campaign_year, rule;

-- 19. Lượt nữ đã được thống kê theo nhóm hoạt động năm 2025, so với tổng lượt người?
-- Female participations that were counted in 2025, by activity group, beside all participations?
SELECT a.name_vi AS activity_group_name, sum(w.participants) AS female, p.participants,
       round(100.0 * sum(w.participants) / nullif(p.participants, 0), 1) AS percent
FROM fact_participants_female w
JOIN dim_activity_group a ON a.code = w.activity_group
JOIN (SELECT activity_group, sum(participants) AS participants
      FROM fact_participants WHERE campaign_year = 2025 GROUP BY activity_group) p
  ON p.activity_group = w.activity_group
WHERE w.campaign_year = 2025
GROUP BY a.name_vi, a.sort, p.participants
ORDER BY a.sort;

-- 20. Con số lớn nhất năm 2025 nằm ở tệp nào, ô nào?
-- In which file and cell does the largest figure of 2025 stand?
SELECT n.province_name, n.reporter_name, n.activity_group_name, n.participants, s.file_name, s.received_at, n.source_ref
FROM participants_named n
LEFT JOIN submission s ON s.submission_id = n.submission_id
WHERE n.campaign_year = 2025 AND n.basis = 'reported'
ORDER BY n.participants DESC, n.reporter_key, n.activity_group, n.population_group, n.mode
LIMIT 10;
