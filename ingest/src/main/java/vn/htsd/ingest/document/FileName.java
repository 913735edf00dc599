package vn.htsd.ingest.document;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.htsd.data.campaign.CampaignCatalogue;

/** What the name of a file tells: {@code 01477-BC-2025.pdf}. Only what cannot mean anything else. */
final class FileName {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern COMMUNE_CODE = Pattern.compile("\\d{5}");
    /** A register may give codes with dashes inside: HP-0001, 01-THCS-003. */
    private static final int MOST_PIECES = 4;

    private FileName() {}

    static Optional<Integer> year(String name, CampaignCatalogue campaigns) {
        var years = Arrays.stream(pieces(name))
                .filter(piece -> piece.matches("20\\d\\d"))
                .map(Integer::valueOf)
                .distinct()
                .filter(year -> campaigns.of(year).isPresent())
                .toList();
        return years.size() == 1 ? Optional.of(years.get(0)) : Optional.empty();
    }

    /** The one reporter whose code stands in the name; none where there are two. */
    static Optional<Party> party(String name, Parties parties, LocalDate day) {
        var pieces = pieces(name);
        var found = new LinkedHashMap<String, Party>();
        for (int from = 0; from < pieces.length; from++) {
            for (int to = from + 1; to <= Math.min(pieces.length, from + MOST_PIECES); to++) {
                var code = String.join("-", Arrays.copyOfRange(pieces, from, to));
                ofCode(code, parties, day).ifPresent(party -> found.put(party.code(), party));
            }
        }
        return found.size() == 1 ? Optional.of(found.values().iterator().next()) : Optional.empty();
    }

    /** A short number in a name is a number of something; a province's two digits say nothing. */
    private static Optional<Party> ofCode(String code, Parties parties, LocalDate day) {
        boolean telling = COMMUNE_CODE.matcher(code).matches() || !code.chars().allMatch(Character::isDigit);
        return telling ? parties.ofCode(code, day) : Optional.empty();
    }

    private static String[] pieces(String name) {
        int dot = name.lastIndexOf('.');
        return BETWEEN.split(dot > 0 ? name.substring(0, dot) : name);
    }
}
