package vn.htsd.reports.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;

/** Which builds were published, and as what: a build itself does not know what became of it. */
public record Publication(List<Release> releases) {
    public Publication {
        releases = List.copyOf(releases);
    }

    public static Publication of(Workspace workspace) {
        return new Publication(new Releases(workspace).all());
    }

    /** As what {@code build} was published for {@code campaign}; empty where it was not. */
    public Optional<Release.Kind> kind(String build, int campaign) {
        return releases.stream()
                .filter(release -> release.build().equals(build) && release.campaign() == campaign)
                .map(Release::kind)
                .max(Comparator.naturalOrder());
    }

    /** Until when the reports are in that {@code build} rests on, and whether its figures are official. */
    Block asOf(Wording words, Figures figures, BuildInfo build, int campaign) {
        var moment = build.moment();
        return moment == null
                ? words.paragraph("as_of_unknown")
                : words.paragraph("as_of", figures.moment(moment), standing(words, build.buildId(), campaign));
    }

    private String standing(Wording words, String build, int campaign) {
        var said = words.unless("publication");
        return kind(build, campaign).map(kind -> said.of(kind.code())).orElseGet(() -> said.of("unpublished", build));
    }
}
