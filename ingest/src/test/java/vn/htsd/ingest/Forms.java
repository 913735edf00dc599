package vn.htsd.ingest;

import static vn.htsd.ingest.WorkbookFile.row;

/** Filled forms for tests: each is right as it stands, and a test spoils the one thing that it is about. */
public final class Forms {
    public static final String GENERAL = "Thông tin chung";
    public static final String OPENING = "Khai mạc, phát động";
    public static final String ACTIVITIES = "Hoạt động";
    public static final String FUNDING = "Kinh phí";
    public static final String WORDS = "Đánh giá, kiến nghị";

    private Forms() {}

    /** A unit of phường Hưng Đạo, Hải Phòng: opening 350, activities 1250 (4 classes), 15 million đồng. */
    public static WorkbookFile form2025() {
        return new WorkbookFile()
                .sheet(
                        GENERAL,
                        row("BÁO CÁO KẾT QUẢ TỔ CHỨC TUẦN LỄ HƯỞNG ỨNG HỌC TẬP SUỐT ĐỜI"),
                        row("Ký hiệu biểu:", "HTSD-A/2025"),
                        row("Năm tổ chức Tuần lễ (*)", 2025),
                        row("Loại báo cáo", "Báo cáo của đơn vị"),
                        row("Tính chất", "Lần đầu"),
                        row("Lần gửi", 1),
                        row("Mã đơn vị báo cáo", "HP-0001"),
                        row("Tên đơn vị báo cáo", "Trường THCS Hưng Đạo"),
                        row("Cấp báo cáo", "Đơn vị cơ sở"),
                        row("Loại hình đơn vị", "Trường trung học cơ sở"),
                        row("Mã đơn vị hành chính", "11689"),
                        row("Người lập biểu (nếu có)", "Nguyễn Thị Mẫu"),
                        row("Điện thoại", "0912000111"))
                .sheet(
                        OPENING,
                        row("Thời gian tổ chức", "7h30, ngày 06/10/2025"),
                        row("Địa điểm tổ chức", "Sân trường"),
                        row("Hình thức tổ chức", "Mít tinh"),
                        row("Số lượng người tham gia", 350),
                        row("Tự đánh giá kết quả so với kế hoạch", "Đạt kế hoạch"))
                .sheet(
                        ACTIVITIES,
                        row("SỐ LIỆU HOẠT ĐỘNG"),
                        row(
                                "STT",
                                "Nhóm hoạt động",
                                "Tên hoạt động",
                                "Hình thức",
                                "Từ ngày",
                                "Đến ngày",
                                "Địa điểm",
                                "Số lớp",
                                "Số cuộc, buổi",
                                "Tổng số lượt người tham gia",
                                "Trong đó",
                                null,
                                null),
                        row(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "Nhà giáo",
                                "Học sinh, sinh viên, học viên",
                                "Nữ"),
                        row(
                                1,
                                "Tập huấn, bồi dưỡng kỹ năng số",
                                "Lớp AI cơ bản",
                                "Trực tiếp",
                                "02/10/2025",
                                "03/10/2025",
                                "Hội trường",
                                4,
                                8,
                                "1.000",
                                100,
                                800,
                                500),
                        row(
                                2,
                                "digital_library",
                                "Ngày hội đọc",
                                "Kết hợp",
                                null,
                                null,
                                null,
                                null,
                                1,
                                250,
                                null,
                                null,
                                null),
                        row("Tổng cộng", null, null, null, null, null, null, 4, 9, 1250, 100, 800, 500))
                .sheet(
                        FUNDING,
                        row("Đơn vị tính: triệu đồng"),
                        row("STT", "Nguồn kinh phí", "Đơn vị, cá nhân hỗ trợ", "Số tiền", "Ghi chú"),
                        row(1, "Ngân sách nhà nước", null, 10, null),
                        row(2, "Xã hội hóa", "Công ty A", "5", null),
                        row(3, "Lồng ghép từ các chương trình, đề án", null, "lồng ghép", null),
                        row("Tổng cộng", null, null, 15, null),
                        row("Bằng chữ: Mười lăm triệu đồng"))
                .sheet(WORDS, row("Thuận lợi", "Được quan tâm"), row("Khó khăn", "x"));
    }

    /** The one sheet of 2023: a commune's office of xã Trùng Khánh's predecessor thị trấn, by its official code. */
    public static WorkbookFile form2023() {
        return new WorkbookFile()
                .sheet(
                        "Báo cáo",
                        row("Ký hiệu biểu", "HTSD-A/2023"),
                        row("Năm", 2023),
                        row("Loại báo cáo", "Tổng hợp"),
                        row("Mã đơn vị báo cáo", "33"),
                        row("Tên đơn vị báo cáo", "Sở GDĐT Hưng Yên"),
                        row("Cấp báo cáo", "Tỉnh"),
                        row("Đơn vị tính", "nghìn đồng"),
                        row("Số người tham gia lễ khai mạc", 500),
                        row("Tổng số lớp", 20),
                        row("Tổng số lượt người tham gia (kể cả khai mạc)", "12.500"),
                        row("Kinh phí ngân sách nhà nước", 30000),
                        row("Kinh phí xã hội hóa", 0));
    }
}
