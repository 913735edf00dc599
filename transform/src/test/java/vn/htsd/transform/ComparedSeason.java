package vn.htsd.transform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.LandingFixture.ReportRow;

/**
 * Three small campaigns, built once for all tests that read them: in 2025 every way of reporting and of not reporting, in
 * 2023 and 2024 figures beside which some are strange.
 */
final class ComparedSeason {
    static final String TRUNG_KHANH = "01477@2025-07-01";
    static final String HA_NOI = "01@2022-10-01";
    static final String APPROVED = "a".repeat(64);
    static final String INTERNAL = "b".repeat(64);

    private static final Workspace BUILT = build();

    private final LandingFixture landing = new LandingFixture("b1");

    private ComparedSeason() {}

    static List<String> query(String sql) throws SQLException {
        return LandingFixture.query(BUILT.warehouse(), sql);
    }

    private static Workspace build() {
        try {
            var home = Files.createTempDirectory("compared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
            var workspace = new Workspace(home).create();
            writeReference(workspace.reference());
            var season = new ComparedSeason();
            season.units2025();
            season.offices2025();
            season.peers();
            season.doubles();
            season.landing.writeTo(workspace);
            var reference = Reference.of(workspace.reference());
            try (var transform = new Transform(workspace, FormCatalogue.shipped(), reference, "local[2]")) {
                transform.run(null, Progress.SILENT);
            }
            return workspace;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path home) {
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                file.toFile().setWritable(true);
                file.toFile().delete();
            });
        } catch (Exception e) {
            // The system clears its temporary files itself.
        }
    }

    private static void writeReference(Path reference) throws Exception {
        Files.createDirectories(reference);
        var rows = new StringBuilder("code,name,type,level,locality_code,reports_to,valid_from,valid_to\n");
        for (int unit = 1; unit <= 15; unit++) {
            rows.append("R%02d,Trường %d,primary,unit,01477,,2025-07-01,\n".formatted(unit, unit));
        }
        for (var unit : List.of("H1,11689", "H2,11689", "D1,11692", "D2,11692", "M1,12103", "K1,12127", "Q1,12133")) {
            rows.append(unit.replace(",", ",Trường,primary,unit,")).append(",,2025-07-01,\n");
        }
        Files.writeString(reference.resolve("reporters.csv"), rows);
        Files.writeString(
                reference.resolve("campaigns.yaml"),
                Reference.shippedText("campaigns.yaml")
                        .replace(
                                "    cut_off: 2025-11-05\n",
                                """
                                    cut_off: 2025-11-05
                                    local_weeks:
                                      - {code: "31", week_start: 2025-10-06, week_end: 2025-10-12, source: "QĐ 3929"}
                                    extensions:
                                      - {code: "31", reporter_level: commune, before: 10-25, source: "CV 77"}
                                """)
                        .replace("exempt:\n", "exempt:\n  - {code: R13, from: 2025-09-01, reason: \"giải thể\"}\n"));
        Files.writeString(
                reference.resolve("approved_photos.csv"),
                "photo_sha256,approved_by,approved_on,caption\n" + APPROVED
                        + ",Chánh Văn phòng,2025-11-02,Lễ khai mạc tại Trùng Khánh\n");
    }

    // ------------------------------------------------------------------ 2025: who reported

    /** The deadline of units of xã Trùng Khánh is 10 October, by its plan. */
    private void units2025() {
        unit("r01", "R01", "2025-10-10 23:59:00+07").photo("r01", APPROVED).photo("r01", INTERNAL);
        unit("r02", "R02", "2025-10-11 00:01:00+07");
        unit("r03a", "R03", "2025-10-09 08:00:00+07").set("report", "r03a", "status = 'returned'");
        unit("r03b", "R03", "2025-10-20 08:00:00+07");
        unit("r04", "R04", "2025-10-20 08:00:00+07").set("report", "r04", "status = 'returned'");
        unit("r05", "R05", "2025-10-09 08:00:00+07").set("report", "r05", "status = 'document', kind = NULL");
        unit("r06a", "R06", "2025-10-09 08:00:00+07").set("report", "r06a", "status = 'document', kind = NULL");
        unit("r06b", "R06", "2025-10-09 08:00:00+07").set("report", "r06b", "status = 'returned'");
        unit("r07", "R07", "2025-10-09 08:00:00+07").set("report", "r07", "held = 'not_held'");
        unit("r08", "R08", "2025-10-09 08:00:00+07").set("report", "r08", "status = 'memo', counted_in = 'R01'");
        for (var silent : List.of("R10", "R11", "R12", "N2")) {
            unit("b-" + silent, silent, "2025-10-13 08:00:00+07")
                    .set("report", "b-" + silent, "relayed_by = '01477', sha256 = 'form-b'");
        }
        unit("r11", "R11", "2025-10-09 08:00:00+07").set("report", "r11", "status = 'returned'");
        unit("r12", "R12", "2025-10-09 08:00:00+07").set("report", "r12", "status = 'document', kind = NULL");
        unit("r14a", "R14", "2025-10-09 08:00:00+07").set("report", "r14a", "held = 'not_held'");
        unit("r14b", "R14", "2025-10-09 09:00:00+07").set("report", "r14b", "revision = 2");
        unit("r15a", "R15", "2025-10-09 08:00:00+07");
        unit("r15b", "R15", "2025-10-11 08:00:00+07").set("report", "r15b", "status = 'returned', revision = 2");
        unit("n1", "N1", "2025-10-09 08:00:00+07");
    }

    private LandingFixture unit(String id, String code, String received) {
        return landing.report(id, code, TRUNG_KHANH, "01477", new ReportRow().with("received", received));
    }

    private void offices2025() {
        office("hung-dao", "11689", "31", "consolidated", "2025-10-27 20:00:00+07")
                .set("report", "hung-dao", "coverage_expected = 3, coverage_received = 3")
                .funding("hung-dao", 0, "state_budget", 2_000_000);
        office("duong-kinh", "11692", "31", "consolidated", "2025-10-28 08:00:00+07")
                .set("report", "duong-kinh", "coverage_expected = 2, coverage_received = 1");
        landing.report("d1", "D1", "11692@2025-07-01", "11692");
        office("ya-ly", "23548", "51", "direct", "2025-10-20 08:00:00+07");
        office("my-hao", "12103", "33", "direct", "2025-10-09 08:00:00+07");
        office("thuong-hong", "12127", "33", "consolidated", "2025-10-09 08:00:00+07")
                .set("report", "thuong-hong", "held = 'not_held'");
        office("thuong-hong-d", "12127", "33", "direct", "2025-10-09 08:00:00+07");
        office("duong-hao", "12133", "33", "consolidated", "2025-10-09 08:00:00+07");
        office("duong-hao-d", "12133", "33", "direct", "2025-10-09 08:00:00+07")
                .set("report", "duong-hao-d", "held = 'not_held'");
        office("thuan-chau", "03721", "14", "consolidated", "2025-10-09 08:00:00+07")
                .set("report", "thuan-chau", "relayed_by = '14', sha256 = 'form-b-14'");
    }

    private LandingFixture office(String id, String code, String above, String kind, String received) {
        var row = new ReportRow().with("kind", kind).with("level", "commune").with("received", received);
        return landing.report(id, code, code + "@2025-07-01", above, row)
                .set(
                        "report",
                        id,
                        "reporter_type = 'people_committee', coverage_expected = NULL, coverage_received = NULL");
    }

    // ------------------------------------------------------------------ 2023 and 2024: figures side by side

    /** Thirteen schools: the thirteenth is far greater than all, but as it was the year before; the twelfth grew sixfold. */
    private void peers() {
        for (int school = 1; school <= 13; school++) {
            var code = "P%02d".formatted(school);
            long earlier = school == 13 ? 4_500 : school == 12 ? 20 : 94 + school;
            long now = school == 13 ? 5_000 : school == 12 ? 120 : 100 + 2 * school;
            figures(code + "-23", code, 2023, earlier);
            figures(code + "-24", code, 2024, now);
        }
        landing.funding("P01-23", 0, "state_budget", 3_000).funding("P01-24", 0, "state_budget", 2_400_000);
        landing.funding("P02-23", 0, "state_budget", 3_000).funding("P02-24", 0, "state_budget", 300_000);
        // Ten museums are nine peers each: too few to tell.
        for (int museum = 1; museum <= 10; museum++) {
            var id = "B%02d-24".formatted(museum);
            figures(id, "B%02d".formatted(museum), 2024, museum == 10 ? 90_000 : 100 + museum)
                    .set("report", id, "reporter_type = 'museum'");
        }
        // The code 11689 meant another ward before.
        landing.report(
                        "anh-dung",
                        "11689",
                        "11689@2022-10-01",
                        "304",
                        new ReportRow()
                                .with("year", 2024)
                                .with("kind", "consolidated")
                                .with("level", "commune"))
                .set("report", "anh-dung", "reporter_type = 'people_committee'")
                .funding("anh-dung", 0, "state_budget", 2_000);
    }

    private LandingFixture figures(String id, String code, int year, long participants) {
        return landing.report(id, code, HA_NOI, "01", new ReportRow().with("year", year))
                .activity(id, 0, "communication", participants - 10, 0, 1)
                .activity(id, 1, "opening", 10, 0, 0);
    }

    private void doubles() {
        // A unit that moved between two campaigns.
        landing.report("move-23", "MOVE", "04@2022-10-01", "04", new ReportRow().with("year", 2023))
                .set("report", "move-23", "reporter_type = 'other'");
        landing.report("move-24", "MOVE", HA_NOI, "01", new ReportRow().with("year", 2024))
                .set("report", "move-24", "reporter_type = 'other'");
        gathering("D-school", "01", HA_NOI, 350, "'Sân vận động Mỹ Đình'");
        gathering("D-union", "VN", HA_NOI, 345, "' sân vận động  mỹ đình.'");
        gathering("D-fewer", "VN", HA_NOI, 300, "'Sân vận động Mỹ Đình'");
        gathering("D-elsewhere", "04", "04@2022-10-01", 350, "'Sân vận động Mỹ Đình'");
        gathering("D-left", "01", HA_NOI, 200, "'Nhà hát Lớn'");
        gathering("D-right", "01", HA_NOI, 200, "'Nhà hát Lớn'");
        gathering("D-nowhere", "01", HA_NOI, 80, "NULL");
        gathering("D-nowhere-too", "VN", HA_NOI, 80, "NULL");
        provisional("t-own", "T-1", "Trường THCS Mĩ Hào", "lower_secondary", "NULL");
        provisional("t-relayed", "T-2", "THCS MỸ HÀO", "other", "'01'");
        provisional("t-library", "T-3", "Trường THCS Mỹ Hào", "library", "'01'");
        provisional("t-other", "T-4", "Trường THCS Mỹ Đức", "other", "'01'");
    }

    private void gathering(String code, String above, String locality, long participants, String place) {
        landing.report(code, code, locality, above, new ReportRow().with("year", 2024))
                .set("report", code, "reporter_type = 'other'")
                .activity(code, 0, "contests", participants, 0, 0)
                .set("activity", code, "start_date = DATE '2024-10-02', place = " + place);
    }

    private void provisional(String id, String code, String name, String type, String relayedBy) {
        landing.report(id, code, HA_NOI, "01", new ReportRow().with("year", 2024))
                .set(
                        "report",
                        id,
                        "provisional = true, reporter_name = '%s', reporter_type = '%s', relayed_by = %s, sha256 = %s"
                                .formatted(name, type, relayedBy, relayedBy.equals("NULL") ? "'own'" : "'form-b-01'"))
                .activity(id, 0, "communication", 60, 0, 0);
    }
}
