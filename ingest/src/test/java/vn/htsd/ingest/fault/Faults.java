package vn.htsd.ingest.fault;

import static vn.htsd.ingest.fault.OfficerForm.ACTIVITIES;
import static vn.htsd.ingest.fault.OfficerForm.FEMALE;
import static vn.htsd.ingest.fault.OfficerForm.FUNDING;
import static vn.htsd.ingest.fault.OfficerForm.GENERAL;
import static vn.htsd.ingest.fault.OfficerForm.OPENING;
import static vn.htsd.ingest.fault.OfficerForm.SINGLE;
import static vn.htsd.ingest.fault.OfficerForm.TOTAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.fault.Fault.Area;
import vn.htsd.ingest.text.LegacyWriting;

/** The mistakes that officers make, by the contract of the form and by nothing else. */
final class Faults {
    static final String TOTAL_2023 = "Tổng số lượt người tham gia (kể cả khai mạc)";
    private static final String CEREMONY_2023 = "Số người tham gia lễ khai mạc";
    private static final String GROUP = "Nhóm hoạt động";
    private static final String SOURCE = "Nguồn kinh phí";
    private static final String AMOUNT = "Số tiền";
    private static final String[] POPULATION = {
        "Cán bộ, công chức, viên chức (không kể nhà giáo)",
        "Nhà giáo",
        "Học sinh, sinh viên, học viên",
        "Người lao động",
        "Lực lượng vũ trang",
        "Người dân, đối tượng khác"
    };

    private Faults() {}

    /** Finds a cell to spoil. */
    private interface Target {
        Optional<XSSFCell> in(Workpiece workpiece, Random dice);
    }

    private static final Target COUNT = (piece, dice) -> activities(piece)
            .flatMap(table -> Workpiece.any(table.filled(figures()), dice))
            .or(() -> oneOf(piece, dice, SINGLE, CEREMONY_2023, "Tổng số lớp", TOTAL_2023));
    private static final Target CEREMONY = (piece, dice) ->
            piece.valueOf(OPENING, "Số lượng người tham gia").or(() -> piece.valueOf(SINGLE, CEREMONY_2023));
    private static final Target MONEY = (piece, dice) -> funding(piece)
            .flatMap(table -> Workpiece.any(table.filled(AMOUNT), dice))
            .or(() -> oneOf(piece, dice, SINGLE, "Kinh phí ngân sách nhà nước", "Kinh phí xã hội hóa"));
    private static final Target START =
            (piece, dice) -> activities(piece).flatMap(table -> Workpiece.any(table.filled("Từ ngày"), dice));

    static final List<Fault> ALL = List.of(
            // numbers
            set(
                    "count in words",
                    Rule.NUMBER_UNREADABLE,
                    Area.ACTIVITIES,
                    COUNT,
                    "nhiều",
                    "rất đông",
                    "chưa rõ",
                    "12a"),
            set("upper bound", Rule.NUMBER_UNREADABLE, Area.ACTIVITIES, COUNT, "gần 400", "dưới 400"),
            set("count with a decimal, as text", Rule.NUMBER_NOT_WHOLE, Area.ACTIVITIES, COUNT, "1,5", "350.5"),
            set("count with a decimal", Rule.NUMBER_NOT_WHOLE, Area.ACTIVITIES, COUNT, 350.5, 0.25),
            set("negative count", Rule.NUMBER_NEGATIVE, Area.ACTIVITIES, COUNT, -5, "-12"),
            set("date for a count", Rule.NUMBER_UNREADABLE, Area.ACTIVITIES, COUNT, LocalDate.of(2025, 10, 6)),
            set("TRUE for a count", Rule.NUMBER_UNREADABLE, Area.ACTIVITIES, COUNT, true),
            set("error value", Rule.CELL_ERROR, Area.ACTIVITIES, COUNT, Broken.REFERENCE),
            set("formula never calculated", Rule.CELL_ERROR, Area.ACTIVITIES, COUNT, Broken.FORMULA),
            set("opening in words", Rule.NUMBER_UNREADABLE, Area.OPENING, CEREMONY, "toàn trường", "đông đủ"),
            set("opening with an error value", Rule.CELL_ERROR, Area.OPENING, CEREMONY, Broken.REFERENCE),
            change("about", Rule.NUMBER_APPROXIMATE, Area.ACTIVITIES, COUNT, n -> "khoảng " + n),
            change("tilde", Rule.NUMBER_APPROXIMATE, Area.ACTIVITIES, COUNT, n -> "~" + n),
            change("more than", Rule.NUMBER_APPROXIMATE, Area.OPENING, CEREMONY, n -> "trên " + n),
            change("span", Rule.NUMBER_APPROXIMATE, Area.OPENING, CEREMONY, n -> n + "-" + (n + 50)),
            change("thousands with a comma", Rule.NUMBER_REPAIRED, Area.ACTIVITIES, COUNT, Faults::withComma),
            change("a sum in words", Rule.NUMBER_REPAIRED, Area.OPENING, CEREMONY, Faults::inParts),
            new Fault("dash", Rule.DASH_AMBIGUOUS, Area.ACTIVITIES, (piece, dice) -> activities(piece)
                    .flatMap(table -> Workpiece.any(table.blank(POPULATION), dice))
                    .map(cell -> spoil(cell, "-"))),
            // money
            set("money with a comma", Rule.NUMBER_AMBIGUOUS, Area.FUNDING, MONEY, "1,250", "12,500"),
            set("money in words", Rule.NUMBER_UNREADABLE, Area.FUNDING, MONEY, "mười hai triệu đồng", "năm triệu đồng"),
            set("no money", Rule.NUMBER_UNREADABLE, Area.FUNDING, MONEY, "theo thực tế", "chưa quyết toán"),
            set("negative money", Rule.NUMBER_NEGATIVE, Area.FUNDING, MONEY, -3, "-5 triệu"),
            set("money error value", Rule.CELL_ERROR, Area.FUNDING, MONEY, Broken.REFERENCE),
            change("about so much money", Rule.NUMBER_APPROXIMATE, Area.FUNDING, MONEY, n -> "khoảng " + n),
            new Fault(
                    "unit of money assumed",
                    Rule.UNIT_OF_MONEY_ASSUMED,
                    Area.FUNDING,
                    (piece, dice) -> withoutUnit(piece, true)),
            new Fault(
                    "unit of money missing",
                    Rule.UNIT_OF_MONEY_MISSING,
                    Area.FUNDING,
                    (piece, dice) -> withoutUnit(piece, false)),
            // sums
            new Fault("total of a column", Rule.TOTAL_MISMATCH, Area.ACTIVITIES, (piece, dice) -> activities(piece)
                    .flatMap(table ->
                            total(table, List.of(TOTAL, "Số lớp", "Nhà giáo").get(dice.nextInt(3)), 7))),
            new Fault("total of the money", Rule.TOTAL_MISMATCH, Area.FUNDING, (piece, dice) -> funding(piece)
                    .flatMap(table -> total(table, AMOUNT, 11))),
            new Fault("total below its groups", Rule.GROUPS_EXCEED_TOTAL, Area.ACTIVITIES, Faults::totalBelowGroups),
            new Fault(
                    "group above the total",
                    Rule.GROUPS_EXCEED_TOTAL,
                    Area.ACTIVITIES,
                    (piece, dice) -> above(piece, dice, "Học sinh, sinh viên, học viên", "Nhà giáo")),
            new Fault(
                    "female above the total",
                    Rule.GROUPS_EXCEED_TOTAL,
                    Area.ACTIVITIES,
                    (piece, dice) -> above(piece, dice, FEMALE)),
            new Fault(
                    "opening above the total of 2023",
                    Rule.GROUPS_EXCEED_TOTAL,
                    Area.OPENING,
                    (piece, dice) -> piece.valueOf(SINGLE, CEREMONY_2023)
                            .flatMap(Workpiece::number)
                            .filter(people -> people > 1)
                            .flatMap(people -> piece.valueOf(SINGLE, TOTAL_2023).map(cell -> spoil(cell, people - 1)))),
            new Fault("total left out", Rule.TOTAL_FROM_GROUPS, Area.ACTIVITIES, Faults::totalFromGroups),
            new Fault("another opening", Rule.OPENING_DIFFERS, Area.ACTIVITIES, Faults::anotherOpening),
            // dates
            set("no such day", Rule.DATE_UNREADABLE, Area.ACTIVITIES, START, "35/10/2025", "31/9/2025", "10/2025"),
            set(
                    "day in words",
                    Rule.DATE_UNREADABLE,
                    Area.OPENING,
                    label(OPENING, "Thời gian tổ chức"),
                    "đầu tháng 10"),
            set(
                    "day of signing",
                    Rule.DATE_UNREADABLE,
                    Area.GENERAL,
                    label("Ngày ký báo cáo"),
                    "hôm qua",
                    "32/10/2025"),
            set("a year early", Rule.DATE_OUTSIDE_CAMPAIGN, Area.ACTIVITIES, START, "06/10/2022", "01/01/2023"),
            set(
                    "opening out of season",
                    Rule.DATE_OUTSIDE_CAMPAIGN,
                    Area.OPENING,
                    label(OPENING, "Thời gian tổ chức"),
                    "06/01/2026",
                    "ngày 20 tháng 5 năm 2023"),
            // coded fields
            inTable("unknown group", ACTIVITIES, GROUP, Rule.CODE_UNKNOWN, "Múa lân", "Thể dục thể thao"),
            inTable("unknown mode", ACTIVITIES, "Hình thức", Rule.CODE_UNKNOWN, "Qua loa", "Bằng miệng"),
            inTable("unknown source", FUNDING, SOURCE, Rule.CODE_UNKNOWN, "Tiền túi", "Quỹ đen"),
            inTable("group by its letter", ACTIVITIES, GROUP, Rule.GROUP_BY_LETTER, "a", "b)", "đ"),
            set("unknown type", Rule.CODE_UNKNOWN, Area.GENERAL, label("Loại hình đơn vị"), "Câu lạc bộ cờ", "Chợ"),
            set("unknown kind", Rule.CODE_UNKNOWN, Area.WHOLE, label("Loại báo cáo"), "Báo cáo miệng"),
            set("unknown level", Rule.CODE_UNKNOWN, Area.WHOLE, label("Cấp báo cáo"), "Cấp 3", "Liên xã"),
            set("unknown holding", Rule.CODE_UNKNOWN, Area.WHOLE, label("Tình hình tổ chức"), "Sẽ tổ chức"),
            set(
                    "unknown assessment",
                    Rule.CODE_UNKNOWN,
                    Area.OPENING,
                    label(OPENING, "Tự đánh giá kết quả so với kế hoạch"),
                    "Rất tốt"),
            // what must not be left out
            blank("no name", Area.WHOLE, "Tên đơn vị báo cáo"),
            blank("no level", Area.WHOLE, "Cấp báo cáo"),
            blank("no kind", Area.WHOLE, "Loại báo cáo"),
            blank("no year", Area.WHOLE, "Năm tổ chức Tuần lễ"),
            inTable("no group", ACTIVITIES, GROUP, Rule.FIELD_REQUIRED, ""),
            inTable("no source", FUNDING, SOURCE, Rule.FIELD_REQUIRED, ""),
            // the form
            set("unknown form", Rule.FORM_UNKNOWN, Area.WHOLE, Faults::formId, "HTSD-Z/2025", "Biểu số 1"),
            set("unreadable year", Rule.NUMBER_UNREADABLE, Area.WHOLE, label("Năm tổ chức Tuần lễ"), "năm nay", "25"),
            new Fault("year of another form", Rule.FORM_YEAR_MISMATCH, Area.WHOLE, Faults::anotherYear),
            set("supplement", Rule.SUPPLEMENT_UNCLEAR, Area.GENERAL, label("Tính chất"), "Bổ sung"),
            new Fault("sheet twice", Rule.FORM_MULTIPLE, Area.WHOLE, (piece, dice) -> piece.sheet(ACTIVITIES)
                    .map(sheet -> {
                        var copy = piece.workbook().cloneSheet(piece.workbook().getSheetIndex(sheet));
                        return copy.getSheetName();
                    })),
            new Fault("two reporters", Rule.FORM_MULTIPLE, Area.WHOLE, Faults::twoReporters),
            new Fault("heading renamed", Rule.HEADING_MISSING, Area.ACTIVITIES, (piece, dice) -> activities(piece)
                    .flatMap(table -> table.heading(TOTAL))
                    .map(cell -> spoil(cell, "Ghi thêm"))),
            new Fault("heading deleted", Rule.HEADING_MISSING, Area.FUNDING, (piece, dice) -> funding(piece)
                    .flatMap(table -> table.heading(AMOUNT))
                    .map(cell -> spoil(cell, ""))),
            new Fault("column of their own", Rule.HEADING_UNKNOWN, Area.FUNDING, (piece, dice) -> funding(piece)
                    .flatMap(table -> table.heading("Ghi chú"))
                    .map(cell -> spoil(cell.getRow().createCell(cell.getRow().getLastCellNum()), "Người theo dõi"))),
            new Fault("slip in a label", Rule.LABEL_MISSPELT, Area.GENERAL, (piece, dice) -> general(
                            piece, "Số, ký hiệu báo cáo")
                    .map(Faults::labelOf)
                    .map(Faults::slip)),
            new Fault("slip in the name's label", Rule.LABEL_MISSPELT, Area.WHOLE, (piece, dice) -> general(
                            piece, "Tên đơn vị báo cáo")
                    .map(Faults::labelOf)
                    .map(Faults::slip)),
            new Fault("slip in a heading", Rule.LABEL_MISSPELT, Area.ACTIVITIES, (piece, dice) -> activities(piece)
                    .flatMap(table -> table.heading(TOTAL))
                    .map(Faults::slip)),
            new Fault("old font", Rule.TEXT_LEGACY_ENCODING, Area.GENERAL, Faults::inOldFont),
            // who and where
            new Fault("no code", Rule.REPORTER_PROVISIONAL, Area.PLACE, (piece, dice) -> general(piece, "Cấp báo cáo")
                    .filter(level -> Workpiece.written(level).equals("Đơn vị cơ sở"))
                    .flatMap(level -> general(piece, "Mã đơn vị báo cáo"))
                    .map(cell -> spoil(cell, ""))),
            set("no such code", Rule.LOCALITY_UNKNOWN, Area.PLACE, label("Mã đơn vị hành chính"), "99999", "00000"),
            new Fault(
                    "district in 2025",
                    Rule.LOCALITY_CLOSED,
                    Area.PLACE,
                    (piece, dice) -> isOf(piece, 2025)
                            ? general(piece, "Mã đơn vị hành chính").map(cell -> spoil(cell, "047"))
                            : Optional.empty()),
            new Fault("name of a neighbour", Rule.LOCALITY_NAME_MISMATCH, Area.PLACE, Faults::nameOfNeighbour),
            new Fault("name of another place", Rule.LOCALITY_NAME_MISMATCH, Area.PLACE, (piece, dice) -> general(
                            piece, "Mã đơn vị hành chính")
                    .flatMap(code -> general(piece, "Tỉnh, thành phố"))
                    .map(cell -> spoil(cell, "Tỉnh Lai Châu"))),
            new Fault("misspelt place", Rule.LOCALITY_UNKNOWN, Area.PLACE, (piece, dice) -> unlessCoded(piece)
                    .map(cell -> spoil(cell, "Phường Hưng Đạp"))),
            new Fault("two places of one name", Rule.LOCALITY_AMBIGUOUS, Area.PLACE, (piece, dice) -> unlessCoded(piece)
                    .map(cell -> spoil(cell, "PHUONG HUNG DAO"))),
            new Fault("zeros taken by Excel", Rule.CODE_PADDED, Area.PLACE, (piece, dice) -> general(
                            piece, "Mã đơn vị hành chính")
                    .filter(cell -> Workpiece.written(cell).equals("01477"))
                    .map(cell -> spoil(cell, 1477))),
            new Fault("code that meant another", Rule.CODE_REUSED, Area.PLACE, Faults::codeWithoutName),
            inTable("held in no place", ACTIVITIES, "Mã xã, phường nơi tổ chức", Rule.LOCALITY_UNKNOWN, "98765"));

    /** What is no value of the contract at all. */
    private enum Broken {
        REFERENCE,
        FORMULA
    }

    private static Fault set(String kind, Rule rule, Area area, Target target, Object... values) {
        return new Fault(kind, rule, area, (piece, dice) -> target.in(piece, dice)
                .map(cell -> spoil(cell, values[dice.nextInt(values.length)])));
    }

    /** The same number written in another way, so that every sum stays right. */
    private static Fault change(
            String kind, Rule rule, Area area, Target target, Function<Long, @Nullable String> writing) {
        return new Fault(
                kind, rule, area, (piece, dice) -> target.in(piece, dice).flatMap(cell -> {
                    var written = Workpiece.number(cell).map(writing).orElse(null);
                    return written == null ? Optional.empty() : Optional.of(spoil(cell, written));
                }));
    }

    private static Fault inTable(String kind, String sheet, String heading, Rule rule, String... values) {
        var area = sheet.equals(ACTIVITIES) ? Area.ACTIVITIES : Area.FUNDING;
        return set(
                kind,
                rule,
                area,
                (piece, dice) -> table(piece, sheet)
                        .flatMap(table -> Workpiece.any(
                                table.filled(heading).stream()
                                        // The row of the ceremony says the same as its own sheet only while it is one.
                                        .filter(cell -> !Workpiece.written(cell).startsWith("Lễ khai mạc"))
                                        .toList(),
                                dice)),
                (Object[]) values);
    }

    private static Fault blank(String kind, Area area, String label) {
        return set(kind, Rule.FIELD_REQUIRED, area, label(label), "");
    }

    private static Target label(String label) {
        return (piece, dice) -> general(piece, label);
    }

    private static Target label(String sheet, String label) {
        return (piece, dice) -> piece.valueOf(sheet, label);
    }

    private static Optional<XSSFCell> general(Workpiece piece, String label) {
        return piece.valueOf(GENERAL, label).or(() -> piece.valueOf(SINGLE, label));
    }

    private static boolean isOf(Workpiece piece, int year) {
        return general(piece, "Ký hiệu biểu").map(Workpiece::written).orElse("").endsWith("/" + year);
    }

    /** The guide of a sample explains the same label. */
    private static Optional<XSSFCell> formId(Workpiece piece, Random dice) {
        return piece.sheet("Hướng dẫn").isPresent() ? Optional.empty() : general(piece, "Ký hiệu biểu");
    }

    private static Optional<XSSFCell> oneOf(Workpiece piece, Random dice, String sheet, String... labels) {
        return piece.valueOf(sheet, labels[dice.nextInt(labels.length)]);
    }

    private static Optional<Workpiece.Table> activities(Workpiece piece) {
        return table(piece, ACTIVITIES);
    }

    private static Optional<Workpiece.Table> funding(Workpiece piece) {
        return table(piece, FUNDING);
    }

    private static Optional<Workpiece.Table> table(Workpiece piece, String sheet) {
        return piece.table(sheet, sheet.equals(ACTIVITIES) ? GROUP : SOURCE);
    }

    private static String[] figures() {
        var all = new ArrayList<>(List.of(POPULATION));
        all.addAll(List.of(TOTAL, "Số lớp", "Số cuộc, buổi"));
        return all.toArray(String[]::new);
    }

    /** The first text left of a value. */
    private static XSSFCell labelOf(XSSFCell value) {
        for (int column = value.getColumnIndex() - 1; column >= 0; column--) {
            var cell = value.getRow().getCell(column);
            if (cell != null && cell.getCellType() == CellType.STRING) {
                return cell;
            }
        }
        throw new AssertionError("No label left of " + Workpiece.place(value));
    }

    /** One letter left out. */
    private static String slip(XSSFCell cell) {
        var written = Workpiece.written(cell);
        return spoil(cell, written.substring(0, 1) + written.substring(2));
    }

    /** Writes {@code value} into the cell and gives its place. */
    private static String spoil(XSSFCell cell, Object value) {
        cell.setBlank();
        if (value == Broken.REFERENCE) {
            cell.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.REF);
        } else if (value == Broken.FORMULA) {
            cell.setCellFormula("1+1");
        } else if (value instanceof LocalDate day) {
            var style = cell.getSheet().getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
            cell.setCellValue(day);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (!value.equals("")) {
            cell.setCellValue(value.toString());
        }
        return Workpiece.place(cell);
    }

    private static @Nullable String withComma(long number) {
        return number < 1000 || number > 999_999 ? null : String.format(Locale.ROOT, "%,d", number);
    }

    private static @Nullable String inParts(long number) {
        return number < 60 ? null : (number - 32) + " học sinh và 32 giáo viên";
    }

    /** Empties the cell of the unit; {@code large} where every amount says by its size that it is đồng. */
    private static Optional<String> withoutUnit(Workpiece piece, boolean large) {
        var cells = funding(piece).map(table -> table.filled(AMOUNT)).orElse(List.of());
        boolean surelyDong =
                cells.stream().allMatch(cell -> Workpiece.number(cell).orElse(0L) >= 100_000);
        if (cells.isEmpty() || surelyDong != large) {
            return Optional.empty();
        }
        for (var row : cells.get(0).getSheet()) {
            for (var cell : row) {
                if (Workpiece.written(cell).matches("(?:Đơn vị tính|ĐVT):.*")) {
                    // The officer forgot to say which.
                    return Optional.of(spoil((XSSFCell) cell, "Đơn vị tính:"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> total(Workpiece.Table table, String heading, int more) {
        return table.total() < 0
                ? Optional.empty()
                : table.cell(table.total(), heading)
                        .flatMap(cell -> Workpiece.number(cell).map(sum -> spoil(cell, sum + more)));
    }

    private static Optional<String> totalBelowGroups(Workpiece piece, Random dice) {
        return activities(piece).flatMap(table -> {
            var rows = table.rows().stream()
                    .filter(row -> severalGroups(table, row))
                    .toList();
            return Workpiece.any(rows, dice)
                    .flatMap(row -> table.cell(row, TOTAL).map(cell -> spoil(cell, groups(table, row) - 1)));
        });
    }

    /** Of one group alone nobody can tell whether it or the total is wrong. */
    private static boolean severalGroups(Workpiece.Table table, int row) {
        long sum = groups(table, row);
        return sum > 1
                && Arrays.stream(POPULATION)
                        .allMatch(group -> table.cell(row, group)
                                        .flatMap(Workpiece::number)
                                        .orElse(0L)
                                < sum - 1);
    }

    private static long groups(Workpiece.Table table, int row) {
        long sum = 0;
        for (var group : POPULATION) {
            sum += table.cell(row, group).flatMap(Workpiece::number).orElse(0L);
        }
        return sum;
    }

    /** Where a group stands alone beside its total, nobody can say which of the two is wrong. */
    private static List<XSSFCell> suspects(Workpiece.Table table, String... headings) {
        return table.filled(headings).stream()
                .filter(cell -> List.of(headings).contains(FEMALE)
                        || Arrays.stream(POPULATION)
                                        .filter(group -> table.cell(cell.getRowIndex(), group)
                                                .flatMap(Workpiece::number)
                                                .isPresent())
                                        .count()
                                > 1)
                .toList();
    }

    /** A digit too many in one of the columns. */
    private static Optional<String> above(Workpiece piece, Random dice, String... headings) {
        return activities(piece)
                .flatMap(table -> Workpiece.any(suspects(table, headings), dice).map(cell -> {
                    long total = table.cell(cell.getRowIndex(), TOTAL)
                            .flatMap(Workpiece::number)
                            .orElse(0L);
                    return spoil(cell, total * 10 + 3);
                }));
    }

    private static Optional<String> totalFromGroups(Workpiece piece, Random dice) {
        return activities(piece).flatMap(table -> {
            // Only where the groups make up the whole: the column's sum stays right.
            for (int row : table.rows()) {
                var total = table.cell(row, TOTAL);
                if (groups(table, row) > 0 && total.flatMap(Workpiece::number).orElse(-1L) == groups(table, row)) {
                    return total.map(cell -> spoil(cell, ""));
                }
            }
            return Optional.empty();
        });
    }

    /** The row of the table, where the officer reads both numbers side by side, names another than the ceremony's sheet. */
    private static Optional<String> anotherOpening(Workpiece piece, Random dice) {
        if (piece.valueOf(OPENING, "Số lượng người tham gia")
                .flatMap(Workpiece::number)
                .isEmpty()) {
            return Optional.empty();
        }
        return activities(piece).flatMap(table -> {
            for (int row : table.rows()) {
                boolean opening = table.cell(row, GROUP)
                        .filter(cell -> Workpiece.written(cell).startsWith("Lễ khai mạc"))
                        .isPresent();
                if (opening) {
                    return table.cell(row, TOTAL)
                            .flatMap(cell -> Workpiece.number(cell).map(number -> spoil(cell, number + 9)));
                }
            }
            return Optional.empty();
        });
    }

    /** Only where nothing else of the report belongs to a year. */
    private static Optional<String> anotherYear(Workpiece piece, Random dice) {
        boolean dated = general(piece, "Ngày ký báo cáo").isPresent();
        var year = isOf(piece, 2025) ? 2024 : 2023;
        return dated || isOf(piece, 2023)
                ? Optional.empty()
                : general(piece, "Năm tổ chức Tuần lễ").map(cell -> spoil(cell, year));
    }

    private static Optional<String> twoReporters(Workpiece piece, Random dice) {
        return general(piece, "Tên đơn vị báo cáo").map(name -> {
            var sheet = name.getSheet();
            var row = sheet.createRow(sheet.getLastRowNum() + 2);
            row.createCell(name.getColumnIndex() - 1, CellType.STRING).setCellValue("Tên đơn vị báo cáo");
            return spoil(row.createCell(name.getColumnIndex()), "Trường THPT Số 9");
        });
    }

    private static Optional<String> inOldFont(Workpiece piece, Random dice) {
        return general(piece, "Tên đơn vị báo cáo").map(cell -> {
            var style = (org.apache.poi.ss.usermodel.CellStyle)
                    cell.getSheet().getWorkbook().createCellStyle();
            var font = cell.getSheet().getWorkbook().createFont();
            font.setFontName(".VnTime");
            style.setFont(font);
            var written = LegacyWriting.tcvn3(Workpiece.written(cell));
            var place = spoil(cell, written);
            cell.setCellStyle(style);
            return place;
        });
    }

    /** Where code and name disagree, the name is marked and both readings are named. */
    private static Optional<String> nameOfNeighbour(Workpiece piece, Random dice) {
        var neighbours = Map.of("11689", "11692", "12103", "12106");
        return general(piece, "Mã đơn vị hành chính").flatMap(code -> {
            var neighbour = neighbours.get(Workpiece.written(code));
            return neighbour == null || (neighbour.equals("11692") && !isOf(piece, 2025))
                    ? Optional.empty()
                    : general(piece, "Xã, phường, thị trấn, đặc khu").map(name -> {
                        spoil(name, isOf(piece, 2025) ? "Phường Dương Kinh" : "Phường Phan Đình Phùng");
                        return Workpiece.place(name);
                    });
        });
    }

    /** The commune of a reporter that gives no code of it. */
    private static Optional<XSSFCell> unlessCoded(Workpiece piece) {
        return general(piece, "Mã đơn vị hành chính").isPresent()
                ? Optional.empty()
                : general(piece, "Xã, phường, thị trấn, đặc khu");
    }

    /** Hưng Đạo's code was Anh Dũng's; without a name nobody can tell which of them is meant. */
    private static Optional<String> codeWithoutName(Workpiece piece, Random dice) {
        var code = general(piece, "Mã đơn vị hành chính")
                .filter(cell -> Workpiece.written(cell).equals("11689") && isOf(piece, 2025));
        for (var name : List.of("Tỉnh, thành phố", "Xã, phường, thị trấn, đặc khu")) {
            general(piece, name).filter(cell -> code.isPresent()).ifPresent(XSSFCell::setBlank);
        }
        general(piece, "Tên đơn vị báo cáo")
                .filter(cell -> code.isPresent())
                .ifPresent(cell -> cell.setCellValue("Trường THCS Kim Đồng"));
        return code.map(Workpiece::place);
    }
}
