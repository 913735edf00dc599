package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.htsd.data.release.Release;

class VintagesTest {
    private static final List<Release> RELEASES = List.of(
            release("2024-chinh-thuc", Release.Kind.OFFICIAL, 2024, "2024-11-20"),
            release("2025-so-bo", Release.Kind.PRELIMINARY, 2025, "2025-10-25"),
            release("2025-chinh-thuc", Release.Kind.OFFICIAL, 2025, "2025-11-10"),
            release("2025-chinh-thuc-2", Release.Kind.OFFICIAL, 2025, "2025-12-01"),
            release("2025-so-bo-2", Release.Kind.PRELIMINARY, 2025, "2025-12-20"));

    @Test
    void the_latest_official_release_is_shown_beside_the_release_before_it() {
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, null, null), 2025))
                .isEqualTo("2025-chinh-thuc-2 after 2025-chinh-thuc");
        assertThat(names(of(RELEASES.subList(0, 3), TrendSettings.Shown.OFFICIAL, null, null), 2025))
                .isEqualTo("2025-chinh-thuc after 2025-so-bo");
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, null, null), 2024))
                .isEqualTo("2024-chinh-thuc after none");
    }

    @Test
    void without_an_official_release_the_figures_of_the_build_are_shown_beside_the_last_release() {
        assertThat(names(of(RELEASES.subList(0, 2), TrendSettings.Shown.OFFICIAL, null, null), 2025))
                .isEqualTo("none after 2025-so-bo");
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, null, null), 2023))
                .isEqualTo("none after none");
    }

    @Test
    void a_release_under_way_and_whoever_wants_it_see_the_figures_of_the_build() {
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, null, 2025), 2025))
                .isEqualTo("none after 2025-so-bo-2");
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, null, 2025), 2024))
                .isEqualTo("2024-chinh-thuc after none");
        assertThat(names(of(RELEASES, TrendSettings.Shown.PRESENT, null, null), 2025))
                .isEqualTo("none after 2025-so-bo-2");
    }

    @Test
    void a_build_as_of_a_moment_knows_the_releases_of_that_moment() {
        var asOf = Instant.parse("2025-11-30T00:00:00Z");
        assertThat(names(of(RELEASES, TrendSettings.Shown.OFFICIAL, asOf, null), 2025))
                .isEqualTo("2025-chinh-thuc after 2025-so-bo");
    }

    private static Vintages of(
            List<Release> releases, TrendSettings.Shown shown, @Nullable Instant asOf, @Nullable Integer releasing) {
        return Vintages.of(releases, shown, asOf, releasing);
    }

    private static String names(Vintages vintages, int campaign) {
        var vintage = vintages.of(campaign);
        return name(vintage.shown()) + " after " + name(vintage.before());
    }

    private static String name(@Nullable Release release) {
        return release == null ? "none" : release.name();
    }

    private static Release release(String name, Release.Kind kind, int campaign, String day) {
        var moment = Instant.parse(day + "T00:00:00Z");
        return new Release(name, kind, campaign, "b-" + name, moment, moment.plusSeconds(3_600));
    }
}
