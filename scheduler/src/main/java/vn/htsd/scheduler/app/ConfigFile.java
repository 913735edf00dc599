package vn.htsd.scheduler.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.read.Limits;
import vn.htsd.reports.IssueSettings;
import vn.htsd.scheduler.engine.EngineSettings;
import vn.htsd.scheduler.lineage.LineageSettings;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.harmonise.TrendSettings;

/**
 * Reads {@code htsd.yaml}: dotted keys, each of which is also an environment variable ({@code spark.master} is
 * {@code HTSD_SPARK_MASTER}) that wins over the file.
 */
public final class ConfigFile {
    private static final String CRON_DATA_INTERVALS = "scheduler.create_cron_data_intervals";
    private static final String LOG_FORMAT = "log.format";
    private static final String TREND_SHOWN = "trend.shown";
    private static final Map<String, Long> LIMITS = limits(Limits.STANDARD);
    private static final Map<String, String> DEFAULTS = defaults();

    private final Path file;
    private final Map<String, String> values;

    private ConfigFile(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    private static Map<String, String> defaults() {
        var draft = IssueSettings.draft();
        var defaults = new LinkedHashMap<String, String>();
        defaults.put("spark.master", "local[*]");
        defaults.put("ingest.threads", "0");
        LIMITS.forEach((key, value) -> defaults.put(key, Long.toString(value)));
        defaults.put("report.number", "");
        defaults.put("report.date", "");
        defaults.put("report.place", draft.place());
        defaults.put("report.signing_authority", draft.signingAuthority());
        defaults.put("report.signer", "");
        IssueSettings.OFFICE_WORDS.forEach(word -> defaults.put("report." + word, ""));
        defaults.put("scheduler.runner", "inline");
        defaults.put("trend.smallest_base", Long.toString(Comparability.STANDARD.smallestBase()));
        defaults.put("trend.enough_coverage", Double.toString(Comparability.STANDARD.enoughCoverage()));
        defaults.put("trend.most_estimated", Double.toString(Comparability.STANDARD.mostEstimated()));
        defaults.put(TREND_SHOWN, "official");
        defaults.put("lineage.file", String.valueOf(LineageSettings.STANDARD.file()));
        defaults.put("lineage.url", "");
        defaults.put("mail.host", MailSettings.NONE.host());
        defaults.put("mail.port", Integer.toString(MailSettings.NONE.port()));
        defaults.put("mail.security", MailSettings.NONE.security().code());
        defaults.put("mail.user", "");
        defaults.put("mail.password", "");
        defaults.put("mail.from", MailSettings.NONE.from());
        defaults.put("mail.to", "");
        defaults.put(LOG_FORMAT, "text");
        defaults.put(CRON_DATA_INTERVALS, "false");
        defaults.put("scheduler.database.url", "");
        defaults.put("scheduler.database.user", "");
        defaults.put("scheduler.database.password", "");
        defaults.put("server.host", "127.0.0.1");
        defaults.put("server.port", "8080");
        defaults.put("scheduler.parallelism", Integer.toString(EngineSettings.STANDARD.parallelism()));
        defaults.put("scheduler.max_lost_attempts", Integer.toString(EngineSettings.STANDARD.maxLostAttempts()));
        defaults.put(
                "scheduler.lease_ms",
                Long.toString(EngineSettings.STANDARD.lease().toMillis()));
        defaults.put(
                "scheduler.renew_ms",
                Long.toString(EngineSettings.STANDARD.renewEvery().toMillis()));
        defaults.put(
                "scheduler.reconcile_ms",
                Long.toString(EngineSettings.STANDARD.reconcileEvery().toMillis()));
        return defaults;
    }

    /** In the order of the file; megabytes where a key ends in {@code mb}. */
    private static Map<String, Long> limits(Limits standard) {
        var limits = new LinkedHashMap<String, Long>();
        limits.put("limits.file_mb", standard.fileBytes() / Limits.MEGABYTE);
        limits.put("limits.entries", (long) standard.entries());
        limits.put("limits.inflate_ratio", (long) standard.inflateRatio());
        limits.put("limits.entry_mb", standard.entryBytes() / Limits.MEGABYTE);
        limits.put("limits.content_mb", standard.contentBytes() / Limits.MEGABYTE);
        limits.put("limits.sheets", (long) standard.sheets());
        limits.put("limits.rows", (long) standard.rows());
        limits.put("limits.columns", (long) standard.columns());
        limits.put("limits.json_depth", (long) standard.jsonDepth());
        limits.put("limits.seconds", standard.time().toSeconds());
        return limits;
    }

    /** @throws HtsdException naming file and key where a setting is unknown or wrong */
    public static Config read(Path file, Map<String, String> environment) {
        var values = new LinkedHashMap<>(DEFAULTS);
        if (Files.isRegularFile(file)) {
            flatten(file, "", tree(file), values);
        }
        DEFAULTS.keySet().forEach(key -> {
            var own = environment.get(variable(key));
            if (own != null) {
                values.put(key, own);
            }
        });
        return new ConfigFile(file, values).config();
    }

    /** Whether the log is to be JSON, one object a line; settings that cannot be read are told of later, not here. */
    public static boolean jsonLog(Path file, Map<String, String> environment) {
        var own = environment.get(variable(LOG_FORMAT));
        if (own != null || !Files.isRegularFile(file)) {
            return "json".equals(own);
        }
        try {
            var values = new LinkedHashMap<>(DEFAULTS);
            flatten(file, "", tree(file), values);
            return "json".equals(values.get(LOG_FORMAT));
        } catch (HtsdException wrong) {
            return false;
        }
    }

    /** The environment variable of {@code key}. */
    static String variable(String key) {
        return "HTSD_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static JsonNode tree(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw wrong("not_yaml", file, at == null ? "?" : Integer.toString(at.getLineNr()), e.getOriginalMessage());
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, message("unreadable", file, e.getMessage()), e);
        }
    }

    private static void flatten(Path file, String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            file,
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            values));
        } else if (!node.isNull() && !node.isMissingNode()) {
            if (!DEFAULTS.containsKey(path)) {
                throw wrong("unknown_key", file, path, DEFAULTS.keySet());
            }
            values.put(path, node.asText());
        }
    }

    private Config config() {
        int threads = threads();
        if (!text(LOG_FORMAT).matches("text|json")) {
            throw wrong("bad_value", file, LOG_FORMAT, text(LOG_FORMAT), "text, json");
        }
        return new Config(
                text("spark.master"),
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                limits(),
                new IssueSettings(
                        blankIsNull("report.number"),
                        date(),
                        text("report.place"),
                        text("report.signing_authority").strip(),
                        blankIsNull("report.signer"),
                        offices()),
                inProcess(),
                trend(),
                new LineageSettings(blankIsNull("lineage.file"), url()),
                flag(CRON_DATA_INTERVALS),
                engine(),
                database(),
                new Config.Listening(text("server.host"), port()),
                mail());
    }

    /** What the settings say of offices; all else is built in. */
    private Map<String, String> offices() {
        var offices = new LinkedHashMap<String, String>();
        for (var word : IssueSettings.OFFICE_WORDS) {
            var set = text("report." + word).strip();
            if (!set.isEmpty()) {
                offices.put(word, set);
            }
        }
        return offices;
    }

    private TrendSettings trend() {
        var comparability = new Comparability(
                limit("trend.smallest_base"), share("trend.enough_coverage"), share("trend.most_estimated"));
        return switch (text(TREND_SHOWN)) {
            case "official" -> new TrendSettings(comparability, TrendSettings.Shown.OFFICIAL);
            case "present" -> new TrendSettings(comparability, TrendSettings.Shown.PRESENT);
            default -> throw wrong("bad_value", file, TREND_SHOWN, text(TREND_SHOWN), "official, present");
        };
    }

    private int port() {
        int port = count("server.port");
        if (port > 65_535) {
            throw wrong("bad_value", file, "server.port", port, "8080");
        }
        return port;
    }

    private EngineSettings engine() {
        long lease = limit("scheduler.lease_ms");
        long renewal = limit("scheduler.renew_ms");
        if (renewal * 2 > lease) {
            throw wrong("bad_value", file, "scheduler.renew_ms", renewal, "≤ " + lease / 2);
        }
        return new EngineSettings(
                limit("scheduler.parallelism"),
                count("scheduler.max_lost_attempts"),
                Duration.ofMillis(lease),
                Duration.ofMillis(renewal),
                Duration.ofMillis(limit("scheduler.reconcile_ms")));
    }

    private @Nullable DatabaseSettings database() {
        var url = blankIsNull("scheduler.database.url");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw wrong("bad_value", file, "scheduler.database.url", url, "jdbc:postgresql://host/database");
        }
        return new DatabaseSettings(url, text("scheduler.database.user"), text("scheduler.database.password"));
    }

    private int count(String key) {
        var text = text(key);
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        throw wrong("bad_value", file, key, text, "0, 1, 2 …");
    }

    private MailSettings mail() {
        return new MailSettings(
                text("mail.host").strip(),
                limit("mail.port"),
                security(),
                blankIsNull("mail.user"),
                blankIsNull("mail.password"),
                text("mail.from").strip(),
                Arrays.stream(text("mail.to").split("[,;]"))
                        .map(String::strip)
                        .filter(to -> !to.isEmpty())
                        .toList());
    }

    private MailSettings.Security security() {
        var text = text("mail.security");
        for (var security : MailSettings.Security.values()) {
            if (security.code().equals(text)) {
                return security;
            }
        }
        throw wrong("bad_value", file, "mail.security", text, "starttls, tls, none");
    }

    private @Nullable URI url() {
        var text = blankIsNull("lineage.url");
        try {
            var url = text == null ? null : new URI(text);
            if (url == null || "http".equals(url.getScheme()) || "https".equals(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            // Said below, as for any other address that cannot be one.
        }
        throw wrong("bad_value", file, "lineage.url", text, "http://marquez:5000");
    }

    private int threads() {
        var text = text("ingest.threads");
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        throw wrong("bad_value", file, "ingest.threads", text, "0, 1, 2 …");
    }

    private Limits limits() {
        return new Limits(
                limit("limits.file_mb") * Limits.MEGABYTE,
                limit("limits.entries"),
                limit("limits.inflate_ratio"),
                limit("limits.entry_mb") * Limits.MEGABYTE,
                limit("limits.content_mb") * Limits.MEGABYTE,
                limit("limits.sheets"),
                limit("limits.rows"),
                limit("limits.columns"),
                limit("limits.json_depth"),
                Duration.ofSeconds(limit("limits.seconds")));
    }

    private int limit(String key) {
        var text = text(key);
        if (text.matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(text);
        }
        throw wrong("bad_value", file, key, text, "1, 2, 3 …");
    }

    private double share(String key) {
        var text = text(key);
        if (text.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?")) {
            return Double.parseDouble(text);
        }
        throw wrong("bad_value", file, key, text, "0.9");
    }

    private @Nullable LocalDate date() {
        var text = blankIsNull("report.date");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("bad_value", file, "report.date", text, "2025-11-20");
        }
    }

    private boolean inProcess() {
        var text = text("scheduler.runner");
        return switch (text) {
            case "inline" -> true;
            case "process" -> false;
            default -> throw wrong("bad_value", file, "scheduler.runner", text, "inline, process");
        };
    }

    private boolean flag(String key) {
        var text = text(key).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("bad_value", file, key, text, "true, false");
        };
    }

    private String text(String key) {
        return values.getOrDefault(key, "");
    }

    private @Nullable String blankIsNull(String key) {
        var text = text(key).strip();
        return text.isEmpty() ? null : text;
    }

    private static HtsdException wrong(String reason, @Nullable Object... arguments) {
        return new HtsdException(Category.INPUT, message(reason, arguments));
    }

    private static Message message(String key, @Nullable Object... arguments) {
        return Message.of(Assembly.BUNDLE, key, arguments);
    }
}
