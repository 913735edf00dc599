package vn.htsd.data.table;

import static vn.htsd.data.table.Column.Type.COUNT;
import static vn.htsd.data.table.Column.Type.DATE;
import static vn.htsd.data.table.Column.Type.FLAG;
import static vn.htsd.data.table.Column.Type.INSTANT;
import static vn.htsd.data.table.Column.Type.INT;
import static vn.htsd.data.table.Column.Type.MONEY;
import static vn.htsd.data.table.Column.Type.SHARE;
import static vn.htsd.data.table.Column.Type.TEXT;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.table.Column.Type;

/**
 * Every table of the pipeline, described once. {@link #LANDING} is what {@code ingest} writes and {@code transform} reads;
 * {@link #PUBLISHED} is what {@code transform} builds, and what analysts and reports read.
 *
 * <p>A plain {@code SUM} over any slice of a {@code fact_*} table is right: nothing in it is counted twice. Tables ending
 * in {@code _summary} and {@code trend} hold totals of several levels and must be filtered by level before a sum.
 */
public final class Tables {
    private Tables() {}

    // ------------------------------------------------------------------ columns that many tables share

    private static final Column CAMPAIGN_YEAR = column("campaign_year", INT, "Năm tổ chức Tuần lễ", "Year of the Week");
    private static final Column REPORTER_KEY =
            column("reporter_key", TEXT, "Đơn vị báo cáo: mã@ngày hiệu lực", "Reporter: code@valid_from");
    private static final Column LOCALITY_KEY = column(
            "locality_key",
            TEXT,
            "Đơn vị hành chính nơi đơn vị báo cáo đóng: mã@ngày hiệu lực",
            "Administrative unit where the reporter lies: code@valid_from");
    private static final Column NODE_KEY = column(
            "node_key",
            TEXT,
            "Đơn vị hành chính mà số liệu được báo cáo qua: mã@ngày hiệu lực",
            "Administrative node of the reporting line: code@valid_from");
    private static final Column ACTIVITY_GROUP =
            column("activity_group", TEXT, "Nhóm hoạt động (mã)", "Activity group (code)");
    private static final Column MODE = column("mode", TEXT, "Hình thức tổ chức (mã)", "Mode (code)");
    private static final Column BASIS = column(
            "basis",
            TEXT,
            "Cơ sở của số liệu: reported (đã báo cáo), residual (phần chưa có báo cáo chi tiết), adjustment (điều chỉnh)",
            "Basis of the figure: reported, residual, adjustment");
    private static final Column SUBMISSION_ID = column("submission_id", TEXT, "Báo cáo đã gửi (mã)", "Submission (id)");
    private static final Column DECLARED_SUBMISSION_ID = column(
                    "declared_submission_id",
                    TEXT,
                    "Báo cáo tổng hợp mà phần dư lấy từ đó",
                    "Consolidated report that a residual was taken from")
            .orNull();
    private static final Column SOURCE_REF = column(
            "source_ref",
            TEXT,
            "Nơi ghi số liệu: tệp, trang tính và ô, hoặc JSON Pointer",
            "Where the figure stands: file, sheet and cells, or JSON Pointer");
    private static final Column APPROXIMATE = column(
            "approximate", FLAG, "Có số ước lượng (khoảng, trên …)", "Holds an approximate number (about, over …)");
    private static final Column CONTROL_PARTICIPANTS =
            controlTotal("control_participants", COUNT, "Tổng số kiểm soát của tệp: lượt người", "participations");
    private static final Column CONTROL_CLASSES =
            controlTotal("control_classes", COUNT, "Tổng số kiểm soát của tệp: lớp", "classes");
    private static final Column CONTROL_SESSIONS =
            controlTotal("control_sessions", COUNT, "Tổng số kiểm soát của tệp: cuộc, buổi", "sessions");
    private static final Column CONTROL_AMOUNT_VND =
            controlTotal("control_amount_vnd", MONEY, "Tổng số kiểm soát của tệp: kinh phí, đồng", "đồng");

    // ------------------------------------------------------------------ landing: one batch of what was read

    /** One row a report in a file, returned ones included (their figures are not landed). */
    public static final TableSpec LANDED_REPORT = table(
            "report",
            "Báo cáo đọc được từ một lô tệp",
            "Reports read from one batch of files",
            List.of("submission_id"),
            SUBMISSION_ID,
            column("sha256", TEXT, "Mã băm nội dung tệp", "Content hash of the file"),
            column("file_name", TEXT, "Tên tệp", "File name"),
            column("ordinal", INT, "Thứ tự báo cáo trong tệp, từ 0", "Position of the report in its file, from 0"),
            column("received_at", INSTANT, "Thời điểm nhận", "When it was received"),
            column("channel", TEXT, "Kênh nhận", "Channel").orNull(),
            column("sender", TEXT, "Nơi gửi", "Sender").orNull(),
            column("status", TEXT, "accepted, returned, memo, document", "accepted, returned, memo, document"),
            column("form", TEXT, "Ký hiệu biểu", "Form id").orNull(),
            column("campaign_year", INT, "Năm tổ chức Tuần lễ", "Year of the Week")
                    .orNull(),
            column("kind", TEXT, "direct, consolidated", "direct, consolidated").orNull(),
            column("nature", TEXT, "first, replacement", "first, replacement").orNull(),
            column("revision", INT, "Lần gửi", "Revision").orNull(),
            column("held", TEXT, "Tình hình tổ chức", "Whether the Week was held")
                    .orNull(),
            column("held_reason", TEXT, "Lý do", "Reason").orNull(),
            column("reporter_code", TEXT, "Mã đơn vị báo cáo", "Reporter code").orNull(),
            column("provisional", FLAG, "Mã tạm cấp", "The code is provisional").orNull(),
            column("reporter_name", TEXT, "Tên đơn vị báo cáo", "Reporter name").orNull(),
            column("reporter_type", TEXT, "Loại hình đơn vị", "Reporter type").orNull(),
            column("reporter_level", TEXT, "Cấp báo cáo", "Reporter level").orNull(),
            column("locality_key", TEXT, "Đơn vị hành chính", "Administrative unit")
                    .orNull(),
            column("reports_to", TEXT, "Đơn vị nhận báo cáo (mã)", "Reports to (code)")
                    .orNull(),
            column("counted_in", TEXT, "Đã tính trong báo cáo của (mã)", "Counted in the report of (code)")
                    .orNull(),
            column("relayed_by", TEXT, "Đơn vị tổng hợp đã gửi thay (mã)", "Body that sent it on its behalf (code)")
                    .orNull(),
            column("document_number", TEXT, "Số, ký hiệu báo cáo", "Document number")
                    .orNull(),
            column("document_date", DATE, "Ngày ký", "Signed on").orNull(),
            column("signed_by", TEXT, "Người ký", "Signed by").orNull(),
            column("plan_number", TEXT, "Kế hoạch số", "Plan number").orNull(),
            column("plan_date", DATE, "Ngày kế hoạch", "Plan date").orNull(),
            column("opening_held_on", DATE, "Ngày khai mạc", "Opening held on").orNull(),
            column("opening_place", TEXT, "Địa điểm khai mạc", "Opening place").orNull(),
            column("opening_format", TEXT, "Hình thức khai mạc", "Opening format")
                    .orNull(),
            column("opening_participants", COUNT, "Số người dự khai mạc", "Opening participants")
                    .orNull(),
            column("opening_self_assessment", TEXT, "Tự đánh giá", "Self-assessment")
                    .orNull(),
            column("coverage_expected", COUNT, "Số đơn vị phải báo cáo", "Reporters expected below")
                    .orNull(),
            column("coverage_received", COUNT, "Số đơn vị đã báo cáo", "Reporters received below")
                    .orNull(),
            column("coverage_openings", COUNT, "Số đơn vị tổ chức khai mạc", "Openings below")
                    .orNull(),
            column("coverage_plans", COUNT, "Số kế hoạch đã ban hành", "Plans below")
                    .orNull(),
            column("duplicates_participants", COUNT, "Lượt người trùng đã loại", "Participations removed")
                    .orNull(),
            column("duplicates_classes", COUNT, "Lớp trùng đã loại", "Classes removed")
                    .orNull(),
            column("duplicates_amount_vnd", MONEY, "Kinh phí trùng đã loại", "Amount removed")
                    .orNull(),
            CONTROL_PARTICIPANTS,
            CONTROL_CLASSES,
            CONTROL_SESSIONS,
            CONTROL_AMOUNT_VND,
            column("synthetic", FLAG, "Số liệu mô phỏng", "Figures are synthetic"));

    public static final TableSpec LANDED_ACTIVITY = table(
            "activity",
            "Hoạt động của các báo cáo được nhận",
            "Activities of accepted reports",
            List.of("submission_id", "line"),
            SUBMISSION_ID,
            column("line", INT, "Thứ tự trong báo cáo, từ 0", "Position in the report, from 0"),
            ACTIVITY_GROUP,
            column("name", TEXT, "Tên hoạt động", "Name").orNull(),
            MODE,
            column("start_date", DATE, "Từ ngày", "From").orNull(),
            column("end_date", DATE, "Đến ngày", "To").orNull(),
            column("place", TEXT, "Địa điểm", "Place").orNull(),
            column("locality_code", TEXT, "Mã xã, phường nơi tổ chức", "Where it took place")
                    .orNull(),
            column("organiser", TEXT, "Đơn vị chủ trì", "Organiser").orNull(),
            column("classes", COUNT, "Số lớp", "Classes").orNull(),
            column("sessions", COUNT, "Số cuộc, buổi", "Sessions").orNull(),
            column("participants", COUNT, "Tổng số lượt người", "Participations")
                    .orNull(),
            column("officials", COUNT, "Cán bộ, công chức, viên chức", "Officials")
                    .orNull(),
            column("teachers", COUNT, "Nhà giáo", "Teachers").orNull(),
            column("learners", COUNT, "Học sinh, sinh viên, học viên", "Learners")
                    .orNull(),
            column("workers", COUNT, "Người lao động", "Workers").orNull(),
            column("armed_forces", COUNT, "Lực lượng vũ trang", "Armed forces").orNull(),
            column("residents", COUNT, "Người dân, đối tượng khác", "Residents").orNull(),
            column("female", COUNT, "Trong đó: Nữ", "Of these female").orNull(),
            column("approximate", FLAG, "Số lượt người là ước lượng", "Participations are approximate"),
            SOURCE_REF);

    public static final TableSpec LANDED_FUNDING = table(
            "funding",
            "Kinh phí của các báo cáo được nhận",
            "Funding lines of accepted reports",
            List.of("submission_id", "line"),
            SUBMISSION_ID,
            column("line", INT, "Thứ tự trong báo cáo, từ 0", "Position in the report, from 0"),
            column("funding_source", TEXT, "Nguồn kinh phí (mã)", "Funding source (code)"),
            column("sponsor", TEXT, "Đơn vị, cá nhân hỗ trợ", "Sponsor").orNull(),
            column("amount_vnd", MONEY, "Số tiền, đồng", "Amount, đồng").orNull(),
            column("half_digit_vnd", MONEY, "Nửa chữ số cuối được ghi, đồng", "Half of the last written digit, đồng"),
            column("note", TEXT, "Ghi chú", "Note").orNull(),
            column("approximate", FLAG, "Số tiền là ước lượng", "The amount is approximate"),
            SOURCE_REF);

    public static final TableSpec LANDED_NARRATIVE = table(
            "narrative",
            "Nội dung bằng lời của các báo cáo được nhận",
            "Words of accepted reports",
            List.of("submission_id", "section"),
            SUBMISSION_ID,
            column("section", TEXT, "Mục: direction, difficulties …", "Section: direction, difficulties …"),
            column("text", TEXT, "Nội dung", "Text"),
            SOURCE_REF);

    /** What fields say that an added form brought and that a report has no column for. */
    public static final TableSpec LANDED_EXTRA = table(
            "extra",
            "Nội dung các mục bổ sung của biểu mẫu mới",
            "Values of fields that an added form brought",
            List.of("submission_id", "line"),
            SUBMISSION_ID,
            column("line", INT, "Thứ tự trong báo cáo, từ 0", "Position in the report, from 0"),
            column("field", TEXT, "Tên mục trong định nghĩa biểu mẫu", "Field in the form's definition"),
            column("label", TEXT, "Nhãn trên biểu mẫu", "Label on the form"),
            column("value", TEXT, "Giá trị", "Value"),
            SOURCE_REF);

    /** Written to the contacts directory, never to landing or a build. */
    public static final TableSpec CONTACT = table(
            "contact",
            "Người lập biểu (dữ liệu cá nhân)",
            "Who filled in the form (personal data)",
            List.of("submission_id"),
            SUBMISSION_ID,
            column("name", TEXT, "Họ tên", "Name").orNull(),
            column("phone", TEXT, "Điện thoại", "Telephone").orNull(),
            column("email", TEXT, "Thư điện tử", "E-mail").orNull());

    public static final TableSpec LANDED_FINDING = table(
            "finding",
            "Lỗi, cảnh báo và thông tin của từng báo cáo",
            "Errors, warnings and infos of each report",
            List.of("submission_id", "line"),
            SUBMISSION_ID,
            column("line", INT, "Thứ tự trong báo cáo, từ 0", "Position in the report, from 0"),
            column("severity", TEXT, "Mức độ: error (lỗi), warning (lưu ý), info (thông tin)", "error, warning, info"),
            column("code", TEXT, "Mã quy tắc", "Rule"),
            column("place", TEXT, "Vị trí: Hoạt động!J14 hoặc JSON Pointer", "Place: sheet and cell or JSON Pointer"),
            column("value", TEXT, "Giá trị tại đó", "Value found there").orNull(),
            column("message_vi", TEXT, "Câu giải thích", "Sentence in Vietnamese"),
            column("message_en", TEXT, "Câu giải thích bằng tiếng Anh", "Sentence in English"));

    /** The pictures lie in the workspace under {@code photos}; a report prints none that nobody approved. */
    public static final TableSpec LANDED_PHOTO = table(
            "photo",
            "Ảnh gửi kèm báo cáo, chỉ dùng nội bộ cho đến khi được duyệt",
            "Photos sent with a report, for inside use until approved",
            List.of("submission_id", "photo_sha256", "source_ref"),
            SUBMISSION_ID,
            column(
                    "photo_sha256",
                    TEXT,
                    "Mã băm ảnh gốc; tên tệp trong photos/",
                    "Hash of the original; name in photos/"),
            SOURCE_REF,
            column("width", INT, "Chiều rộng ảnh được giữ, điểm ảnh", "Width of the kept copy, pixels"),
            column("height", INT, "Chiều cao ảnh được giữ, điểm ảnh", "Height of the kept copy, pixels"),
            column("bytes", COUNT, "Dung lượng ảnh gốc, byte", "Bytes of the original"),
            column("caption", TEXT, "Chú thích", "Caption").orNull());

    /** What one batch of {@code ingest} consists of; {@link #CONTACT} lies apart. */
    public static final List<TableSpec> LANDING = List.of(
            LANDED_REPORT,
            LANDED_ACTIVITY,
            LANDED_FUNDING,
            LANDED_NARRATIVE,
            LANDED_EXTRA,
            LANDED_FINDING,
            LANDED_PHOTO);

    // ------------------------------------------------------------------ dimensions

    public static final TableSpec DIM_LOCALITY = table(
            "dim_locality",
            "Đơn vị hành chính theo thời gian; mã được dùng lại nên khóa là mã@ngày hiệu lực",
            "Administrative units over time; codes are reused, so the key is code@valid_from",
            List.of("locality_key"),
            LOCALITY_KEY,
            column("code", TEXT, "Mã", "Code"),
            column("name", TEXT, "Tên", "Name"),
            column("full_name", TEXT, "Tên kèm loại", "Name with type"),
            column("type", TEXT, "Loại", "Type"),
            column(
                    "level",
                    TEXT,
                    "Cấp: nation (cả nước), province (tỉnh), district (huyện), commune (xã)",
                    "nation, province, district, commune"),
            column("parent_key", TEXT, "Đơn vị cấp trên", "Unit above").orNull(),
            column("province_key", TEXT, "Tỉnh, thành phố", "Province").orNull(),
            column("valid_from", DATE, "Có hiệu lực từ", "Valid from"),
            column("valid_to", DATE, "Hết hiệu lực từ (để trống: đang hiệu lực)", "First day no longer valid")
                    .orNull());

    public static final TableSpec LOCALITY_CHANGE = table(
            "locality_change",
            "Đơn vị cũ chuyển thành đơn vị mới, với tỷ lệ",
            "What part of an old unit passed to which new one",
            List.of("from_key", "to_key"),
            column("from_key", TEXT, "Đơn vị cũ", "Old unit"),
            column("to_key", TEXT, "Đơn vị mới", "New unit"),
            column("effective_date", DATE, "Ngày có hiệu lực", "Effective date"),
            column(
                    "kind",
                    TEXT,
                    "Kiểu thay đổi: renamed (đổi tên), merged (sáp nhập), split (chia tách), abolished (bỏ cấp)",
                    "renamed, merged, split, abolished"),
            column("weight", SHARE, "Tỷ lệ chuyển sang đơn vị mới", "Share that passes to the new unit"),
            column(
                    "weight_basis",
                    TEXT,
                    "Căn cứ của tỷ lệ: whole (nguyên vẹn), population (dân số), equal (chia đều, ước tính)",
                    "whole, population, equal"));

    /**
     * Where the figures of every unit of a campaign come to lie on the geography of another. A figure is carried over per
     * campaign, locality and cell of its breakdown (activity group, population group and mode; of funding, its source),
     * after reporters and bases are added up: each place gets {@code floor(value * numerator / denominator)}, and what is
     * left goes one by one to the largest remainders, of equal ones to the lower code.
     */
    public static final TableSpec CROSSWALK = campaignTable(
            "crosswalk",
            "Số liệu của mỗi đơn vị hành chính của một năm thuộc về đơn vị nào trên địa giới của năm đích, theo tỷ lệ"
                    + " numerator/denominator; chia số nguyên theo phần dư lớn nhất, bằng nhau thì mã nhỏ hơn được trước",
            "Where the figures of each unit of a campaign come to lie on the geography of the target campaign, as"
                    + " numerator/denominator; whole numbers are split by largest remainder, ties to the lower code",
            List.of("campaign_year", "target_campaign", "from_key", "to_key"),
            CAMPAIGN_YEAR,
            column("target_campaign", INT, "Năm của địa giới đích", "Year of the target geography"),
            column(
                    "from_key",
                    TEXT,
                    "Đơn vị trên địa giới của campaign_year (locality_key của các bảng fact)",
                    "Unit on the geography of campaign_year (locality_key of the facts)"),
            column(
                    "to_key",
                    TEXT,
                    "Đơn vị trên địa giới đích; phần chỉ xác định được đến cấp trên thì là đơn vị cấp trên",
                    "Unit on the target geography; the unit above where nothing lower is known"),
            column("to_code", TEXT, "Mã của to_key", "Code of to_key"),
            column("to_level", TEXT, "Cấp của to_key", "Level of to_key"),
            column("to_province_key", TEXT, "Tỉnh, thành phố của to_key; trống: cả nước", "Province; blank: the nation")
                    .orNull(),
            column("numerator", COUNT, "Tử số của tỷ lệ", "Numerator of the share"),
            column("denominator", COUNT, "Mẫu số của tỷ lệ, chung cho một from_key", "Denominator, one a from_key"),
            column("share", SHARE, "Tỷ lệ, từ 0 đến 1", "The share, 0 to 1"),
            column(
                    "exact",
                    FLAG,
                    "Toàn bộ from_key thuộc về to_key: số đúng, không ước tính",
                    "All of it, no estimate"),
            column(
                    "exact_in_province",
                    FLAG,
                    "Toàn bộ from_key thuộc về một tỉnh: số cấp tỉnh không ước tính",
                    "All of it lies in one province: no estimate at that level"),
            column(
                    "weight_basis",
                    TEXT,
                    "Căn cứ của tỷ lệ: whole, population, equal",
                    "What the share rests on: whole, population, equal"));

    public static final TableSpec DIM_REPORTER = table(
            "dim_reporter",
            "Đơn vị báo cáo theo thời gian",
            "Reporters over time",
            List.of("reporter_key"),
            REPORTER_KEY,
            column("code", TEXT, "Mã", "Code"),
            column("name", TEXT, "Tên", "Name"),
            column("type", TEXT, "Loại hình (mã)", "Type (code)").orNull(),
            column(
                    "level",
                    TEXT,
                    "Cấp: unit (đơn vị cơ sở), commune (xã), district (huyện), province (tỉnh), ministry (Bộ)",
                    "unit, commune, district, province, ministry"),
            LOCALITY_KEY,
            column("reports_to", TEXT, "Đơn vị nhận báo cáo (mã)", "Reports to (code)")
                    .orNull(),
            column("valid_from", DATE, "Có hiệu lực từ", "Valid from"),
            column("valid_to", DATE, "Hết hiệu lực từ", "First day no longer valid")
                    .orNull(),
            column("registered", FLAG, "Có trong danh mục", "In the register"),
            column("provisional", FLAG, "Mã tạm cấp", "The code is provisional"));

    public static final TableSpec DIM_REPORTER_TYPE = codes("dim_reporter_type", "Loại hình đơn vị", "Reporter types");
    public static final TableSpec DIM_ACTIVITY_GROUP = codes("dim_activity_group", "Nhóm hoạt động", "Activity groups");
    public static final TableSpec DIM_POPULATION_GROUP =
            codes("dim_population_group", "Nhóm đối tượng tham gia", "Population groups");
    public static final TableSpec DIM_FUNDING_SOURCE = codes("dim_funding_source", "Nguồn kinh phí", "Funding sources");
    public static final TableSpec DIM_MODE = codes("dim_mode", "Hình thức tổ chức", "Modes");

    public static final TableSpec DIM_CAMPAIGN = campaignTable(
            "dim_campaign",
            "Tuần lễ từng năm",
            "The Week of each year",
            List.of("campaign_year"),
            CAMPAIGN_YEAR,
            column("theme", TEXT, "Chủ đề", "Theme"),
            column("week_start", DATE, "Ngày đầu", "First day"),
            column("week_end", DATE, "Ngày cuối", "Last day"),
            column("form", TEXT, "Biểu mẫu", "Form"),
            column("supplementary", FLAG, "Số liệu thu thập bổ sung", "Collected afterwards"),
            column("legal_basis", TEXT, "Căn cứ cấp quốc gia", "National legal basis")
                    .orNull(),
            column("cut_off", DATE, "Ngày Bộ chốt số liệu", "The Ministry's cut-off")
                    .orNull());

    public static final TableSpec CAMPAIGN_LEGAL_BASIS = campaignTable(
            "campaign_legal_basis",
            "Văn bản căn cứ và phạm vi",
            "Documents that a campaign rests on, with their scope",
            List.of("campaign_year", "document"),
            CAMPAIGN_YEAR,
            column("scope", TEXT, "nation, province …", "nation, province …"),
            column("scope_code", TEXT, "Mã đơn vị hành chính", "Code of the unit")
                    .orNull(),
            column("document", TEXT, "Văn bản", "Document"));

    public static final TableSpec CAMPAIGN_DEADLINE = campaignTable(
            "campaign_deadline",
            "Thời hạn báo cáo",
            "Reporting deadlines",
            List.of("campaign_year", "receiver_level", "receiver_code", "reporter_level", "assumed"),
            CAMPAIGN_YEAR,
            column("receiver_level", TEXT, "Cấp nhận báo cáo", "Receiving level"),
            column("receiver_code", TEXT, "Nơi nhận (mã); trống: mọi nơi", "Receiving body (code)")
                    .orNull(),
            column("reporter_level", TEXT, "Cấp báo cáo", "Reporting level"),
            column("due_date", DATE, "Ngày cuối còn đúng hạn", "Last day in time"),
            column("source", TEXT, "Văn bản quy định", "Document"),
            column("assumed", FLAG, "Thời hạn giả định", "Assumed"));

    public static final TableSpec CAMPAIGN_LOCAL_WEEK = campaignTable(
            "campaign_local_week",
            "Địa phương tổ chức Tuần lễ vào ngày riêng",
            "Localities that hold the Week on days of their own",
            List.of("campaign_year", "code"),
            CAMPAIGN_YEAR,
            column("code", TEXT, "Mã đơn vị hành chính", "Code of the locality"),
            column("week_start", DATE, "Ngày đầu", "First day"),
            column("week_end", DATE, "Ngày cuối", "Last day"),
            column("source", TEXT, "Văn bản", "Document"));

    public static final TableSpec CAMPAIGN_EXTENSION = campaignTable(
            "campaign_extension",
            "Gia hạn báo cáo của địa phương",
            "Localities that were given more time",
            List.of("campaign_year", "code", "reporter_level"),
            CAMPAIGN_YEAR,
            column("code", TEXT, "Mã đơn vị hành chính", "Code of the locality"),
            column("reporter_level", TEXT, "Cấp báo cáo; trống: mọi cấp", "Reporting level; blank: all")
                    .orNull(),
            column("due_date", DATE, "Ngày cuối còn đúng hạn", "Last day in time"),
            column("source", TEXT, "Văn bản gia hạn", "Document"));

    public static final TableSpec EXEMPTION = table(
            "exemption",
            "Đơn vị không thuộc diện báo cáo",
            "Who need not report",
            List.of("code", "exempt_from"),
            column("code", TEXT, "Mã đơn vị báo cáo", "Reporter code"),
            column("exempt_from", DATE, "Từ ngày", "From"),
            column("reason", TEXT, "Lý do", "Reason"));

    // ------------------------------------------------------------------ facts

    public static final TableSpec FACT_PARTICIPANTS = campaignTable(
            "fact_participants",
            "Lượt người tham gia; cộng bất kỳ phần nào cũng đúng. Lượt người, không phải số người",
            "Participations; any slice adds up. Attendances, not distinct persons",
            List.of(
                    "campaign_year",
                    "reporter_key",
                    "locality_key",
                    "node_key",
                    "activity_group",
                    "population_group",
                    "mode",
                    "basis"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            NODE_KEY,
            ACTIVITY_GROUP,
            column("population_group", TEXT, "Nhóm đối tượng (mã)", "Population group (code)"),
            MODE,
            BASIS,
            column("participants", COUNT, "Lượt người", "Participations"),
            APPROXIMATE,
            SUBMISSION_ID.orNull(),
            DECLARED_SUBMISSION_ID,
            SOURCE_REF);

    public static final TableSpec FACT_PARTICIPANTS_FEMALE = campaignTable(
            "fact_participants_female",
            "Lượt nữ tham gia; cắt ngang các nhóm đối tượng, không cộng với fact_participants",
            "Female participations; a cut across the groups, never added to fact_participants",
            List.of("campaign_year", "reporter_key", "locality_key", "node_key", "activity_group", "mode"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            NODE_KEY,
            ACTIVITY_GROUP,
            MODE,
            column("participants", COUNT, "Lượt nữ", "Female participations"),
            SUBMISSION_ID.orNull(),
            SOURCE_REF);

    public static final TableSpec FACT_CLASSES = campaignTable(
            "fact_classes",
            "Số lớp, số cuộc (buổi), số hoạt động",
            "Classes, sessions and activities",
            List.of("campaign_year", "reporter_key", "locality_key", "node_key", "activity_group", "mode", "basis"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            NODE_KEY,
            ACTIVITY_GROUP,
            MODE,
            BASIS,
            column("classes", COUNT, "Số lớp; trống: chưa báo cáo", "Classes; blank: not reported")
                    .orNull(),
            column("sessions", COUNT, "Số cuộc, buổi; trống: chưa báo cáo", "Sessions; blank: not reported")
                    .orNull(),
            column("activities", COUNT, "Số hoạt động (số dòng)", "Activities (rows)")
                    .orNull(),
            SUBMISSION_ID.orNull(),
            DECLARED_SUBMISSION_ID,
            SOURCE_REF);

    public static final TableSpec FACT_FUNDING = campaignTable(
            "fact_funding",
            "Kinh phí theo nguồn, đồng",
            "Funding by source, đồng",
            List.of("campaign_year", "reporter_key", "locality_key", "node_key", "funding_source", "basis"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            NODE_KEY,
            column("funding_source", TEXT, "Nguồn kinh phí (mã)", "Funding source (code)"),
            BASIS,
            column("amount_vnd", MONEY, "Số tiền, đồng", "Amount, đồng"),
            APPROXIMATE,
            SUBMISSION_ID.orNull(),
            DECLARED_SUBMISSION_ID,
            SOURCE_REF);

    public static final TableSpec FACT_OPENING = campaignTable(
            "fact_opening",
            "Lễ khai mạc, phát động; số người dự đã có trong fact_participants",
            "Opening ceremonies; their participants are in fact_participants already",
            List.of("campaign_year", "reporter_key", "locality_key"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            column("held_on", DATE, "Ngày tổ chức", "Held on").orNull(),
            column("format", TEXT, "Hình thức", "Format").orNull(),
            column("participants", COUNT, "Số người dự", "Participants").orNull(),
            column("self_assessment", TEXT, "Tự đánh giá (mã)", "Self-assessment (code)")
                    .orNull(),
            SUBMISSION_ID,
            SOURCE_REF);

    public static final TableSpec FACT_REPORTING = campaignTable(
            "fact_reporting",
            "Tình hình báo cáo của từng đơn vị phải báo cáo hoặc đã báo cáo",
            "Reporting of every expected or reporting reporter",
            List.of("campaign_year", "reporter_key"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            column("level", TEXT, "Cấp báo cáo", "Reporter level"),
            column("expected", FLAG, "Phải báo cáo", "Expected"),
            column("received_at", INSTANT, "Lần nhận đầu tiên", "First received")
                    .orNull(),
            column("due_at", DATE, "Ngày cuối còn đúng hạn", "Last day in time").orNull(),
            column("deadline_assumed", FLAG, "Thời hạn giả định", "The deadline is assumed")
                    .orNull(),
            column(
                    "status",
                    TEXT,
                    "reported (đã báo cáo), returned (đề nghị chỉnh sửa), document_only (chỉ có văn bản), nil (không tổ chức),"
                            + " via_parent (có trong báo cáo cấp trên), missing (chưa có), exempt (không thuộc diện)",
                    "reported, returned, document_only, nil, via_parent, missing, exempt"),
            column(
                            "timeliness",
                            TEXT,
                            "on_time (đúng hạn), late (quá hạn), not_assessed (không đánh giá)",
                            "on_time, late, not_assessed")
                    .orNull(),
            column("revision", INT, "Lần gửi được tính", "Revision that counts").orNull(),
            SUBMISSION_ID.orNull());

    public static final TableSpec FACT_RECONCILIATION = campaignTable(
            "fact_reconciliation",
            "Đối chiếu số tổng hợp với số chi tiết của từng đơn vị tổng hợp",
            "Declared totals against their details, for every node that brings reports together",
            List.of("campaign_year", "node_key", "family"),
            CAMPAIGN_YEAR,
            NODE_KEY,
            column("level", TEXT, "Cấp", "Level"),
            column(
                    "family",
                    TEXT,
                    "Nhóm chỉ tiêu: participants (lượt người), classes (lớp), funding (kinh phí)",
                    "participants, classes, funding"),
            column(
                            "detail",
                            MONEY,
                            "Cộng chi tiết: báo cáo trực tiếp và số công bố của cấp dưới; trống: chưa có",
                            "Detail: direct report and what is published below; blank: none")
                    .orNull(),
            column("declared", MONEY, "Số trong báo cáo tổng hợp; trống: chưa có", "Declared; blank: none")
                    .orNull(),
            column(
                            "relayed",
                            MONEY,
                            "Số tổng hợp do cấp trên gửi thay (biểu B), để đối chiếu",
                            "Declared total that a body above relayed (form B), for comparison")
                    .orNull(),
            column("duplicates_removed", MONEY, "Số trùng đã loại trừ theo báo cáo", "Duplicates removed, as declared"),
            column("published", MONEY, "Số công bố", "Published"),
            column("residual", MONEY, "Phần chưa có báo cáo chi tiết", "Residual: declared beyond the details"),
            column("tolerance", MONEY, "Sai số làm tròn cho phép", "Tolerance of rounding"),
            column(
                            "children_expected",
                            COUNT,
                            "Số đơn vị phải báo cáo về đây; trống: chưa có danh mục",
                            "Reporters expected directly below; blank: unknown")
                    .orNull(),
            column("children_covered", COUNT, "Trong đó đã có số liệu", "Of these covered"),
            column(
                    "status",
                    TEXT,
                    "Kết quả: detail_only (chỉ có chi tiết), declared_only (chỉ có tổng hợp), agrees (khớp), differs (lệch),"
                            + " declared_above (tổng hợp cao hơn), declared_below (tổng hợp thấp hơn)",
                    "detail_only, declared_only, agrees, differs, declared_above, declared_below"),
            column("decision_id", TEXT, "Quyết định áp dụng", "Decision").orNull());

    public static final TableSpec DECISION = table(
            "decision",
            "Quyết định về số liệu được công bố khi số tổng hợp và số chi tiết khác nhau",
            "Decisions on which figure counts where a declaration and its details differ",
            List.of("decision_id"),
            column("decision_id", TEXT, "Mã quyết định", "Decision (id)"),
            column("decided_at", INSTANT, "Thời điểm", "Decided at"),
            column("decided_by", TEXT, "Người quyết định", "Decided by"),
            column("campaign_year", INT, "Năm tổ chức Tuần lễ", "Year of the Week"),
            column("node_code", TEXT, "Mã đơn vị hành chính", "Code of the administrative unit"),
            column(
                    "family",
                    TEXT,
                    "Nhóm chỉ tiêu: participants (lượt người), classes (lớp), funding (kinh phí)",
                    "participants, classes, funding"),
            column(
                    "verdict",
                    TEXT,
                    "accept_detail (lấy số chi tiết), accept_declared (lấy số tổng hợp)",
                    "accept_detail, accept_declared"),
            column("reason", TEXT, "Lý do", "Reason"),
            column("document", TEXT, "Văn bản", "Document"));

    public static final TableSpec SUBMISSION = table(
            "submission",
            "Mỗi báo cáo trong mỗi tệp đã nhận",
            "Every report in every file received",
            List.of("submission_id"),
            column("campaign_year", INT, "Năm tổ chức Tuần lễ; trống: không đọc được", "Year of the Week")
                    .orNull(),
            SUBMISSION_ID,
            column("sha256", TEXT, "Mã băm nội dung tệp", "Content hash of the file"),
            column("file_name", TEXT, "Tên tệp", "File name"),
            column("received_at", INSTANT, "Thời điểm nhận", "Received at"),
            column("channel", TEXT, "Kênh nhận", "Channel").orNull(),
            column("sender", TEXT, "Nơi gửi", "Sender").orNull(),
            column(
                    "status",
                    TEXT,
                    "accepted (được tính), returned (trả lại), superseded (đã có bản thay), memo (đã tính ở nơi khác),"
                            + " document (văn bản ký)",
                    "accepted, returned, superseded, memo, document"),
            column("reporter_key", TEXT, "Đơn vị báo cáo", "Reporter").orNull(),
            column("form", TEXT, "Ký hiệu biểu", "Form").orNull(),
            column("kind", TEXT, "direct (của đơn vị), consolidated (tổng hợp)", "direct, consolidated")
                    .orNull(),
            column("revision", INT, "Lần gửi", "Revision").orNull(),
            column("supersedes", TEXT, "Thay báo cáo", "Supersedes (id)").orNull(),
            column("held", TEXT, "Tình hình tổ chức", "Whether the Week was held")
                    .orNull(),
            column("document_number", TEXT, "Số, ký hiệu báo cáo", "Document number")
                    .orNull(),
            column("document_date", DATE, "Ngày ký", "Signed on").orNull(),
            column("plan_number", TEXT, "Kế hoạch số", "Plan number").orNull(),
            column("plan_date", DATE, "Ngày kế hoạch", "Plan date").orNull(),
            column("coverage_expected", COUNT, "Số đơn vị phải báo cáo", "Reporters expected below")
                    .orNull(),
            column("coverage_received", COUNT, "Số đơn vị đã báo cáo", "Reporters received below")
                    .orNull(),
            column("coverage_openings", COUNT, "Số đơn vị tổ chức khai mạc", "Openings below")
                    .orNull(),
            column("coverage_plans", COUNT, "Số kế hoạch đã ban hành", "Plans below")
                    .orNull(),
            CONTROL_PARTICIPANTS,
            CONTROL_CLASSES,
            CONTROL_SESSIONS,
            CONTROL_AMOUNT_VND,
            column("synthetic", FLAG, "Số liệu mô phỏng", "Figures are synthetic"));

    /** As landed: what ingest found is published unchanged. */
    public static final TableSpec FINDING = LANDED_FINDING;

    public static final TableSpec NARRATIVE = campaignTable(
            "narrative",
            "Nội dung bằng lời của báo cáo đang tính",
            "Words of the reports that count",
            List.of("campaign_year", "submission_id", "section"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            SUBMISSION_ID,
            column("section", TEXT, "Mục", "Section"),
            column("text", TEXT, "Nội dung", "Text"),
            SOURCE_REF);

    public static final TableSpec EXTRA_FIELD = campaignTable(
            "extra_field",
            "Nội dung các mục bổ sung mà biểu mẫu của năm đó có thêm",
            "Values of fields that the form of that year added",
            List.of("campaign_year", "submission_id", "line"),
            CAMPAIGN_YEAR,
            REPORTER_KEY,
            LOCALITY_KEY,
            SUBMISSION_ID,
            column("line", INT, "Thứ tự trong báo cáo, từ 0", "Position in the report, from 0"),
            column("field", TEXT, "Tên mục trong định nghĩa biểu mẫu", "Field in the form's definition"),
            column("label", TEXT, "Nhãn trên biểu mẫu", "Label on the form"),
            column("value", TEXT, "Giá trị", "Value"),
            SOURCE_REF);

    /** Approvals are those of the reference ({@code approved_photos.csv}); a photo without one stays inside. */
    public static final TableSpec PHOTO = table(
            "photo",
            "Ảnh gửi kèm báo cáo; chỉ dùng nội bộ khi chưa được duyệt (approved)",
            "Photos sent with reports; for inside use unless approved",
            List.of("submission_id", "photo_sha256", "source_ref"),
            column("campaign_year", INT, "Năm tổ chức Tuần lễ", "Year of the Week")
                    .orNull(),
            REPORTER_KEY.orNull(),
            LOCALITY_KEY.orNull(),
            SUBMISSION_ID,
            column(
                    "photo_sha256",
                    TEXT,
                    "Mã băm ảnh gốc; tên tệp trong photos/",
                    "Hash of the original; name in photos/"),
            SOURCE_REF,
            column("width", INT, "Chiều rộng ảnh được giữ, điểm ảnh", "Width of the kept copy, pixels"),
            column("height", INT, "Chiều cao ảnh được giữ, điểm ảnh", "Height of the kept copy, pixels"),
            column("bytes", COUNT, "Dung lượng ảnh gốc, byte", "Bytes of the original"),
            column("caption", TEXT, "Chú thích", "Caption").orNull(),
            column("approved", FLAG, "Đã được duyệt để công bố", "Approved for publication"),
            column("approved_by", TEXT, "Người duyệt", "Approved by").orNull(),
            column("approved_on", DATE, "Ngày duyệt", "Approved on").orNull());

    // ------------------------------------------------------------------ marts: totals of several levels

    private static final List<Column> MEASURES = List.of(
            column("participants", COUNT, "Lượt người; trống: chưa báo cáo", "Participations; blank: not reported")
                    .orNull(),
            column("classes", COUNT, "Số lớp", "Classes").orNull(),
            column("sessions", COUNT, "Số cuộc, buổi", "Sessions").orNull(),
            column("activities", COUNT, "Số hoạt động", "Activities").orNull(),
            column("amount_vnd", MONEY, "Kinh phí, đồng", "Funding, đồng").orNull(),
            column("openings", COUNT, "Số lễ khai mạc, phát động", "Openings").orNull(),
            column("opening_participants", COUNT, "Lượt người dự khai mạc", "Opening participations")
                    .orNull(),
            column("plans", COUNT, "Số kế hoạch đã ban hành", "Plans issued").orNull(),
            column(
                            "expected",
                            COUNT,
                            "Số đơn vị phải báo cáo (mẫu số); trống: chưa có danh mục",
                            "Reporters expected (denominator)")
                    .orNull(),
            column("received", COUNT, "Số đơn vị có báo cáo của mình (reported, nil)", "Own report in (reported, nil)")
                    .orNull(),
            column(
                            "covered",
                            COUNT,
                            "Số đơn vị có số liệu đại diện cho toàn đơn vị",
                            "Reporters whose figures stand for the whole of them")
                    .orNull(),
            column("coverage", SHARE, "covered / expected, từ 0 đến 1", "covered / expected, 0 to 1")
                    .orNull(),
            column("synthetic", FLAG, "Có số liệu mô phỏng", "Holds synthetic figures"));

    public static final TableSpec NATIONAL_SUMMARY = campaignTable(
            "national_summary",
            "Tổng số cả nước theo năm; expected/received/covered đếm tỉnh, thành phố",
            "National totals by year; expected/received/covered count provinces",
            List.of("campaign_year"),
            concat(List.of(CAMPAIGN_YEAR), MEASURES));

    public static final TableSpec LOCALITY_SUMMARY = campaignTable(
            "locality_summary",
            "Tổng số theo từng đơn vị hành chính, gồm mọi cấp bên dưới; lọc theo level trước khi cộng",
            "Totals of every administrative unit with all below it; filter by level before adding",
            List.of("campaign_year", "locality_key"),
            concat(
                    List.of(
                            CAMPAIGN_YEAR,
                            LOCALITY_KEY,
                            column("code", TEXT, "Mã", "Code"),
                            column("name", TEXT, "Tên", "Name"),
                            column("full_name", TEXT, "Tên kèm loại", "Name with type"),
                            column("level", TEXT, "nation, province, district, commune", "nation … commune"),
                            column("parent_key", TEXT, "Đơn vị cấp trên", "Unit above")
                                    .orNull(),
                            column("province_key", TEXT, "Tỉnh, thành phố", "Province")
                                    .orNull(),
                            column(
                                    "status",
                                    TEXT,
                                    "Báo cáo của chính đơn vị hành chính này: reported, returned, nil, via_parent,"
                                            + " missing, exempt",
                                    "Report of this unit itself: reported, returned, nil, via_parent, missing,"
                                            + " exempt")),
                    MEASURES));

    public static final TableSpec REPORTING_SUMMARY = campaignTable(
            "reporting_summary",
            "Tỷ lệ báo cáo theo tỉnh và cấp; dòng VN là cả nước",
            "Reporting rates by province and level; the row VN is the nation",
            List.of("campaign_year", "province_key", "level"),
            CAMPAIGN_YEAR,
            column("province_key", TEXT, "Tỉnh, thành phố, hoặc VN@1900-01-01", "Province, or the nation"),
            column("level", TEXT, "Cấp báo cáo", "Reporter level"),
            column("expected", COUNT, "Phải báo cáo; trống: chưa có danh mục", "Expected; blank: no register")
                    .orNull(),
            column("own_report", COUNT, "Có báo cáo của mình (reported, nil)", "Own report in"),
            column(
                    "covered",
                    COUNT,
                    "Không thiếu báo cáo: đã gửi, bị trả lại hoặc được gửi thay",
                    "Covered: sent, returned, or relayed; not missing"),
            column("returned", COUNT, "Đã nhận, đề nghị chỉnh sửa", "Returned for correction"),
            column("missing", COUNT, "Chưa có báo cáo", "Missing"),
            column("on_time", COUNT, "Đúng hạn, theo thời hạn có văn bản", "On time, by a real deadline"),
            column("late", COUNT, "Quá hạn, theo thời hạn có văn bản", "Late, by a real deadline"),
            column(
                    "not_assessed",
                    COUNT,
                    "Không đánh giá (không có văn bản quy định thời hạn)",
                    "Not assessed: no document sets a deadline"),
            column("deadline_assumed", FLAG, "Có thời hạn giả định", "An assumed deadline applies"));

    public static final TableSpec REPORTING_RATE = campaignTable(
            "reporting_rate",
            "Hai tỷ lệ báo cáo của các đơn vị đóng trên từng địa bàn, theo cấp; lọc theo địa bàn trước khi cộng",
            "Both reporting rates of the reporters that lie in each locality, by level; filter by locality before"
                    + " adding",
            List.of("campaign_year", "locality_key", "level"),
            CAMPAIGN_YEAR,
            LOCALITY_KEY,
            column("level", TEXT, "Cấp báo cáo", "Reporter level"),
            column("expected", COUNT, "Phải báo cáo (mẫu số); trống: chưa có danh mục", "Expected (denominator)")
                    .orNull(),
            column("own_report", COUNT, "Có báo cáo của mình (reported, nil)", "Own report in"),
            column("own_rate", SHARE, "own_report / expected, từ 0 đến 1", "own_report / expected, 0 to 1")
                    .orNull(),
            column("covered", COUNT, "Không thiếu báo cáo", "Covered: not missing"),
            column("covered_rate", SHARE, "covered / expected, từ 0 đến 1", "covered / expected, 0 to 1")
                    .orNull(),
            column("missing", COUNT, "Chưa có báo cáo", "Missing"),
            column("on_time", COUNT, "Đúng hạn, theo thời hạn có văn bản", "On time, by a real deadline"),
            column("late", COUNT, "Quá hạn, theo thời hạn có văn bản", "Late, by a real deadline"),
            column(
                    "not_assessed",
                    COUNT,
                    "Không đánh giá (không có văn bản quy định thời hạn)",
                    "Not assessed: no document sets a deadline"));

    public static final TableSpec TREND = campaignTable(
            "trend",
            "So sánh các năm trên địa giới của năm đích; lọc theo measure, level và target_campaign trước khi cộng;"
                    + " cộng mọi dòng của một level luôn bằng cả nước",
            "Years compared on the geography of a target year; filter by measure, level and target_campaign first; all"
                    + " rows of a level always add up to the nation",
            List.of("measure", "level", "target_campaign", "locality_key", "campaign_year"),
            column("measure", TEXT, "participants, classes, amount_vnd", "participants, classes, amount_vnd"),
            column("level", TEXT, "nation, province, commune", "nation, province, commune"),
            column("target_campaign", INT, "Năm của địa giới", "Year of the geography"),
            LOCALITY_KEY,
            column("code", TEXT, "Mã", "Code"),
            column("name", TEXT, "Tên", "Name"),
            column(
                    "undetailed",
                    FLAG,
                    "Phần chưa có báo cáo chi tiết: số chỉ biết đến cấp tỉnh (bảng cấp xã) hoặc Cấp Trung ương",
                    "What is known of the province alone (in the table of communes), or of the central level"),
            CAMPAIGN_YEAR,
            column("value", MONEY, "Giá trị; trống: chưa báo cáo", "Value; blank: not reported")
                    .orNull(),
            column("change_abs", MONEY, "Tăng, giảm so với năm trước", "Change from the year before")
                    .orNull(),
            column("change_rel", SHARE, "Tốc độ tăng, giảm", "Relative change").orNull(),
            column(
                            "rank",
                            COUNT,
                            "Thứ hạng theo tốc độ: tỉnh trong cả nước, xã trong tỉnh; chỉ dòng so sánh được",
                            "Rank by relative change: provinces in the nation, communes in their province")
                    .orNull(),
            column(
                    "estimated_share",
                    SHARE,
                    "Tỷ lệ là ước tính (qua chia tách)",
                    "Share that is estimated (crossed a split)"),
            column("value_low", MONEY, "Cận dưới: chỉ phần trọn vẹn", "Lower bound: what is wholly its own")
                    .orNull(),
            column(
                            "value_high",
                            MONEY,
                            "Cận trên: phần trọn vẹn và toàn bộ các đơn vị bị chia",
                            "Upper bound: that and all of every divided source")
                    .orNull(),
            column(
                            "coverage",
                            SHARE,
                            "Độ bao phủ của các đơn vị năm đó tạo thành; trống: không rõ",
                            "Coverage of the units of that year that it was made of; blank: unknown")
                    .orNull(),
            column(
                            "like_for_like_rel",
                            SHARE,
                            "Tốc độ trên các đơn vị cấp dưới được bao phủ cả hai năm",
                            "Change over the places below that are covered in both years")
                    .orNull(),
            column("comparable", FLAG, "So sánh được với năm trước", "Comparable with the year before"),
            column(
                            "reason",
                            TEXT,
                            "Lý do không so sánh được: undetailed, definition, not_reported, coverage, estimated, base",
                            "Why not comparable: undetailed, definition, not_reported, coverage, estimated, base")
                    .orNull(),
            column("obs_status", TEXT, "Mã SDMX: A, E, L, M, P, R, B", "SDMX code: A, E, L, M, P, R, B"));

    public static final TableSpec TREND_SOURCE = table(
            "trend_source",
            "Bảng trend lấy số liệu của từng năm từ đâu: bản phát hành chính thức gần nhất của năm đó, nếu có",
            "Whose figures trend shows of each campaign: those of its latest official release where there is one",
            List.of("campaign_year"),
            CAMPAIGN_YEAR,
            column(
                            "release",
                            TEXT,
                            "Bản phát hành có số liệu được dùng; trống: số liệu của bản dựng này",
                            "Release whose figures are shown; blank: those of this build")
                    .orNull(),
            column("build_id", TEXT, "Mã bản dựng của bản phát hành đó", "Build id of that release")
                    .orNull(),
            column(
                            "release_before",
                            TEXT,
                            "Bản phát hành trước đó; số liệu khác với bản này mang obs_status R",
                            "Release before; figures that differ from it have the obs_status R")
                    .orNull(),
            column("participants", COUNT, "Lượt người cả nước theo bản phát hành", "National total of the release")
                    .orNull(),
            column("classes", COUNT, "Số lớp cả nước theo bản phát hành", "National total of the release")
                    .orNull(),
            column("amount_vnd", MONEY, "Kinh phí cả nước theo bản phát hành", "National total of the release")
                    .orNull());

    public static final TableSpec BUILD = table(
            "build",
            "Bản dựng đã công bố",
            "The published build",
            List.of("build_id"),
            column("build_id", TEXT, "Mã bản dựng", "Build id"),
            column("as_of", INSTANT, "Số liệu tính đến", "Figures as of").orNull(),
            column("last_received_at", INSTANT, "Báo cáo nhận sau cùng", "Last report received")
                    .orNull(),
            column("submissions", COUNT, "Số báo cáo đã nhận", "Submissions"),
            column("reference_digest", TEXT, "Mã băm danh mục", "Digest of the reference"),
            column("program_version", TEXT, "Phiên bản chương trình", "Program version"),
            column("synthetic", FLAG, "Có số liệu mô phỏng", "Holds synthetic figures"),
            column(
                    "smallest_base",
                    COUNT,
                    "So sánh các năm: gốc nhỏ hơn số này thì không tính tốc độ",
                    "Years compared: a change from less than this is no rate"),
            column(
                    "enough_coverage",
                    SHARE,
                    "So sánh các năm: độ bao phủ cần đạt; số liệu dưới mức này mang dấu (c)",
                    "Years compared: the coverage that both need; figures below it carry the sign (c)"),
            column(
                    "most_estimated",
                    SHARE,
                    "So sánh các năm: tỷ lệ ước tính nhiều nhất",
                    "Years compared: the greatest share that may be estimated"));

    /** The tables of a build, in the order in which they are made and loaded. */
    public static final List<TableSpec> PUBLISHED = List.of(
            DIM_LOCALITY,
            LOCALITY_CHANGE,
            CROSSWALK,
            DIM_REPORTER,
            DIM_REPORTER_TYPE,
            DIM_ACTIVITY_GROUP,
            DIM_POPULATION_GROUP,
            DIM_FUNDING_SOURCE,
            DIM_MODE,
            DIM_CAMPAIGN,
            CAMPAIGN_LEGAL_BASIS,
            CAMPAIGN_DEADLINE,
            CAMPAIGN_LOCAL_WEEK,
            CAMPAIGN_EXTENSION,
            EXEMPTION,
            FACT_PARTICIPANTS,
            FACT_PARTICIPANTS_FEMALE,
            FACT_CLASSES,
            FACT_FUNDING,
            FACT_OPENING,
            FACT_REPORTING,
            FACT_RECONCILIATION,
            DECISION,
            SUBMISSION,
            FINDING,
            NARRATIVE,
            EXTRA_FIELD,
            PHOTO,
            NATIONAL_SUMMARY,
            LOCALITY_SUMMARY,
            REPORTING_SUMMARY,
            REPORTING_RATE,
            TREND,
            TREND_SOURCE,
            BUILD);

    /** The published table of this name; it is a bug to ask for another. */
    public static TableSpec published(String name) {
        return PUBLISHED.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No published table " + name));
    }

    private static TableSpec codes(String name, String vi, String en) {
        return table(
                name,
                vi,
                en,
                List.of("code"),
                column("code", TEXT, "Mã", "Code"),
                column("name_vi", TEXT, "Tên", "Name in Vietnamese"),
                column("name_en", TEXT, "Tên tiếng Anh", "Name in English"),
                column("sort", INT, "Thứ tự in", "Order in print"));
    }

    /** Nothing is held against a blank one. */
    private static Column controlTotal(String name, Type type, String vi, String en) {
        return column(
                        name,
                        type,
                        vi + "; trống: báo cáo trả lại, hoặc nhận bằng phiên bản trước",
                        "Control total of the report in its file, all its rows: " + en
                                + "; blank: returned, or landed by an older version")
                .orNull();
    }

    private static Column column(String name, Type type, String vi, String en) {
        return new Column(name, type, false, vi, en);
    }

    private static TableSpec table(String name, String vi, String en, List<String> key, Column... columns) {
        return new TableSpec(name, vi, en, key, false, List.of(columns));
    }

    private static TableSpec campaignTable(String name, String vi, String en, List<String> key, Column... columns) {
        return new TableSpec(name, vi, en, key, true, List.of(columns));
    }

    private static Column[] concat(List<Column> first, List<Column> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray(Column[]::new);
    }
}
