-- Views and macros of warehouse.duckdb, for whoever does not want to join. Views.java reads this file: a block is its
-- comments and one statement that ends with a line ";". `columns` are compared with the database by a test; what they
-- mean is said once, in the `column` lines of the first block, and again only where a block means something else.
--
-- Only what DuckDB 1.2 knows. Names of tables stand alone, without the database's: the file may be renamed and attached
-- under any name (a macro of an attached file then wants `USE name` first: DuckDB looks its tables up where the caller
-- is). A macro's parameter hides a column of its name: columns are written with their table in macros.

-- column activity_group: Nhóm hoạt động (mã) / Activity group (code)
-- column activity_group_name: Nhóm hoạt động / Activity group, in Vietnamese
-- column activity_group_name_en: Nhóm hoạt động, tiếng Anh / Activity group, in English
-- column activities: Số hoạt động (số dòng); trống: chưa báo cáo / Activities (rows); blank: not reported
-- column amount_vnd: Số tiền, đồng / Amount, đồng
-- column approximate: Có số ước lượng (khoảng, trên …) / Holds an approximate number (about, over …)
-- column basis: Cơ sở của số liệu: reported (đã báo cáo), residual (phần chưa có báo cáo chi tiết), adjustment (điều chỉnh) / Basis of the figure: reported, residual, adjustment
-- column campaign_year: Năm tổ chức Tuần lễ / Year of the Week
-- column classes: Số lớp; trống: chưa báo cáo / Classes; blank: not reported
-- column code: Mã đơn vị hành chính / Code of the administrative unit
-- column commune_code: Mã xã, phường, đặc khu; trống: không thuộc một xã nào / Code of the commune; blank: in no single commune
-- column commune_name: Tên xã, phường, đặc khu kèm loại, hoặc "Phần chưa có báo cáo chi tiết" / Commune with its type, or "Phần chưa có báo cáo chi tiết" (not detailed)
-- column deadline_assumed: Thời hạn giả định, không có văn bản quy định / The deadline is assumed: no document sets it
-- column district_name: Tên huyện, quận kèm loại (trước 01/7/2025) / District with its type (before 1 July 2025)
-- column due_at: Ngày cuối còn đúng hạn / Last day in time
-- column full_name: Tên kèm loại / Name with type
-- column funding_source: Nguồn kinh phí (mã) / Funding source (code)
-- column funding_source_name: Nguồn kinh phí / Funding source, in Vietnamese
-- column funding_source_name_en: Nguồn kinh phí, tiếng Anh / Funding source, in English
-- column level: Cấp: nation (cả nước), province (tỉnh), district (huyện), commune (xã) / Level: nation, province, district, commune
-- column locality_key: Đơn vị hành chính: mã@ngày hiệu lực / Administrative unit: code@valid_from
-- column measure: Chỉ tiêu (mã) / Measure (code)
-- column mode: Hình thức tổ chức (mã) / Mode (code)
-- column mode_name: Hình thức tổ chức / Mode, in Vietnamese
-- column mode_name_en: Hình thức tổ chức, tiếng Anh / Mode, in English
-- column name: Tên / Name
-- column node_key: Đơn vị hành chính mà số liệu được báo cáo qua: mã@ngày hiệu lực / Administrative node of the reporting line: code@valid_from
-- column participants: Lượt người (không phải số người) / Participations (not distinct persons)
-- column population_group: Nhóm đối tượng (mã) / Population group (code)
-- column population_group_name: Nhóm đối tượng / Population group, in Vietnamese
-- column population_group_name_en: Nhóm đối tượng, tiếng Anh / Population group, in English
-- column province_code: Mã tỉnh, thành phố; trống: ở cấp cả nước / Code of the province; blank: at the nation
-- column province_name: Tên tỉnh, thành phố / Name of the province
-- column received_at: Thời điểm nhận đầu tiên / First received
-- column reporter_code: Mã đơn vị báo cáo / Reporter code
-- column reporter_key: Đơn vị báo cáo: mã@ngày hiệu lực / Reporter: code@valid_from
-- column reporter_level: Cấp báo cáo: unit, commune, district, province, ministry / Level of the reporter
-- column reporter_name: Tên đơn vị báo cáo / Reporter name
-- column reporter_type: Loại hình đơn vị (mã) / Reporter type (code)
-- column reporter_type_name: Loại hình đơn vị / Reporter type, in Vietnamese
-- column reporter_type_name_en: Loại hình đơn vị, tiếng Anh / Reporter type, in English
-- column reports_to: Đơn vị nhận báo cáo (mã) / Reports to (code)
-- column sessions: Số cuộc, buổi; trống: chưa báo cáo / Sessions; blank: not reported
-- column source_ref: Nơi ghi số liệu: tệp, trang tính và ô, hoặc JSON Pointer / Where the figure stands: file, sheet and cells, or JSON Pointer
-- column submission_id: Báo cáo đã gửi (mã); trống: phần dư / Submission (id); blank: a residual
-- column valid_from: Có hiệu lực từ / Valid from
-- column valid_to: Hết hiệu lực từ (trống: đang hiệu lực) / First day no longer valid (blank: in force)
-- column value: Giá trị; trống: chưa báo cáo / Value; blank: not reported

-- view locality_named
-- vi: Đơn vị hành chính kèm tên tỉnh, huyện, xã; một dòng cho mỗi đơn vị trong mỗi thời kỳ
-- en: Administrative units with the names of their province, district and commune; one row a unit and validity
-- columns: locality_key, code, name, full_name, level, province_code, province_name, district_name, commune_code, commune_name, valid_from, valid_to
-- column commune_name: Tên xã, phường, đặc khu kèm loại; trống: không thuộc một xã nào / Commune with its type; blank: in no single commune
-- example: FROM locality_named WHERE code = '11689' ORDER BY valid_from
CREATE VIEW locality_named AS
SELECT l.locality_key, l.code, l.name, l.full_name, l.level,
       p.code AS province_code, p.name AS province_name, d.full_name AS district_name,
       CASE l.level WHEN 'commune' THEN l.code END AS commune_code,
       CASE l.level WHEN 'commune' THEN l.full_name END AS commune_name,
       l.valid_from, l.valid_to
FROM dim_locality l
LEFT JOIN dim_locality p ON p.locality_key = CASE l.level WHEN 'province' THEN l.locality_key ELSE l.province_key END
LEFT JOIN dim_locality d ON d.locality_key = CASE l.level WHEN 'district' THEN l.locality_key ELSE l.parent_key END
                         AND d.level = 'district'
;

-- view reporter_named
-- vi: Đơn vị báo cáo kèm tên loại hình; một dòng cho mỗi đơn vị trong mỗi thời kỳ
-- en: Reporters with the name of their type; one row a reporter and validity
-- columns: reporter_key, reporter_code, reporter_name, reporter_type, reporter_type_name, reporter_type_name_en, reporter_level, reports_to, locality_key
-- example: SELECT reporter_type_name, count(DISTINCT reporter_code) FROM reporter_named GROUP BY ALL
CREATE VIEW reporter_named AS
SELECT r.reporter_key, r.code AS reporter_code, r.name AS reporter_name, r.type AS reporter_type,
       t.name_vi AS reporter_type_name, t.name_en AS reporter_type_name_en, r.level AS reporter_level, r.reports_to,
       r.locality_key
FROM dim_reporter r
LEFT JOIN dim_reporter_type t ON t.code = r.type
;

-- view participants_named
-- vi: Lượt người tham gia kèm mọi tên gọi; cộng bất kỳ phần nào cũng đúng
-- en: Participations with all names joined in; any slice adds up
-- columns: campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code, reporter_name, reporter_type_name, reporter_level, activity_group, activity_group_name, activity_group_name_en, population_group, population_group_name, population_group_name_en, mode, mode_name, mode_name_en, basis, participants, approximate, locality_key, node_key, reporter_key, submission_id, source_ref
-- example: SELECT province_name, population_group_name, sum(participants) FROM participants_named WHERE campaign_year = 2025 GROUP BY ALL ORDER BY ALL
CREATE VIEW participants_named AS
SELECT f.campaign_year, l.province_code, l.province_name, l.district_name, l.commune_code,
       coalesce(l.commune_name, 'Phần chưa có báo cáo chi tiết') AS commune_name,
       r.reporter_code, r.reporter_name, r.reporter_type_name, r.reporter_level,
       f.activity_group, a.name_vi AS activity_group_name, a.name_en AS activity_group_name_en,
       f.population_group, g.name_vi AS population_group_name, g.name_en AS population_group_name_en,
       f.mode, m.name_vi AS mode_name, m.name_en AS mode_name_en,
       f.basis, f.participants, f.approximate, f.locality_key, f.node_key, f.reporter_key, f.submission_id, f.source_ref
FROM fact_participants f
LEFT JOIN locality_named l ON l.locality_key = f.locality_key
LEFT JOIN reporter_named r ON r.reporter_key = f.reporter_key
LEFT JOIN dim_activity_group a ON a.code = f.activity_group
LEFT JOIN dim_population_group g ON g.code = f.population_group
LEFT JOIN dim_mode m ON m.code = f.mode
;

-- view classes_named
-- vi: Số lớp, số cuộc (buổi), số hoạt động kèm mọi tên gọi; cộng bất kỳ phần nào cũng đúng
-- en: Classes, sessions and activities with all names joined in; any slice adds up
-- columns: campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code, reporter_name, reporter_type_name, reporter_level, activity_group, activity_group_name, activity_group_name_en, mode, mode_name, mode_name_en, basis, classes, sessions, activities, locality_key, node_key, reporter_key, submission_id, source_ref
-- example: SELECT activity_group_name, sum(classes), sum(sessions) FROM classes_named WHERE campaign_year = 2025 GROUP BY ALL
CREATE VIEW classes_named AS
SELECT f.campaign_year, l.province_code, l.province_name, l.district_name, l.commune_code,
       coalesce(l.commune_name, 'Phần chưa có báo cáo chi tiết') AS commune_name,
       r.reporter_code, r.reporter_name, r.reporter_type_name, r.reporter_level,
       f.activity_group, a.name_vi AS activity_group_name, a.name_en AS activity_group_name_en,
       f.mode, m.name_vi AS mode_name, m.name_en AS mode_name_en,
       f.basis, f.classes, f.sessions, f.activities, f.locality_key, f.node_key, f.reporter_key, f.submission_id,
       f.source_ref
FROM fact_classes f
LEFT JOIN locality_named l ON l.locality_key = f.locality_key
LEFT JOIN reporter_named r ON r.reporter_key = f.reporter_key
LEFT JOIN dim_activity_group a ON a.code = f.activity_group
LEFT JOIN dim_mode m ON m.code = f.mode
;

-- view funding_named
-- vi: Kinh phí theo nguồn kèm mọi tên gọi, đồng; cộng bất kỳ phần nào cũng đúng
-- en: Funding by source with all names joined in, đồng; any slice adds up
-- columns: campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code, reporter_name, reporter_type_name, reporter_level, funding_source, funding_source_name, funding_source_name_en, basis, amount_vnd, approximate, locality_key, node_key, reporter_key, submission_id, source_ref
-- example: SELECT funding_source_name, sum(amount_vnd) FROM funding_named WHERE campaign_year = 2025 GROUP BY ALL
CREATE VIEW funding_named AS
SELECT f.campaign_year, l.province_code, l.province_name, l.district_name, l.commune_code,
       coalesce(l.commune_name, 'Phần chưa có báo cáo chi tiết') AS commune_name,
       r.reporter_code, r.reporter_name, r.reporter_type_name, r.reporter_level,
       f.funding_source, s.name_vi AS funding_source_name, s.name_en AS funding_source_name_en,
       f.basis, f.amount_vnd, f.approximate, f.locality_key, f.node_key, f.reporter_key, f.submission_id, f.source_ref
FROM fact_funding f
LEFT JOIN locality_named l ON l.locality_key = f.locality_key
LEFT JOIN reporter_named r ON r.reporter_key = f.reporter_key
LEFT JOIN dim_funding_source s ON s.code = f.funding_source
;

-- view reporting_named
-- vi: Tình hình báo cáo của từng đơn vị kèm mọi tên gọi
-- en: Reporting of every reporter with all names joined in
-- columns: campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code, reporter_name, reporter_type_name, reporter_level, reports_to, expected, status, status_name, timeliness, received_at, due_at, deadline_assumed, revision, locality_key, reporter_key, submission_id
-- column commune_name: Tên xã, phường, đặc khu kèm loại; trống: đơn vị cấp trên / Commune with its type; blank: a body above
-- column expected: Phải báo cáo / Expected to report
-- column status: Tình trạng (mã): reported, returned, document_only, nil, via_parent, missing, exempt / Status (code)
-- column status_name: Tình trạng / Status, in Vietnamese
-- column timeliness: on_time (đúng hạn), late (quá hạn), not_assessed (không đánh giá) / on_time, late, not_assessed
-- column revision: Lần gửi được tính / Revision that counts
-- column submission_id: Báo cáo được tính (mã) / Submission that counts (id)
-- example: SELECT province_name, status_name, count(*) FROM reporting_named WHERE campaign_year = 2025 AND expected GROUP BY ALL
CREATE VIEW reporting_named AS
SELECT f.campaign_year, l.province_code, l.province_name, l.district_name, l.commune_code, l.commune_name,
       r.reporter_code, r.reporter_name, r.reporter_type_name, f.level AS reporter_level, r.reports_to,
       f.expected, f.status,
       CASE f.status WHEN 'reported' THEN 'Đã báo cáo'
                     WHEN 'returned' THEN 'Đã nhận, đề nghị chỉnh sửa'
                     WHEN 'document_only' THEN 'Đã nhận văn bản, chưa có số liệu'
                     WHEN 'nil' THEN 'Không tổ chức'
                     WHEN 'via_parent' THEN 'Có trong báo cáo của cấp trên'
                     WHEN 'missing' THEN 'Chưa có báo cáo'
                     WHEN 'exempt' THEN 'Không thuộc diện báo cáo'
                     ELSE f.status END AS status_name,
       f.timeliness, f.received_at, f.due_at, f.deadline_assumed, f.revision, f.locality_key, f.reporter_key,
       f.submission_id
FROM fact_reporting f
LEFT JOIN reporter_named r ON r.reporter_key = f.reporter_key
LEFT JOIN locality_named l ON l.locality_key = f.locality_key
;

-- view missing_reporter
-- vi: Đơn vị phải báo cáo mà chưa có báo cáo, cũng không có trong báo cáo của cấp trên
-- en: Expected reporters of which nothing came, neither from themselves nor through a body above
-- columns: campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code, reporter_name, reporter_type_name, reporter_level, reports_to, due_at, deadline_assumed, reporter_key
-- column commune_name: Tên xã, phường, đặc khu kèm loại; trống: đơn vị cấp trên / Commune with its type; blank: a body above
-- example: FROM missing_reporter WHERE campaign_year = 2025 AND reporter_level = 'province' ORDER BY reporter_code
CREATE VIEW missing_reporter AS
SELECT campaign_year, province_code, province_name, district_name, commune_code, commune_name, reporter_code,
       reporter_name, reporter_type_name, reporter_level, reports_to, due_at, deadline_assumed, reporter_key
FROM reporting_named
WHERE status = 'missing' AND expected
;

-- view reconciliation_difference
-- vi: Nơi số tổng hợp khác số cộng chi tiết quá sai số làm tròn; to_explain là nơi cần giải trình hoặc đính chính
-- en: Where a declared total and its details differ by more than rounding; to_explain marks those to correct or explain
-- columns: campaign_year, province_code, province_name, level, code, full_name, family, declared, detail, duplicates_removed, difference, tolerance, published, residual, children_expected, children_covered, status, status_name, to_explain, decision_id, node_key
-- column family: Nhóm chỉ tiêu: participants (lượt người), classes (lớp), funding (đồng) / Family: participants, classes, funding
-- column declared: Số trong báo cáo tổng hợp / Declared in the consolidated report
-- column detail: Cộng chi tiết: báo cáo trực tiếp và số công bố của cấp dưới / Detail: direct report and what is published below
-- column duplicates_removed: Số trùng đã loại trừ theo báo cáo / Duplicates removed, as declared
-- column difference: Chênh lệch: declared - (detail - duplicates_removed) / Difference: declared - (detail - duplicates_removed)
-- column tolerance: Sai số làm tròn cho phép / Tolerance of rounding
-- column published: Số công bố / Published
-- column residual: Phần chưa có báo cáo chi tiết / Residual: declared beyond the details
-- column children_expected: Số đơn vị phải báo cáo về đây; trống: chưa có danh mục / Reporters expected directly below; blank: unknown
-- column children_covered: Trong đó đã có số liệu / Of these covered
-- column status: Kết quả đối chiếu (mã): differs, declared_above, declared_below / Outcome (code)
-- column status_name: Kết quả đối chiếu / Outcome, in Vietnamese
-- column to_explain: Cần giải trình hoặc đính chính, chưa có quyết định / To be corrected or explained, no decision yet
-- column decision_id: Quyết định áp dụng / Decision that applies
-- example: FROM reconciliation_difference WHERE campaign_year = 2025 AND to_explain ORDER BY abs(difference) DESC
CREATE VIEW reconciliation_difference AS
SELECT r.campaign_year, l.province_code, l.province_name, r.level, l.code, l.full_name, r.family, r.declared, r.detail,
       r.duplicates_removed, r.declared - (r.detail - r.duplicates_removed) AS difference, r.tolerance, r.published,
       r.residual, r.children_expected, r.children_covered, r.status,
       CASE r.status WHEN 'differs' THEN 'Đủ chi tiết nhưng khác số tổng hợp'
                     WHEN 'declared_above' THEN 'Số tổng hợp cao hơn chi tiết đã có'
                     WHEN 'declared_below' THEN 'Số tổng hợp thấp hơn chi tiết đã có'
                     ELSE r.status END AS status_name,
       r.status IN ('differs', 'declared_below') AND r.decision_id IS NULL AS to_explain,
       r.decision_id, r.node_key
FROM fact_reconciliation r
LEFT JOIN locality_named l ON l.locality_key = r.node_key
WHERE abs(r.declared - (r.detail - r.duplicates_removed)) > r.tolerance
;

-- view finding_by_rule
-- vi: Số lỗi, lưu ý, thông tin theo từng quy tắc, kèm một ví dụ
-- en: Findings counted by rule, with an example
-- columns: campaign_year, severity, rule, findings, submissions, reporters, example_vi, example_en
-- column campaign_year: Năm tổ chức Tuần lễ; trống: tệp không cho biết năm / Year of the Week; blank: the file does not tell
-- column severity: Mức độ: error (lỗi), warning (lưu ý), info (thông tin) / Severity: error, warning, info
-- column rule: Mã quy tắc, giải thích ở docs/findings.md / Rule, explained in docs/findings.md
-- column findings: Số lần / Number of findings
-- column submissions: Số báo cáo / Number of submissions
-- column reporters: Số đơn vị báo cáo nhận biết được / Number of reporters, where known
-- column example_vi: Một câu giải thích / One of the sentences, in Vietnamese
-- column example_en: Một câu giải thích bằng tiếng Anh / One of the sentences, in English
-- example: FROM finding_by_rule WHERE severity = 'error' ORDER BY findings DESC
CREATE VIEW finding_by_rule AS
SELECT s.campaign_year, f.severity, f.code AS rule, count(*) AS findings,
       count(DISTINCT f.submission_id) AS submissions, count(DISTINCT s.reporter_key) AS reporters,
       min(f.message_vi) AS example_vi, min(f.message_en) AS example_en
FROM finding f
LEFT JOIN submission s ON s.submission_id = f.submission_id
GROUP BY s.campaign_year, f.severity, f.code
;

-- view figure
-- vi: Mọi chỉ tiêu trong một bảng dài, trên địa giới của năm báo cáo; lọc theo measure trước khi cộng
-- en: Every measure in one long table, on the geography of its own year; filter by measure before adding
-- columns: measure, campaign_year, locality_key, node_key, basis, activity_group, population_group, mode, funding_source, value
-- column measure: Chỉ tiêu: participants, participants_female, classes, sessions, activities, amount_vnd / Measure: participants, participants_female, classes, sessions, activities, amount_vnd
-- column activity_group: Nhóm hoạt động (mã); trống với kinh phí / Activity group (code); blank for funding
-- column population_group: Nhóm đối tượng (mã); chỉ có với participants / Population group (code); participants only
-- column mode: Hình thức tổ chức (mã); trống với kinh phí / Mode (code); blank for funding
-- column funding_source: Nguồn kinh phí (mã); chỉ có với amount_vnd / Funding source (code); amount_vnd only
-- example: SELECT campaign_year, sum(value) FROM figure WHERE measure = 'sessions' GROUP BY ALL ORDER BY ALL
CREATE VIEW figure AS
SELECT 'participants' AS measure, campaign_year, locality_key, node_key, basis, activity_group, population_group, mode,
       NULL::VARCHAR AS funding_source, participants::DECIMAL(18,0) AS value
FROM fact_participants
UNION ALL
SELECT 'participants_female', campaign_year, locality_key, node_key, 'reported', activity_group, NULL, mode, NULL,
       participants::DECIMAL(18,0)
FROM fact_participants_female
UNION ALL
SELECT 'classes', campaign_year, locality_key, node_key, basis, activity_group, NULL, mode, NULL, classes::DECIMAL(18,0)
FROM fact_classes
UNION ALL
SELECT 'sessions', campaign_year, locality_key, node_key, basis, activity_group, NULL, mode, NULL, sessions::DECIMAL(18,0)
FROM fact_classes
UNION ALL
SELECT 'activities', campaign_year, locality_key, node_key, basis, activity_group, NULL, mode, NULL,
       activities::DECIMAL(18,0)
FROM fact_classes
UNION ALL
SELECT 'amount_vnd', campaign_year, locality_key, node_key, basis, NULL, NULL, NULL, funding_source, amount_vnd
FROM fact_funding
;

-- view province_summary
-- vi: Tổng số của từng tỉnh, thành phố, gồm mọi cấp bên dưới, kèm độ bao phủ; số liệu ở cấp Trung ương không có trong bảng này
-- en: Totals of every province with all below it, and their coverage; what lies at the nation is in none of them
-- columns: campaign_year, code, full_name, status, participants, classes, sessions, activities, amount_vnd, openings, opening_participants, plans, expected, received, covered, coverage, synthetic, locality_key
-- column openings: Số lễ khai mạc, phát động; trống: chưa báo cáo / Opening ceremonies; blank: not reported
-- column opening_participants: Lượt người dự khai mạc, đã nằm trong participants / Participations in openings, already in participants
-- column plans: Số kế hoạch đã ban hành / Plans issued
-- column status: Báo cáo của chính đơn vị này / Report of this unit itself
-- column expected: Số đơn vị phải báo cáo về đây (mẫu số); trống: chưa có danh mục / Reporters expected directly below (denominator); blank: no register
-- column received: Trong đó có báo cáo của mình / Of these with a report of their own
-- column covered: Trong đó đã có số liệu / Of these covered
-- column coverage: covered trên expected, từ 0 đến 1 / covered to expected, 0 to 1
-- column synthetic: Có số liệu mô phỏng / Holds synthetic figures
-- example: SELECT full_name, participants, coverage FROM province_summary WHERE campaign_year = 2025 ORDER BY code
CREATE VIEW province_summary AS
SELECT campaign_year, code, full_name, status, participants, classes, sessions, activities, amount_vnd, openings,
       opening_participants, plans, expected, received, covered, coverage, synthetic, locality_key
FROM locality_summary
WHERE level = 'province'
;

-- view commune_summary
-- vi: Tổng số của từng xã, phường, đặc khu kèm độ bao phủ; số chỉ biết đến cấp tỉnh (hoặc huyện) thành một dòng của tỉnh, nên cộng các dòng của một tỉnh là số của tỉnh
-- en: Totals of every commune and their coverage; what reached only the province (or a district) stands in a row of the province, so that the rows of a province add up to it
-- columns: campaign_year, province_code, province_name, district_name, code, full_name, undetailed, status, participants, classes, sessions, activities, amount_vnd, openings, opening_participants, plans, expected, received, covered, coverage, synthetic, locality_key
-- column full_name: Tên kèm loại, hoặc "Phần chưa có báo cáo chi tiết" / Name with type, or "Phần chưa có báo cáo chi tiết" (what reached only the province)
-- column undetailed: Phần không chi tiết đến xã; code và locality_key là của tỉnh / What reaches no commune; code and locality_key are those of the province
-- column openings: Số lễ khai mạc, phát động; trống: chưa báo cáo / Opening ceremonies; blank: not reported
-- column opening_participants: Lượt người dự khai mạc, đã nằm trong participants / Participations in openings, already in participants
-- column plans: Số kế hoạch đã ban hành / Plans issued
-- column status: Báo cáo của chính đơn vị này / Report of this unit itself
-- column expected: Số đơn vị phải báo cáo về đây (mẫu số); trống: chưa có danh mục / Reporters expected directly below (denominator); blank: no register
-- column received: Trong đó có báo cáo của mình / Of these with a report of their own
-- column covered: Trong đó đã có số liệu / Of these covered
-- column coverage: covered trên expected, từ 0 đến 1 / covered to expected, 0 to 1
-- column synthetic: Có số liệu mô phỏng / Holds synthetic figures
-- example: SELECT full_name, participants, coverage FROM commune_summary WHERE campaign_year = 2025 AND province_code = '04' ORDER BY undetailed, code
CREATE VIEW commune_summary AS
SELECT s.campaign_year, l.province_code, l.province_name, l.district_name, s.code, s.full_name, false AS undetailed, s.status,
       s.participants, s.classes, s.sessions, s.activities, s.amount_vnd, s.openings, s.opening_participants, s.plans,
       s.expected, s.received, s.covered, s.coverage, s.synthetic, s.locality_key
FROM locality_summary s
JOIN locality_named l ON l.locality_key = s.locality_key
WHERE s.level = 'commune'
UNION ALL
SELECT p.campaign_year, p.code, p.name, NULL, p.code, 'Phần chưa có báo cáo chi tiết', true, NULL,
       nullif(p.participants - coalesce(c.participants, 0), 0), nullif(p.classes - coalesce(c.classes, 0), 0),
       nullif(p.sessions - coalesce(c.sessions, 0), 0), nullif(p.activities - coalesce(c.activities, 0), 0),
       nullif(p.amount_vnd - coalesce(c.amount_vnd, 0), 0), nullif(p.openings - coalesce(c.openings, 0), 0),
       nullif(p.opening_participants - coalesce(c.opening_participants, 0), 0), nullif(p.plans - coalesce(c.plans, 0), 0),
       NULL, NULL, NULL, NULL, p.synthetic, p.locality_key
FROM locality_summary p
LEFT JOIN (SELECT campaign_year, province_key, sum(participants)::BIGINT AS participants, sum(classes)::BIGINT AS classes,
                  sum(sessions)::BIGINT AS sessions, sum(activities)::BIGINT AS activities,
                  sum(amount_vnd)::DECIMAL(18,0) AS amount_vnd, sum(openings)::BIGINT AS openings,
                  sum(opening_participants)::BIGINT AS opening_participants, sum(plans)::BIGINT AS plans
           FROM locality_summary WHERE level = 'commune' GROUP BY campaign_year, province_key) c
       ON c.campaign_year = p.campaign_year AND c.province_key = p.locality_key
WHERE p.level = 'province'
  AND (p.participants <> coalesce(c.participants, 0) OR p.classes <> coalesce(c.classes, 0)
       OR p.sessions <> coalesce(c.sessions, 0) OR p.activities <> coalesce(c.activities, 0)
       OR p.amount_vnd <> coalesce(c.amount_vnd, 0) OR p.openings <> coalesce(c.openings, 0)
       OR p.opening_participants <> coalesce(c.opening_participants, 0) OR p.plans <> coalesce(c.plans, 0))
;

-- macro trend(measure, level, target := latest)
-- vi: So sánh các năm trên địa giới của năm mới nhất, hoặc của năm target; measure: participants, classes, amount_vnd
-- en: Years compared on the geography of the latest campaign, or of target; measure: participants, classes, amount_vnd
-- columns: measure, level, target_campaign, locality_key, code, name, undetailed, campaign_year, value, change_abs, change_rel, rank, estimated_share, value_low, value_high, coverage, like_for_like_rel, comparable, reason, obs_status
-- column target_campaign: Năm của địa giới / Year of the geography
-- column undetailed: Phần chưa có báo cáo chi tiết, hoặc Cấp Trung ương / What is known of the unit above alone
-- column change_abs: Tăng, giảm so với năm trước / Change from the year before
-- column change_rel: Tốc độ tăng, giảm / Relative change
-- column rank: Thứ hạng theo tốc độ / Rank by relative change
-- column estimated_share: Tỷ lệ là ước tính (qua chia tách), từ 0 đến 1 / Share that is estimated (crossed a split), 0 to 1
-- column value_low: Cận dưới / Lower bound
-- column value_high: Cận trên / Upper bound
-- column coverage: Độ bao phủ, từ 0 đến 1 / Coverage, 0 to 1
-- column like_for_like_rel: Tốc độ trên phần so sánh được / Like-for-like change
-- column comparable: So sánh được với năm trước / Comparable with the year before
-- column reason: Lý do không so sánh được / Why not comparable
-- column obs_status: Mã SDMX: A, E ước tính, L chưa báo cáo, M không áp dụng, P sơ bộ, R đã sửa, B ngắt quãng / SDMX code: A, E estimated, L not received, M not applicable, P provisional, R revised, B break
-- example: FROM trend('participants', 'province') WHERE campaign_year = 2025 ORDER BY rank
CREATE MACRO trend(measure, level, target := NULL) AS TABLE
SELECT t.*
FROM trend t
JOIN (SELECT CASE WHEN measure IN (SELECT k.measure FROM trend k) THEN measure
                  ELSE error('trend: không có chỉ tiêu "' || measure || '"; có: '
                             || (SELECT string_agg(DISTINCT k.measure, ', ' ORDER BY k.measure) FROM trend k)
                             || ' / there is no such measure') END AS measure,
             CASE WHEN level IN (SELECT k.level FROM trend k) THEN level
                  ELSE error('trend: không có cấp "' || level || '"; có: '
                             || (SELECT string_agg(DISTINCT k.level, ', ' ORDER BY k.level) FROM trend k)
                             || ' / there is no such level') END AS level,
             coalesce(target, (SELECT max(k.target_campaign) FROM trend k)) AS target) asked
  ON t.measure = asked.measure AND t.level = asked.level AND t.target_campaign = asked.target
;

-- macro coverage(year, level := 'province')
-- vi: Độ bao phủ của từng đơn vị hành chính: bao nhiêu nơi phải báo cáo, tự báo cáo, đã có số liệu
-- en: Coverage of every administrative unit: how many below it should report, did themselves, are covered
-- columns: campaign_year, level, province_name, code, full_name, status, expected, received, covered, own_report_rate, coverage, locality_key
-- column status: Báo cáo của chính đơn vị này / Report of this unit itself
-- column expected: Số đơn vị phải báo cáo về đây; trống: chưa có danh mục / Reporters expected directly below; blank: no register
-- column received: Trong đó có báo cáo của mình / Of these with a report of their own
-- column covered: Trong đó đã có số liệu / Of these covered
-- column own_report_rate: received trên expected, từ 0 đến 1 / received to expected, 0 to 1
-- column coverage: covered trên expected, từ 0 đến 1 / covered to expected, 0 to 1
-- example: FROM coverage(2025) ORDER BY coverage
CREATE MACRO coverage(year, level := 'province') AS TABLE
SELECT s.campaign_year, s.level, l.province_name, s.code, s.full_name, s.status, s.expected, s.received, s.covered,
       s.received / nullif(s.expected, 0) AS own_report_rate, s.coverage, s.locality_key
FROM locality_summary s
LEFT JOIN locality_named l ON l.locality_key = s.locality_key
WHERE s.campaign_year = year AND s.level = level
;

-- macro as_reported(measure, year, level := 'province')
-- vi: Số liệu của một năm trên địa giới của chính năm đó; phần không chi tiết đến cấp đã chọn thành một dòng riêng ở đơn vị cấp trên, nên cộng cả bảng là tổng cả nước
-- en: The figures of a year on its own geography; what does not reach the level stands in a row of its own at the unit above, so that the rows add up to the nation
-- columns: measure, campaign_year, level, province_name, code, name, undetailed, value, locality_key
-- column measure: Chỉ tiêu: participants, participants_female, classes, sessions, activities, amount_vnd / Measure: participants, participants_female, classes, sessions, activities, amount_vnd
-- column level: Cấp đã chọn / The level asked for
-- column name: Tên kèm loại, hoặc "Phần chưa có báo cáo chi tiết", "Cấp Trung ương" / Name with type, or what reached only the province ("Phần chưa có báo cáo chi tiết") or the nation ("Cấp Trung ương")
-- column undetailed: Phần không chi tiết đến cấp đã chọn / What does not reach the level asked for
-- example: FROM as_reported('participants', 2023) ORDER BY value DESC
CREATE MACRO as_reported(measure, year, level := 'province') AS TABLE
WITH asked AS (
  SELECT CASE WHEN measure IN ('participants', 'participants_female', 'classes', 'sessions', 'activities', 'amount_vnd')
              THEN measure
              ELSE error('as_reported: không có chỉ tiêu "' || measure || '"; có: participants, participants_female, '
                         || 'classes, sessions, activities, amount_vnd / there is no such measure') END AS measure,
         CASE WHEN level IN ('nation', 'province', 'district', 'commune') THEN level
              ELSE error('as_reported: không có cấp "' || level || '"; có: nation, province, district, commune / '
                         || 'there is no such level') END AS level
),
total AS (
  SELECT f.measure, f.campaign_year, f.locality_key, sum(f.value) AS value
  FROM figure f
  WHERE f.measure = measure AND f.campaign_year = year
  GROUP BY f.measure, f.campaign_year, f.locality_key
),
placed AS (
  SELECT a.measure, t.campaign_year, a.level, t.value,
         CASE WHEN t.locality_key IS NULL THEN NULL
              WHEN a.level = 'nation' THEN (SELECT n.locality_key FROM dim_locality n WHERE n.level = 'nation')
              WHEN a.level = l.level THEN l.locality_key
              WHEN a.level = 'district' AND above.level = 'district' THEN above.locality_key
              ELSE coalesce(l.province_key, l.locality_key) END AS locality_key
  FROM asked a
  LEFT JOIN total t ON true
  LEFT JOIN dim_locality l ON l.locality_key = t.locality_key
  LEFT JOIN dim_locality above ON above.locality_key = l.parent_key
)
SELECT p.measure, p.campaign_year, p.level, l.province_name, l.code,
       CASE WHEN l.level = p.level THEN l.full_name WHEN l.level = 'nation' THEN 'Cấp Trung ương'
            ELSE 'Phần chưa có báo cáo chi tiết' END AS name,
       l.level <> p.level AS undetailed, sum(p.value)::DECIMAL(18,0) AS value, p.locality_key
FROM placed p
JOIN locality_named l ON l.locality_key = p.locality_key
GROUP BY p.measure, p.campaign_year, p.level, l.province_name, l.code, l.full_name, l.level, p.locality_key
;

-- macro harmonised(measure, target := latest, level := 'province')
-- vi: Số liệu của mọi năm trên địa giới của năm target; chia theo phần dư lớn nhất ở từng ô số liệu nên tổng cả nước không đổi
-- en: The figures of every year on the geography of target; split by largest remainder, cell by cell, so that the national total does not change
-- columns: measure, level, target_campaign, campaign_year, province_name, code, name, undetailed, value, estimated_share, value_low, value_high, locality_key
-- column measure: Chỉ tiêu: participants, participants_female, classes, sessions, activities, amount_vnd / Measure: participants, participants_female, classes, sessions, activities, amount_vnd
-- column level: Cấp đã chọn: nation, province, commune / The level asked for: nation, province, commune
-- column target_campaign: Năm của địa giới / Year of the geography
-- column campaign_year: Năm của số liệu / Year of the figures
-- column name: Tên kèm loại, hoặc "Phần chưa có báo cáo chi tiết", "Cấp Trung ương" / Name with type, or what reached only the province ("Phần chưa có báo cáo chi tiết") or the nation ("Cấp Trung ương")
-- column undetailed: Phần không chi tiết đến cấp đã chọn / What does not reach the level asked for
-- column estimated_share: Tỷ lệ là ước tính (qua chia tách), từ 0 đến 1 / Share that is estimated (crossed a split), 0 to 1
-- column value_low: Cận dưới: chỉ phần nguyên vẹn (và điều chỉnh giảm) / Lower bound: whole parts only (and what an adjustment takes off)
-- column value_high: Cận trên: cộng toàn bộ mọi đơn vị bị chia tách / Upper bound: with all of every split source
-- example: FROM harmonised('participants', target := 2025, level := 'province') ORDER BY code, campaign_year
CREATE MACRO harmonised(measure, target := NULL, level := 'province') AS TABLE
WITH asked AS (
  SELECT CASE WHEN measure IN ('participants', 'participants_female', 'classes', 'sessions', 'activities', 'amount_vnd')
              THEN measure
              ELSE error('harmonised: không có chỉ tiêu "' || measure || '"; có: participants, participants_female, '
                         || 'classes, sessions, activities, amount_vnd / there is no such measure') END AS measure,
         CASE WHEN level IN ('nation', 'province', 'commune') THEN level
              ELSE error('harmonised: không có cấp "' || level || '"; có: nation, province, commune / '
                         || 'there is no such level') END AS level,
         CASE WHEN target IS NULL OR target IN (SELECT k.campaign_year FROM dim_campaign k)
              THEN coalesce(target, (SELECT max(k.campaign_year) FROM dim_campaign k))
              ELSE error('harmonised: không có năm ' || target || ' / there is no such campaign') END AS target,
         (SELECT n.locality_key FROM dim_locality n WHERE n.level = 'nation') AS nation
),
cell AS (
  SELECT f.campaign_year, f.locality_key, f.activity_group, f.population_group, f.mode, f.funding_source,
         sum(f.value)::HUGEINT AS value
  FROM figure f
  WHERE f.measure = measure
  GROUP BY f.campaign_year, f.locality_key, f.activity_group, f.population_group, f.mode, f.funding_source
),
carried AS (
  SELECT a.measure, a.level, a.target, c.*, x.exact, x.to_code, x.denominator, abs(c.value) * x.numerator AS product,
         (abs(c.value) * x.numerator) % x.denominator AS rest,
         CASE a.level WHEN 'nation' THEN a.nation WHEN 'province' THEN coalesce(x.to_province_key, x.to_key)
                      -- What a district kept for itself reaches no commune: it is its province's.
                      ELSE CASE x.to_level WHEN 'district' THEN x.to_province_key ELSE x.to_key END END AS to_key,
         CASE WHEN a.level = 'nation' THEN true
              WHEN a.level = 'province' OR x.to_level = 'district' THEN x.exact_in_province ELSE x.exact END AS certain
  FROM asked a
  LEFT JOIN crosswalk x ON x.target_campaign = a.target
  JOIN cell c ON c.campaign_year = x.campaign_year AND c.locality_key = x.from_key
),
shared AS (
  -- A negative cell (an adjustment) is split as its opposite is.
  SELECT s.*, sign(s.value)::HUGEINT
              * ((s.product - s.rest) // s.denominator
                 + CASE WHEN row_number() OVER (PARTITION BY s.campaign_year, s.locality_key, s.activity_group,
                                                s.population_group, s.mode, s.funding_source
                                                ORDER BY s.rest DESC, s.to_code)
                             <= sum(s.rest) OVER (PARTITION BY s.campaign_year, s.locality_key, s.activity_group,
                                                  s.population_group, s.mode, s.funding_source) // s.denominator
                        THEN 1 ELSE 0 END) AS part
  FROM carried s
  WHERE NOT s.exact
),
part AS (
  SELECT e.measure, e.level, e.target, e.campaign_year, e.to_key, e.value AS part, e.value AS whole, true AS certain
  FROM carried e
  WHERE e.exact
  UNION ALL
  SELECT s.measure, s.level, s.target, s.campaign_year, s.to_key, sum(s.part), max(s.value), bool_and(s.certain)
  FROM shared s
  GROUP BY s.measure, s.level, s.target, s.campaign_year, s.to_key, s.locality_key, s.activity_group, s.population_group,
           s.mode, s.funding_source
  UNION ALL
  -- No row, but what was asked is checked also where there is nothing to carry.
  SELECT a.measure, a.level, a.target, NULL, CASE WHEN a.measure = a.level THEN a.nation END, NULL, NULL, true
  FROM asked a
)
SELECT p.measure, p.level, p.target AS target_campaign, p.campaign_year, l.province_name, l.code,
       CASE WHEN l.level = p.level THEN l.full_name WHEN l.level = 'nation' THEN 'Cấp Trung ương'
            ELSE 'Phần chưa có báo cáo chi tiết' END AS name,
       l.level <> p.level AS undetailed, sum(p.part)::DECIMAL(18,0) AS value,
       CASE WHEN sum(p.part) IS NULL THEN 0
            WHEN sum(p.part) = 0 THEN bool_or(NOT p.certain AND p.whole <> 0)::INTEGER
            ELSE greatest(0, least(1, coalesce(sum(p.part) FILTER (WHERE NOT p.certain), 0)::DOUBLE / sum(p.part)::DOUBLE))
            END::DOUBLE AS estimated_share,
       sum(CASE WHEN p.certain THEN p.part WHEN p.whole IS NOT NULL THEN least(p.whole, 0) END)::DECIMAL(18,0) AS value_low,
       sum(CASE WHEN p.certain THEN p.part WHEN p.whole IS NOT NULL THEN greatest(p.whole, 0) END)::DECIMAL(18,0) AS value_high, p.to_key AS locality_key
FROM part p
JOIN locality_named l ON l.locality_key = p.to_key
GROUP BY p.measure, p.level, p.target, p.campaign_year, l.province_name, l.code, l.full_name, l.level, p.to_key
;

-- macro consists_of(code, year := latest)
-- vi: Đơn vị hành chính của một năm được hình thành từ những đơn vị cũ nào, từng bước về trước
-- en: The old units that a unit of a year was made of, step by step backwards
-- columns: step, code, full_name, level, province_name, share, kind, effective_date, valid_from, valid_to, locality_key
-- column step: Số bước về trước; 0: chính đơn vị này / Steps back; 0: the unit itself
-- column share: Phần của đơn vị cũ nằm trong đơn vị này, từ 0 đến 1 / Part of the old unit that is in this one, 0 to 1
-- column kind: Kiểu thay đổi: renamed, merged, split, abolished / Kind of the change
-- column effective_date: Ngày thay đổi / Date of the change
-- example: FROM consists_of('24', year := 2025) ORDER BY step, code
CREATE MACRO consists_of(code, year := NULL) AS TABLE
WITH RECURSIVE line(step, locality_key, share, kind, effective_date) AS (
  SELECT 0, l.locality_key, 1::DOUBLE, NULL::VARCHAR, NULL::DATE
  FROM dim_locality l
  JOIN dim_campaign c ON c.campaign_year = coalesce(year, (SELECT max(k.campaign_year) FROM dim_campaign k))
                     AND l.valid_from <= c.week_start AND (l.valid_to IS NULL OR l.valid_to > c.week_start)
  WHERE l.code = code
  UNION ALL
  SELECT line.step + 1, x.from_key, line.share * x.weight, x.kind, x.effective_date
  FROM line JOIN locality_change x ON x.to_key = line.locality_key
)
SELECT line.step, l.code, l.full_name, l.level, l.province_name, sum(line.share) AS share, line.kind, line.effective_date,
       l.valid_from, l.valid_to, l.locality_key
FROM line JOIN locality_named l ON l.locality_key = line.locality_key
GROUP BY line.step, l.code, l.full_name, l.level, l.province_name, line.kind, line.effective_date, l.valid_from,
         l.valid_to, l.locality_key
;

-- macro became(code, year := earliest)
-- vi: Đơn vị hành chính của một năm sau này thành những đơn vị nào, từng bước về sau
-- en: The units that a unit of a year became, step by step onwards
-- columns: step, code, full_name, level, province_name, share, kind, effective_date, valid_from, valid_to, locality_key
-- column step: Số bước về sau; 0: chính đơn vị này / Steps onwards; 0: the unit itself
-- column share: Phần của đơn vị này nằm trong đơn vị mới, từ 0 đến 1 / Part of this unit that is in the new one, 0 to 1
-- column kind: Kiểu thay đổi: renamed, merged, split, abolished / Kind of the change
-- column effective_date: Ngày thay đổi / Date of the change
-- example: FROM became('24', year := 2023) ORDER BY step, code
CREATE MACRO became(code, year := NULL) AS TABLE
WITH RECURSIVE line(step, locality_key, share, kind, effective_date) AS (
  SELECT 0, l.locality_key, 1::DOUBLE, NULL::VARCHAR, NULL::DATE
  FROM dim_locality l
  JOIN dim_campaign c ON c.campaign_year = coalesce(year, (SELECT min(k.campaign_year) FROM dim_campaign k))
                     AND l.valid_from <= c.week_start AND (l.valid_to IS NULL OR l.valid_to > c.week_start)
  WHERE l.code = code
  UNION ALL
  SELECT line.step + 1, x.to_key, line.share * x.weight, x.kind, x.effective_date
  FROM line JOIN locality_change x ON x.from_key = line.locality_key
)
SELECT line.step, l.code, l.full_name, l.level, l.province_name, sum(line.share) AS share, line.kind, line.effective_date,
       l.valid_from, l.valid_to, l.locality_key
FROM line JOIN locality_named l ON l.locality_key = line.locality_key
GROUP BY line.step, l.code, l.full_name, l.level, l.province_name, line.kind, line.effective_date, l.valid_from,
         l.valid_to, l.locality_key
;
