package vn.htsd.data.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityFiles;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.register.ReporterRegister;

/**
 * Who and when: the reference files, read and checked together.
 *
 * @param digest SHA-256 over the files, part of a build's identity
 */
public record Reference(
        LocalityCatalogue localities, ReporterRegister register, CampaignCatalogue campaigns, String digest) {
    /** The files, in the order in which they are checked. */
    public static final List<String> FILES =
            List.of("units.csv", "locality_change.csv", "reporters.csv", "reporter_aliases.csv", "campaigns.yaml");

    private static final String BUNDLE = "vn.htsd.data.reference.messages";

    /** The shipped reference: provinces, the places named in the plans, campaigns 2023–2025, no register. */
    public static Reference shipped() {
        return load(Path.of(""), false);
    }

    /** The reference in {@code directory}; a file that is not there is the shipped one. */
    public static Reference of(Path directory) {
        return load(directory, true);
    }

    private static Reference load(Path directory, boolean own) {
        var texts = new LinkedHashMap<String, String>();
        try {
            for (var name : FILES) {
                var file = ReferenceImport.current(directory, name);
                texts.put(name, own && Files.exists(file) ? textOf(file) : shippedText(name));
            }
            return parse(texts);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "unreadable", directory, e.getMessage()), e);
        }
    }

    /**
     * Reads and checks the files together.
     *
     * @throws HtsdException naming every bad row
     */
    public static Reference parse(Map<String, String> texts) {
        var outcome = LocalityFiles.read(table(texts, "units.csv"), table(texts, "locality_change.csv"));
        var problems = new ArrayList<>(outcome.problems());
        var localities = outcome.catalogue();
        if (localities == null) {
            throw refused(problems);
        }
        var read =
                ReporterRegister.read(table(texts, "reporters.csv"), table(texts, "reporter_aliases.csv"), localities);
        var campaigns = CampaignCatalogue.read(text(texts, "campaigns.yaml"), localities);
        problems.addAll(read.problems());
        problems.addAll(campaigns.problems());
        var register = read.register();
        var catalogue = campaigns.catalogue();
        if (register == null || catalogue == null) {
            throw refused(problems);
        }
        return new Reference(localities, register, catalogue, digest(texts));
    }

    private static HtsdException refused(List<Message> problems) {
        return new HtsdException(
                Category.INPUT, Message.of(BUNDLE, "refused", problems.size(), new Message.Lines(problems)));
    }

    private static CsvTable table(Map<String, String> texts, String name) {
        return CsvTable.parse(name, text(texts, name));
    }

    private static String text(Map<String, String> texts, String name) {
        var text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("Reference without " + name);
        }
        return text;
    }

    /**
     * The text of a reference file, composed (NFC), as names are compared.
     *
     * @throws HtsdException naming the line whose bytes are not UTF-8
     */
    static String textOf(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var text = CharBuffer.allocate(bytes.length);
        var read = ByteBuffer.wrap(bytes);
        var result = StandardCharsets.UTF_8.newDecoder().decode(read, text, true);
        if (result.isError()) {
            var before = new String(bytes, 0, read.position(), StandardCharsets.ISO_8859_1);
            long line = 1 + before.chars().filter(each -> each == '\n').count();
            throw new HtsdException(
                    Category.INPUT, Message.of(BUNDLE, "no_utf8", file.getFileName(), Long.toString(line)));
        }
        return Normalizer.normalize(text.flip(), Normalizer.Form.NFC);
    }

    /** The text of a shipped reference file. */
    public static String shippedText(String name) throws IOException {
        try (InputStream stream = Reference.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Shipped reference file missing from the jar: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String digest(Map<String, String> texts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var name : FILES) {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                sha.update(text(texts, name).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
