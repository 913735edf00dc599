package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Reporter;

/** Who reports and from where, field by field: what is found, and what is said where it is not. */
class PlacesTest {
    private static final Path LISTS = Path.of("../../shared/reference");
    private static final LocalDate WEEK_2023 = LocalDate.of(2023, 10, 2);
    private static final LocalDate WEEK_2024 = LocalDate.of(2024, 10, 1);
    private static final LocalDate WEEK_2025 = LocalDate.of(2025, 10, 1);

    private final Findings findings = new Findings();

    /** Fields in pairs: {@code commune}, {@code xã Trùng Khánh} … */
    private Optional<Reporter> resolve(Reference reference, LocalDate day, String... fields) {
        var entries = new LinkedHashMap<String, Entry>();
        var all = new LinkedHashMap<String, String>(Map.of("name", "Trường Tiểu học số 1", "level", "unit"));
        for (int at = 0; at < fields.length; at += 2) {
            all.put(fields[at], fields[at + 1]);
        }
        all.forEach((name, text) -> {
            var field = name.equals("kind") ? name : "reporter." + name;
            entries.put(field, new Entry(new Value.Text(text), name, text));
        });
        var section = Section.of(entries, Map.of("reporter.commune", "commune", "reporter.code", "code"), "form");
        return new ReporterResolver(reference).resolve(section, (sheet, field) -> field, day, findings);
    }

    private Optional<Reporter> resolve(LocalDate day, String... fields) {
        return resolve(Reference.shipped(), day, fields);
    }

    /** The one finding, as rule, place and sentence; and its English has no gap. */
    private String finding() {
        assertThat(findings.all()).hasSize(1);
        return said(findings.all().get(0));
    }

    private static String said(Finding finding) {
        assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{").doesNotContain("''");
        return finding.rule() + " " + finding.place() + ": " + finding.message(Message.VIETNAMESE);
    }

    private static Reference country() {
        assumeTrue(
                Files.exists(LISTS.resolve("units.csv")),
                "SKIPPED: the whole country's reference is not at "
                        + LISTS.toAbsolutePath().normalize());
        return Reference.of(LISTS);
    }

    private static Reference registered(String rows, String aliases) throws IOException {
        var texts = new HashMap<String, String>();
        for (var name : Reference.FILES) {
            texts.put(name, Reference.shippedText(name));
        }
        texts.merge("reporters.csv", rows, String::concat);
        texts.merge("reporter_aliases.csv", aliases, String::concat);
        return Reference.parse(texts);
    }

    @Test
    void names_are_read_as_officers_write_them() {
        for (var commune : List.of("X. Trùng Khánh", "TRÙNG KHÁNH", "xa trung khanh", "Xã Trùng-Khánh")) {
            assertThat(resolve(WEEK_2025, "province", "T. Cao Bằng", "commune", commune))
                    .as(commune)
                    .map(Reporter::localityKey)
                    .contains("01477@2025-07-01");
        }
        assertThat(resolve(WEEK_2023, "province", "Hưng Yên", "district", "TX.Mĩ Hào", "commune", "p. Dị sử"))
                .map(Reporter::localityKey)
                .contains("12121@2022-10-01");
        for (var city : List.of("TP.HCM", "TPHCM", "Tp Hồ Chí Minh", "T.P HCM", "thành phố Hồ Chí Minh")) {
            assertThat(resolve(WEEK_2025, "province", city))
                    .as(city)
                    .map(Reporter::localityKey)
                    .hasValueSatisfying(key -> assertThat(key).startsWith("79@"));
        }
        assertThat(findings.all()).allMatch(each -> each.rule().name().equals("REPORTER_PROVISIONAL"));
    }

    @Test
    void a_type_that_the_unit_did_not_have_that_year_is_told_with_the_one_it_had() {
        assertThat(resolve(WEEK_2024, "province", "Cao Bằng", "district", "Trùng Khánh", "commune", "xã Trùng Khánh"))
                .isEmpty();
        assertThat(finding())
                .isEqualTo(
                        "LOCALITY_NAME_MISMATCH commune: Vào ngày 01/10/2024 không có đơn vị “xã Trùng Khánh”; đơn vị"
                                + " mang tên này là: thị trấn Trùng Khánh (01477), huyện Trùng Khánh, tỉnh Cao Bằng. Đề"
                                + " nghị sửa loại đơn vị hoặc tên.");
    }

    @Test
    void code_and_name_that_disagree_are_told_in_both_readings() {
        resolve(WEEK_2025, "locality_code", "11689", "commune", "xã Trùng Khánh");
        var readings = ": Mã 11689 là phường Hưng Đạo (11689), thành phố Hải Phòng,"
                + " nhưng tên ghi là “xã Trùng Khánh”: xã Trùng Khánh (01477), tỉnh Cao Bằng.";
        assertThat(findings.all())
                .extracting(PlacesTest::said)
                .satisfiesExactly(
                        name -> assertThat(name).startsWith("LOCALITY_NAME_MISMATCH commune" + readings),
                        code -> assertThat(code).startsWith("LOCALITY_NAME_MISMATCH locality_code" + readings));
    }

    @Test
    void names_that_do_not_fit_each_other_say_nothing_against_the_code() {
        resolve(WEEK_2025, "locality_code", "11689", "province", "Cao Bằng", "commune", "phường Hưng Đạo");
        assertThat(finding())
                .startsWith(
                        "LOCALITY_NAME_MISMATCH province: Mã 11689 là phường Hưng Đạo (11689), thành phố Hải Phòng");
    }

    @Test
    void units_that_are_gone_name_their_successors_and_what_lies_below_is_judged_there() {
        resolve(WEEK_2025, "province", "Cao Bằng", "district", "huyện Trùng Khánh", "commune", "xã Lăng Hiếu");
        assertThat(findings.all())
                .extracting(PlacesTest::said)
                .containsExactly(
                        "LOCALITY_CLOSED district: Đơn vị hành chính “huyện Trùng Khánh” (huyện Trùng Khánh (047), tỉnh"
                                + " Cao Bằng) không còn vào ngày 01/10/2025. Đơn vị kế tục: tỉnh Cao Bằng (04). Đề nghị"
                                + " ghi theo đơn vị mới.",
                        "LOCALITY_CLOSED commune: Đơn vị hành chính “xã Lăng Hiếu” (xã Lăng Hiếu (01504), huyện Trùng"
                                + " Khánh, tỉnh Cao Bằng) không còn vào ngày 01/10/2025. Đơn vị kế tục: xã Trùng Khánh"
                                + " (01477), tỉnh Cao Bằng. Đề nghị ghi theo đơn vị mới.");
    }

    @Test
    void an_old_province_names_its_successor_and_one_to_come_what_stood_there() {
        resolve(WEEK_2025, "province", "tỉnh Bắc Giang");
        assertThat(finding()).startsWith("LOCALITY_CLOSED province:").contains("tỉnh Bắc Ninh (24)");
        var later = new PlacesTest();
        later.resolve(
                WEEK_2024, "province", "Hải Phòng", "district", "quận Dương Kinh", "commune", "phường Dương Kinh");
        assertThat(later.finding())
                .contains("chỉ có từ ngày 01/07/2025")
                .contains("phường Hải Thành (11692), quận Dương Kinh, thành phố Hải Phòng");
    }

    @Test
    void a_chain_of_mergers_is_followed_to_units_in_force() {
        var country = country();
        // Phổng Lăng became Phổng Ly in March 2025 and a part of Thuận Châu in July.
        resolve(Reference.shipped(), WEEK_2025, "province", "Sơn La", "commune", "xã Phổng Lăng");
        assertThat(finding()).startsWith("LOCALITY_CLOSED commune:").contains("(03721), tỉnh Sơn La");
        var whole = new PlacesTest();
        whole.resolve(country, WEEK_2025, "locality_code", "02872");
        assertThat(whole.finding()).startsWith("LOCALITY_CLOSED locality_code:").doesNotContain("kế tục: –");
    }

    @Test
    void what_is_not_known_suggests_the_nearest_by_name_and_by_code() {
        resolve(WEEK_2025, "province", "Cao Bằng", "commune", "Trùng Khanhh");
        assertThat(finding())
                .startsWith("LOCALITY_UNKNOWN commune: Không tìm thấy đơn vị hành chính “Trùng Khanhh” vào ngày"
                        + " 01/10/2025. Gần nhất: xã Trùng Khánh (01477), tỉnh Cao Bằng");
        var code = new PlacesTest();
        code.resolve(WEEK_2025, "locality_code", "01479");
        assertThat(code.finding()).contains("Gần nhất: xã Trùng Khánh (01477), tỉnh Cao Bằng");
        var both = new PlacesTest();
        both.resolve(WEEK_2025, "locality_code", "99999", "province", "Hải Phòng", "commune", "Hưng Đạo");
        assertThat(both.finding()).contains("Gần nhất: phường Hưng Đạo (11689), thành phố Hải Phòng.");
        var name = new PlacesTest();
        name.resolve(WEEK_2025, "locality_code", "Trùng Khánh");
        assertThat(name.finding()).contains("xã Trùng Khánh (01477)");
    }

    @Test
    void a_name_of_several_units_lists_them_with_codes_and_parents() {
        resolve(country(), WEEK_2025, "commune", "Hưng Đạo");
        assertThat(finding())
                .startsWith("LOCALITY_AMBIGUOUS commune:")
                .contains("xã Hưng Đạo (01351), tỉnh Cao Bằng")
                .contains("phường Hưng Đạo (11689), thành phố Hải Phòng");
    }

    @Test
    void zeros_that_excel_took_are_put_back_only_where_one_unit_can_be_meant() {
        var country = country();
        resolve(country, WEEK_2025, "locality_code", "4");
        assertThat(finding())
                .startsWith("LOCALITY_AMBIGUOUS locality_code:")
                .contains("tỉnh Cao Bằng (04)", "phường Ba Đình (00004), thành phố Hà Nội");
        var named = new PlacesTest();
        assertThat(named.resolve(country, WEEK_2025, "locality_code", "4", "province", "Hà Nội"))
                .map(Reporter::localityKey)
                .contains("00004@2025-07-01");
        var office = new PlacesTest();
        assertThat(office.resolve(country, WEEK_2025, "level", "province", "code", "4", "name", "Sở GDĐT"))
                .map(Reporter::code)
                .contains("04");
        assertThat(office.finding()).startsWith("CODE_PADDED code:");
        var exact = new PlacesTest();
        assertThat(exact.resolve(country, WEEK_2025, "locality_code", "04"))
                .map(Reporter::localityKey)
                .contains("04@2022-10-01");
    }

    @Test
    void the_level_must_be_one_of_that_time_and_the_place_no_wider_than_it() {
        resolve(WEEK_2025, "level", "district", "province", "Cao Bằng", "name", "Phòng GDĐT");
        assertThat(finding())
                .startsWith("LOCALITY_CLOSED level: Cấp báo cáo ghi “district”, nhưng từ ngày 01/07/2025 không còn");
        var wide = new PlacesTest();
        wide.resolve(WEEK_2025, "level", "commune", "province", "Cao Bằng", "name", "Phòng Văn hóa - Xã hội");
        assertThat(wide.finding()).startsWith("FIELD_REQUIRED commune:").contains("mới ghi đến tỉnh Cao Bằng (04)");
        var finer = new PlacesTest();
        assertThat(finer.resolve(
                        WEEK_2025, "level", "commune", "locality_code", "04", "commune", "Trùng Khánh", "name", "UBND"))
                .map(Reporter::code)
                .contains("01477");
    }

    @Test
    void a_reused_code_is_doubted_only_while_nothing_says_which_unit_is_meant() throws IOException {
        resolve(WEEK_2025, "locality_code", "11689", "code", "HP1", "province", "Hải Phòng");
        assertThat(finding())
                .isEqualTo(
                        "CODE_REUSED locality_code: Mã 11689 trước đây là của đơn vị khác (phường Anh Dũng); ở năm này"
                                + " được hiểu là phường Hưng Đạo. Đề nghị ghi cả tên để đối chiếu.");
        var reference = registered("HP1,Trường Tiểu học số 1,primary,unit,11689,,2025-07-01,\n", "");
        for (var settled : List.of(
                List.of("commune", "Hưng Đạo"), List.of("name", "Trường Hưng Đạo"), List.of("type", "primary"))) {
            var sure = new PlacesTest();
            var known = settled.get(0).equals("type") ? reference : Reference.shipped();
            sure.resolve(known, WEEK_2025, "locality_code", "11689", "code", "HP1", settled.get(0), settled.get(1));
            assertThat(sure.findings.all()).as(settled.toString()).isEmpty();
        }
    }

    @Test
    void a_registered_code_under_another_name_is_doubted() throws IOException {
        var reference = registered("HP1,Trường TH Hưng Đạo,primary,unit,11689,,2025-07-01,\n", "");
        var place = List.of("locality_code", "11689", "commune", "Hưng Đạo", "code", "HP1");
        assertThat(asked(reference, place, "name", "Trường Tiểu học Hải An"))
                .startsWith("REPORTER_NAME_DIFFERS code: Mã HP1 trong danh mục là của “Trường TH Hưng Đạo”")
                .contains("“Trường Tiểu học Hải An”");
        assertThat(asked(reference, place, "name", "Trường Tiểu học HƯNG ĐẠO")).isEmpty();
    }

    @Test
    void an_office_whose_name_means_the_unit_next_to_its_code_is_doubted() {
        var reference = country();
        assertThat(asked(reference, List.of("level", "commune", "code", "01477"), "name", "UBND xã Đàm Thuỷ"))
                .startsWith("REPORTER_NAME_DIFFERS code: Mã 01477 trong danh mục là của “xã Trùng Khánh”")
                .contains("“UBND xã Đàm Thuỷ”");
        for (var name : List.of("UBND xã Trùng Khánh", "Phòng Văn hóa - Xã hội", "Ủy ban nhân dân xã")) {
            assertThat(asked(reference, List.of("level", "commune", "code", "01477"), "name", name))
                    .doesNotContain("REPORTER_NAME_DIFFERS");
        }
    }

    @Test
    void who_receives_and_who_counts_must_be_known_and_somebody_else() throws IOException {
        var reference = registered(
                "HP1,Trường A,primary,unit,11689,,2025-07-01,\nHP2,Trường B,primary,unit,11689,,2025-07-01,\n", "");
        var place = List.of("locality_code", "11689", "commune", "Hưng Đạo", "name", "Trường A", "code", "HP1");
        assertThat(asked(reference, place, "reports_to", "HP9"))
                .startsWith("CODE_UNKNOWN reports_to: “HP9” không có trong danh mục")
                .contains("HP2 (Trường B)", "11689 (phường Hưng Đạo)", "31 (thành phố Hải Phòng)");
        assertThat(asked(reference, place, "reports_to", "HP1")).startsWith("VALUE_INVALID reports_to:");
        assertThat(asked(reference, place, "reports_to", "309")).startsWith("LOCALITY_CLOSED reports_to:");
        assertThat(asked(reference, place, "counted_in", "Trường B")).contains("HP2 (Trường B)");
        assertThat(asked(reference, place, "counted_in", "HP1")).startsWith("VALUE_INVALID counted_in:");
        assertThat(asked(reference, place, "counted_in", "HP2")).isEmpty();
        assertThat(asked(reference, place, "reports_to", "31")).isEmpty();
        // Nobody can check a unit's code while there is no register; an official one can be checked all the same.
        assertThat(asked(Reference.shipped(), place, "counted_in", "HP9")).isEmpty();
        assertThat(asked(Reference.shipped(), place, "counted_in", "99999")).startsWith("CODE_UNKNOWN counted_in:");
    }

    private static String asked(Reference reference, List<String> place, String field, String code) {
        var fields = new java.util.ArrayList<>(place);
        fields.addAll(List.of(field, code));
        var test = new PlacesTest();
        test.resolve(reference, WEEK_2025, fields.toArray(String[]::new));
        return test.findings.all().isEmpty() ? "" : test.finding();
    }

    @Test
    void a_unit_to_which_nobody_reports_has_nothing_to_consolidate() throws IOException {
        var rows = "HP1,Trường A,primary,unit,11689,,2025-07-01,\nHP2,Phân hiệu,primary,unit,11689,HP1,2025-07-01,\n";
        var place = List.of("locality_code", "11689", "commune", "Hưng Đạo", "name", "Trường A", "code", "HP1");
        assertThat(asked(Reference.shipped(), place, "kind", "consolidated"))
                .startsWith("VALUE_INVALID kind: “Trường A” là đơn vị cơ sở");
        assertThat(asked(registered(rows, ""), place, "kind", "consolidated")).isEmpty();
        assertThat(asked(Reference.shipped(), place, "kind", "direct")).isEmpty();
    }

    @Test
    void a_blank_code_is_found_in_the_register_or_made_the_same_every_time() throws IOException {
        var place = List.of("province", "Hưng Yên", "commune", "Mỹ Hào", "type", "lower_secondary");
        var codes = new java.util.HashSet<String>();
        for (var name : List.of("Trường THCS Mỹ Hào", "TRƯỜNG THCS MĨ HÀO", "Trung học cơ sở  Mỹ-Hào")) {
            codes.add(code(Reference.shipped(), place, name));
        }
        assertThat(codes).singleElement().asString().matches("T-[0-9a-f]{10}");
        var provisional = codes.iterator().next();
        var row = "HY7,Trường THCS Mỹ Hào,lower_secondary,unit,12103,,2025-07-01,\n";
        assertThat(code(registered(row, ""), place, "trường thcs mĩ hào")).isEqualTo("HY7");
        assertThat(code(registered("", provisional + ",HY8,2025-11-01,\n"), place, "Trường THCS Mỹ Hào"))
                .isEqualTo("HY8");
        assertThat(code(registered(row, "OLD,HY7,2025-11-01,\n"), place, "Trường khác", "code", "OLD"))
                .isEqualTo("HY7");
    }

    /** A form B gives no type: where the name tells it, the unit's own report must come to the same code. */
    @Test
    void a_name_that_tells_its_type_gives_one_code_with_and_without_it() {
        var place = List.of("province", "Hưng Yên", "commune", "Mỹ Hào");
        for (var name : List.of("Trường THCS Mỹ Hào", "Trung tâm GDNN-GDTX Mỹ Hào", "Hội Khuyến học phường Mỹ Hào")) {
            assertThat(code(Reference.shipped(), place, name, "type", "other"))
                    .as(name)
                    .isEqualTo(code(Reference.shipped(), place, name));
        }
        var kindergarten = code(Reference.shipped(), place, "Hoa Sen", "type", "kindergarten");
        assertThat(kindergarten).isNotEqualTo(code(Reference.shipped(), place, "Hoa Sen", "type", "primary"));
        assertThat(code(Reference.shipped(), place, "Trường THCS Mỹ Hào"))
                .isNotEqualTo(code(Reference.shipped(), place, "Trường Tiểu học Mỹ Hào"));
    }

    private static String code(Reference reference, List<String> place, String name, String... more) {
        var fields = new java.util.ArrayList<>(place);
        fields.addAll(List.of("name", name));
        fields.addAll(List.of(more));
        return new PlacesTest()
                .resolve(reference, WEEK_2025, fields.toArray(String[]::new))
                .orElseThrow()
                .code();
    }
}
