package vn.htsd.ingest.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.read.Deadline;

class PhotoTest {
    private static final Instant NOW = Instant.parse("2025-10-20T03:00:00Z");
    private static final String GPS = "GPS 22 50 N 106 31 E, telephone of Hoa";

    private final Workspace workspace;
    private final Path desk;

    PhotoTest(@TempDir Path home) throws IOException {
        this.workspace = new Workspace(home.resolve("home")).create();
        this.desk = Files.createDirectories(home.resolve("desk"));
    }

    private IngestSummary run() {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private List<String> landed(String columns) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery("select concat_ws(' | ', " + columns + ") from '"
                        + workspace.landing() + "/*/photo.parquet' p join '" + workspace.landing()
                        + "/*/report.parquet' r using (submission_id) order by source_ref")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** A picture whose left half is red. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** A camera's JPEG: its make, how it was held, and where it was. */
    private static byte[] camera(int width, int height, int orientation) throws IOException {
        var jpeg = picture("jpeg", width, height);
        var tiff = new ByteArrayOutputStream();
        var out = new DataOutputStream(tiff);
        out.writeBytes("MM\0*");
        out.writeInt(8);
        out.writeShort(3);
        field(out, 270, 2, GPS.length() + 1, 50);
        field(out, 271, 2, 8, 50 + GPS.length() + 1);
        field(out, 274, 3, 1, orientation << 16);
        out.writeInt(0);
        out.writeBytes(GPS + "\0");
        out.writeBytes("Samsung\0");
        var marked = new ByteArrayOutputStream();
        var into = new DataOutputStream(marked);
        into.write(jpeg, 0, 2);
        into.writeShort(0xFFE1);
        into.writeShort(2 + 6 + tiff.size());
        into.writeBytes("Exif\0\0");
        into.write(tiff.toByteArray());
        into.write(jpeg, 2, jpeg.length - 2);
        return marked.toByteArray();
    }

    private static void field(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    /** A PNG whose head states a size that nothing in it has. */
    private static byte[] stated(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var head = new ByteArrayOutputStream();
        var into = new DataOutputStream(head);
        into.writeBytes("IHDR");
        into.writeInt(width);
        into.writeInt(height);
        into.write(new byte[] {8, 2, 0, 0, 0});
        out.writeInt(13);
        out.write(head.toByteArray());
        var sum = new CRC32();
        sum.update(head.toByteArray());
        out.writeInt((int) sum.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        out.writeInt(0x35AF061E);
        return bytes.toByteArray();
    }

    private Path workbook(Map<String, byte[]> parts) throws IOException {
        var form = Forms.form2025().save(desk.resolve("form.xlsx"));
        var file = desk.resolve("with.xlsx");
        try (var from = new ZipFile(form.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
            }
            for (var part : parts.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getValue());
            }
        }
        return file;
    }

    private void parcel(Map<String, byte[]> files) throws IOException {
        try (var zip = new ZipOutputStream(
                Files.newOutputStream(workspace.inbox().resolve("goi.zip")), StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    private List<Path> store() throws IOException {
        if (!Files.isDirectory(workspace.photos())) {
            return List.of();
        }
        try (var files = Files.walk(workspace.photos())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void pictures_in_a_workbook_are_kept_small_upright_and_without_notes() throws Exception {
        var photo = camera(2_400, 1_800, 6);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains(GPS);
        Files.copy(
                workbook(Map.of(
                        "xl/media/image1.jpeg",
                        photo,
                        "xl/media/image2.png",
                        picture("png", 640, 480),
                        "xl/media/logo.png",
                        picture("png", 120, 120),
                        "xl/media/line.emf",
                        new byte[] {1, 2, 3})),
                workspace.inbox().resolve("a.xlsx"));
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(summary.files().get(0).findings()).isEmpty();
        assertThat(landed("p.source_ref, p.width, p.height, r.reporter_code, coalesce(p.caption, '–')"))
                .containsExactly(
                        "a.xlsx#xl/media/image1.jpeg | 1200 | 1600 | HP-0001 | –",
                        "a.xlsx#xl/media/image2.png | 640 | 480 | HP-0001 | –");
        assertThat(store()).hasSize(2).allSatisfy(file -> {
            var bytes = Files.readAllBytes(file);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif", "Samsung");
            assertThat(Exif.of(bytes)).isEqualTo(new Exif(1, false));
        });
        var turned = store().stream()
                .map(PhotoTest::image)
                .filter(image -> image.getHeight() == 1_600)
                .findFirst()
                .orElseThrow();
        assertThat(isRed(turned, 600, 100))
                .as("turned clockwise, what was left is above")
                .isTrue();
        assertThat(isRed(turned, 600, 1_500)).isFalse();
        assertThat(landed("p.photo_sha256"))
                .map(sha256 ->
                        workspace.photos().resolve(sha256.substring(0, 2)).resolve(sha256 + ".jpg"))
                .allMatch(Files::exists);
    }

    private static BufferedImage image(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getGreen() < 60 && colour.getBlue() < 60;
    }

    @Test
    void every_way_of_holding_the_camera_comes_out_upright() throws Exception {
        var store = new PhotoStore(desk.resolve("photos"));
        for (int held = 1; held <= 8; held++) {
            var kept = (Kept.Yes) store.keep(camera(400, 320, held), "x", Deadline.after(Duration.ofSeconds(10)));
            var sha256 = kept.photo().sha256();
            var image =
                    image(desk.resolve("photos").resolve(sha256.substring(0, 2)).resolve(sha256 + ".jpg"));
            assertThat(image.getWidth())
                    .isEqualTo(held > 4 ? 320 : 400)
                    .isEqualTo(kept.photo().width());
            // Red was left; where it has to be now, for each of the eight.
            boolean far = List.of(2, 3, 7, 8).contains(held);
            int near = far ? 300 : 20;
            assertThat(held > 4 ? isRed(image, 160, far ? 380 : 20) : isRed(image, far ? 380 : near, 160))
                    .as("held " + held)
                    .isTrue();
        }
    }

    @Test
    void a_bomb_or_a_broken_picture_costs_nothing_but_itself() throws Exception {
        var cut = picture("jpeg", 800, 600);
        Files.copy(
                workbook(Map.of(
                        "xl/media/image1.png", stated(50_000, 50_000),
                        "xl/media/image2.jpg", java.util.Arrays.copyOf(cut, 300),
                        "xl/media/image3.png", "no picture".getBytes(StandardCharsets.US_ASCII))),
                workspace.inbox().resolve("a.xlsx"));
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(summary.files().get(0).findings())
                .extracting(finding -> finding.rule() + " " + finding.value())
                .containsExactly(
                        "PHOTO_NOT_KEPT xl/media/image1.png",
                        "PHOTO_NOT_KEPT xl/media/image2.jpg",
                        "PHOTO_NOT_KEPT xl/media/image3.png");
        assertThat(store()).isEmpty();
    }

    @Test
    void in_a_parcel_a_photo_goes_with_the_report_and_a_scan_is_a_document() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("xa/bao cao.xlsx", Files.readAllBytes(Forms.form2025().save(desk.resolve("a.xlsx"))));
        files.put("xa/20251006_0731.jpg", camera(1_000, 700, 1));
        files.put("xa/ảnh/khai mac.png", picture("png", 800, 560));
        files.put("xa/z5871.jpg", picture("jpeg", 827, 1_170));
        files.put("xa/BC ký tên.jpg", camera(800, 600, 1));
        files.put("xa/trang.heic", "\0\0\0\u0018ftypheic....".getBytes(StandardCharsets.ISO_8859_1));
        parcel(files);
        var summary = run();
        assertThat(summary.files())
                .extracting(file -> file.file().substring("goi.zip/".length()) + " "
                        + file.findings().stream()
                                .map(finding -> finding.rule().name())
                                .toList())
                .containsExactlyInAnyOrder(
                        "xa/20251006_0731.jpg [PHOTO_KEPT]",
                        "xa/BC ký tên.jpg [DOCUMENT_ONLY]",
                        "xa/bao cao.xlsx []",
                        "xa/trang.heic [PHOTO_NOT_KEPT]",
                        "xa/z5871.jpg [DOCUMENT_ONLY]",
                        "xa/ảnh/khai mac.png [PHOTO_KEPT]");
        assertThat(landed("p.source_ref, r.reporter_code, r.status"))
                .containsExactly("20251006_0731.jpg | HP-0001 | accepted", "khai mac.png | HP-0001 | accepted");
    }

    @Test
    void a_photo_without_a_report_is_a_document_that_nobody_knows() throws Exception {
        Files.write(workspace.inbox().resolve("IMG_1.jpg"), camera(800, 600, 1));
        assertThat(run().files().get(0).findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("DOCUMENT_UNLINKED");
        assertThat(store()).isEmpty();
    }

    @Test
    void reading_again_gives_the_same_photos() throws Exception {
        Files.copy(
                workbook(Map.of("xl/media/image1.jpeg", camera(2_000, 1_500, 1))),
                workspace.inbox().resolve("a.xlsx"));
        run();
        var before = store();
        var rows = landed("p.photo_sha256, p.width, p.bytes");
        vn.htsd.ingest.land.Landing.deleteTree(workspace.landing());
        vn.htsd.ingest.land.Landing.deleteTree(workspace.photos());
        Files.copy(desk.resolve("with.xlsx"), workspace.inbox().resolve("a.xlsx"));
        run();
        assertThat(store()).isEqualTo(before);
        assertThat(landed("p.photo_sha256, p.width, p.bytes")).isEqualTo(rows);
    }
}
