package vn.htsd.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.reports.catalogue.Editorial;
import vn.htsd.reports.catalogue.PlaceReport;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.NationalSummary;
import vn.htsd.reports.query.Place;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Format;

/** The reports of provinces, or of communes: one, or all of a campaign. */
final class PlaceReports {
    private static final String PROBLEMS = "vn.htsd.reports.messages";
    private static final int SUGGESTED = 12;

    private final Press press;
    private final Path directory;
    private final Path warehouse;
    private final Editorial editorial;
    private final IssueSettings settings;
    private final String decided;

    /** @param directory of all reports */
    PlaceReports(Press press, Path directory, Path warehouse, Editorial editorial, IssueSettings settings) {
        this.press = press;
        this.directory = directory;
        this.warehouse = warehouse;
        this.editorial = editorial;
        this.settings = settings;
        this.decided = editorial.digest(); // once: it is part of every place's stamp
    }

    /**
     * Which ones.
     *
     * @param code official code of the place; null for all of the level
     * @param threads how many are made at a time
     */
    record Request(int campaign, LocalityLevel level, @Nullable String code, Set<Format> formats, int threads) {
        Request {
            formats = Set.copyOf(formats);
        }
    }

    Reports.Outcome make(Request request, Locale locale, Progress progress) {
        var home = directory
                .resolve(Integer.toString(request.campaign()))
                .resolve(request.level().code());
        var places = new ArrayList<Place>();
        String build;
        try (var open = new Warehouse(warehouse)) {
            build = BuildInfo.read(open).map(BuildInfo::buildId).orElse("");
            places.addAll(places(open, request));
        }
        var published = editorial.publication().kind(build, request.campaign()).map(Enum::name);
        var stamps = new Stamps(build, request, decided + "-" + published.orElse(""), locale);
        var made = MadeList.of(home);
        var due = new ArrayList<Place>();
        var current = new ArrayList<Path>();
        for (var place : places) {
            var files = files(home, place, request.formats());
            if (made.holds(place.code(), stamps.of(place)) && files.stream().allMatch(Files::exists)) {
                current.addAll(files);
            } else {
                due.add(place);
            }
        }
        press.sweep(home);
        try (var step = progress.step(request.level().code() + " " + request.campaign(), due.size())) {
            var written = new Burst<Place>(request.threads())
                    .make(
                            batches(due, request),
                            () -> new Worker(request, build, locale, home, made, stamps, progress),
                            step);
            made.tidy();
            return new Reports.Outcome(written.stream().sorted().toList(), current);
        }
    }

    /** Communes by their province; provinces in as many parts as hands make them. */
    private static List<List<Place>> batches(List<Place> due, Request request) {
        if (request.level() == LocalityLevel.COMMUNE) {
            return List.copyOf(due.stream()
                    .collect(Collectors.groupingBy(PlaceReports::around, LinkedHashMap::new, Collectors.toList()))
                    .values());
        }
        var parts = new ArrayList<List<Place>>();
        int size = Math.max(1, (due.size() + request.threads() - 1) / Math.max(1, request.threads()));
        for (int from = 0; from < due.size(); from += size) {
            parts.add(List.copyOf(due.subList(from, Math.min(from + size, due.size()))));
        }
        return parts;
    }

    /** The place whose copy holds all that a report on {@code place} asks for: its province, or itself where it lies in none. */
    private static String around(Place place) {
        return place.provinceKey().isEmpty() ? place.key() : place.provinceKey();
    }

    private static List<Path> files(Path home, Place place, Set<Format> formats) {
        return formats.stream()
                .sorted()
                .map(format -> format.file(home.resolve(place.code())))
                .toList();
    }

    /** What a report was made from and how; another stamp makes it again. */
    private final class Stamps {
        private final String build;
        private final Locale locale;
        private final String all;

        Stamps(String build, Request request, String decided, Locale locale) {
            this.build = build;
            this.locale = locale;
            this.all = request.formats().stream().sorted().map(Format::name).collect(Collectors.joining("+")) + "-"
                    + decided + "-";
        }

        String of(Place place) {
            return all + press.stamp(build, Letterheads.of(settings, place, locale));
        }
    }

    private static List<Place> places(Warehouse open, Request request) {
        if (NationalSummary.read(open, request.campaign()).isEmpty()) {
            throw problem("campaign_unknown", Integer.toString(request.campaign()));
        }
        var code = request.code();
        if (code == null) {
            return Place.all(open, request.campaign(), request.level());
        }
        return List.of(Place.of(open, request.campaign(), request.level(), code)
                .orElseThrow(() -> unknown(open, request, code)));
    }

    /** With the codes that begin like the one asked for, as far as they go. */
    private static HtsdException unknown(Warehouse open, Request request, String code) {
        var all = Place.all(open, request.campaign(), request.level());
        var near = all.stream()
                .filter(place ->
                        !code.isEmpty() && place.code().startsWith(code.substring(0, code.length() > 2 ? 3 : 1)))
                .toList();
        var shown = (near.isEmpty() ? all : near)
                .stream()
                        .limit(SUGGESTED)
                        .map(place -> place.code() + " " + place.name())
                        .collect(Collectors.joining(", "));
        return problem("no_" + request.level().code(), code, Integer.toString(request.campaign()), shown);
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(PROBLEMS, key, arguments));
    }

    /** One thread's hand, with a connection of its own. */
    private final class Worker implements Burst.Worker<Place> {
        private final Request request;
        private final String build;
        private final Locale locale;
        private final Path home;
        private final MadeList made;
        private final Stamps stamps;
        private final Progress progress;
        private final Warehouse open;

        Worker(
                Request request,
                String build,
                Locale locale,
                Path home,
                MadeList made,
                Stamps stamps,
                Progress progress) {
            this.request = request;
            this.build = build;
            this.locale = locale;
            this.home = home;
            this.made = made;
            this.stamps = stamps;
            this.progress = progress;
            this.open = Warehouse.ofOneThread(warehouse);
        }

        @Override
        public List<Path> make(Place place) {
            var letterheads = Letterheads.of(settings, place, locale);
            var slice = new Slice(request.campaign(), place);
            var content =
                    new PlaceReport(open, editorial, locale).content(slice, letterheads.reference(request.campaign()));
            var files =
                    press.print(content, letterheads, home.resolve(place.code()), request.formats(), build, progress);
            made.add(place.code(), stamps.of(place));
            return files;
        }

        /** Communes of one province read a copy of it; what all of a batch ask is asked once. */
        @Override
        public void begin(List<Place> batch) {
            if (request.level() == LocalityLevel.COMMUNE && request.code() == null) {
                open.narrow(request.campaign(), around(batch.get(0)));
            }
            open.askTogether(batch);
        }

        @Override
        public void close() {
            open.close();
        }
    }
}
