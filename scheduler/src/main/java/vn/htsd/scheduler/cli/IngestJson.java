package vn.htsd.scheduler.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.ingest.IngestSummary;

/** An ingest in JSON: one object a file, with its reports and findings. */
record IngestJson(Locale locale) {
    List<Map<String, @Nullable Object>> files(IngestSummary summary) {
        return summary.files().stream().map(this::file).toList();
    }

    private Map<String, @Nullable Object> file(IngestSummary.FileResult file) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("file", file.file());
        json.put("status", file.status().name().toLowerCase(Locale.ROOT));
        json.put("reports", file.reports().stream().map(IngestJson::report).toList());
        json.put("findings", file.findings().stream().map(this::finding).toList());
        return json;
    }

    private static Map<String, @Nullable Object> report(IngestSummary.ReportResult report) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("reporter", report.reporter());
        json.put("campaign_year", report.campaignYear());
        json.put("kind", report.kind());
        json.put("status", report.status());
        return json;
    }

    private Map<String, @Nullable Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("severity", finding.rule().severity().code());
        json.put("code", finding.rule().name());
        json.put("place", finding.place());
        json.put("value", finding.value());
        json.put("message", finding.message(locale));
        return json;
    }
}
