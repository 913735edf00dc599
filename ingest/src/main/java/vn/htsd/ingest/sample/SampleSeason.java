package vn.htsd.ingest.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;

/** Writes a deterministic synthetic season of reports as real files. */
public final class SampleSeason {
    static final String BUNDLE = "vn.htsd.ingest.sample.messages";

    private final FormCatalogue forms;
    private final Reference reference;
    private final int threads;

    public SampleSeason(FormCatalogue forms, Reference reference) {
        this(forms, reference, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many files are made at a time; it changes nothing in them */
    SampleSeason(FormCatalogue forms, Reference reference, int threads) {
        this.forms = forms;
        this.reference = reference;
        this.threads = threads;
    }

    /**
     * What to write.
     *
     * @param directory receives one directory a campaign, and {@code _reference/reporters.csv}
     * @param scale {@code demo}, {@code national}, or a factor of the national load as text
     */
    public record Request(Path directory, List<Integer> campaigns, String scale, long seed) {
        public Request {
            campaigns = List.copyOf(campaigns);
        }
    }

    /**
     * Writes the files; the same request and reference give the same bytes. Files of an earlier season in the same
     * directory stay, so give it one of its own.
     *
     * @throws HtsdException if the scale or a campaign is not known, or the directory cannot be written to
     */
    public Summary write(Request request, Progress progress) {
        var scale = Scale.parse(request.scale());
        var campaigns = request.campaigns().stream()
                .distinct()
                .sorted()
                .map(this::campaign)
                .toList();
        var localities = reference.localities();
        var shipped = Reference.shipped().localities();
        var territory = scale.demo()
                ? Territory.ofPlaces(localities, reference.campaigns(), shipped)
                : Territory.ofShare(localities, reference.campaigns(), scale.share());
        var register = new UnitRegister(territory, scale, request.seed());
        var parcels = new Parcels(request.directory());
        var file = request.directory().resolve("_reference").resolve("reporters.csv");
        try (var crew = new Crew(threads)) {
            Files.createDirectories(file.getParent());
            register.write(file);
            var diligence = new Diligence(territory, provinces(), sheltered(shipped), request.seed());
            for (var campaign : campaigns) {
                var post = post(campaign, parcels, request.seed());
                boolean last = campaign.equals(campaigns.get(campaigns.size() - 1));
                new CampaignFiles(campaign, territory, register, diligence, post, crew, scale, last, request.seed())
                        .write(progress);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "unwritable", request.directory(), e.getMessage()), e);
        }
        return new Summary(parcels.files(), parcels.bytes(), file);
    }

    private Campaign campaign(int year) {
        return reference
                .campaigns()
                .of(year)
                .orElseThrow(() -> new HtsdException(
                        Category.USAGE,
                        Message.of(
                                BUNDLE,
                                "campaign",
                                Integer.toString(year),
                                reference.campaigns().years())));
    }

    private FormDefinition form(Campaign campaign) {
        return forms.form(campaign.form())
                .orElseThrow(() -> new HtsdException(
                        Category.INPUT,
                        Message.of(BUNDLE, "form", campaign.form(), Integer.toString(campaign.year()), forms.ids())));
    }

    private Post post(Campaign campaign, Parcels parcels, long seed) {
        var localities = reference.localities();
        var form = form(campaign);
        var day = campaign.weekStart();
        var places = Stream.of(LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)
                .flatMap(level -> localities.inForce(level, day).stream())
                .toList();
        var guide = new GuideSheet(forms, form, localities.inForce(LocalityLevel.PROVINCE, day), places);
        var title = "BÁO CÁO KẾT QUẢ TỔ CHỨC TUẦN LỄ HƯỞNG ỨNG HỌC TẬP SUỐT ĐỜI NĂM " + campaign.year();
        return new Post(
                campaign,
                localities,
                new ReportComposer(Phrases.shipped(), form, campaign),
                new FilledForm(forms, form, guide, title),
                parcels,
                seed);
    }

    /** The provinces of the last campaign's geography. */
    private List<Locality> provinces() {
        return reference
                .localities()
                .inForce(LocalityLevel.PROVINCE, reference.campaigns().latest().weekStart());
    }

    /** The provinces of the places that the demo looks at closely. */
    private Set<String> sheltered(LocalityCatalogue shipped) {
        var keys = new HashSet<String>();
        shipped.inForce(LocalityLevel.COMMUNE, reference.campaigns().latest().weekStart())
                .forEach(place -> keys.add(String.valueOf(place.provinceKey())));
        return keys;
    }

    /**
     * @param files report files written, their {@code .meta.json} not counted
     * @param register the register of units that fits these files
     */
    public record Summary(long files, long bytes, Path register) {}
}
