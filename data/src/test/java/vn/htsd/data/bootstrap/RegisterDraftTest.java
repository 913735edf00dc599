package vn.htsd.data.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisterFile;

/** A register from what arrived, on a small country: A and B became AB in 2025, and C was divided between AB and D. */
class RegisterDraftTest {
    private static final String UNITS =
            """
            code,name,type,level,parent_code,valid_from,valid_to
            01,Một,tỉnh,province,,2022-10-01,
            011,Huyện,huyện,district,01,2022-10-01,2025-07-01
            00001,A,xã,commune,011,2022-10-01,2025-07-01
            00002,B,xã,commune,011,2022-10-01,2025-07-01
            00003,C,xã,commune,011,2022-10-01,2025-07-01
            00001,AB,xã,commune,01,2025-07-01,
            00004,D,xã,commune,01,2025-07-01,
            """;
    private static final String CHANGES =
            """
            from_code,to_code,effective_date,kind,weight
            011,01,2025-07-01,abolished,1
            00001,00001,2025-07-01,merged,1
            00002,00001,2025-07-01,merged,1
            00003,00001,2025-07-01,split,0.5
            00003,00004,2025-07-01,split,0.5
            """;
    private static final String REGISTER = "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n";

    private int received;

    private static Reference reference(String registered, String aliases) throws IOException {
        var texts = new HashMap<String, String>();
        texts.put("units.csv", UNITS);
        texts.put("locality_change.csv", CHANGES);
        texts.put("reporters.csv", REGISTER + registered);
        texts.put("reporter_aliases.csv", "code,same_as,recorded_at,note\n" + aliases);
        texts.put("campaigns.yaml", Reference.shippedText("campaigns.yaml"));
        return Reference.parse(texts);
    }

    private Sighting seen(int year, String code, String name, String localityKey, @Nullable String reportsTo) {
        return new Sighting(
                year,
                code,
                name,
                "primary",
                localityKey,
                reportsTo,
                code.startsWith("T-"),
                Instant.ofEpochSecond(received++),
                "s" + received);
    }

    private static List<String> rows(RegisterDraft draft) {
        var text = RegisterFile.withReporters("", draft.added());
        return new ArrayList<>(text.lines().toList());
    }

    @Test
    void a_unit_follows_its_commune_through_a_merger_and_is_registered_from_its_first_year() throws IOException {
        var reference = reference("", "");
        var draft = RegisterDraft.of(
                reference,
                List.of(
                        seen(2024, "S1", "Trường B", "00002@2022-10-01", "011"),
                        seen(2023, "S1", "Trường b", "00002@2022-10-01", "00002"),
                        seen(2025, "S2", "THPT, \"AB\"", "00001@2025-07-01", "01")));
        assertThat(rows(draft))
                .containsExactly(
                        "S1,Trường B,primary,unit,00002,,2023-01-01,2025-07-01",
                        "S1,Trường B,primary,unit,00001,,2025-07-01,",
                        "S2,\"THPT, \"\"AB\"\"\",primary,unit,00001,01,2025-07-01,");
        assertThat(draft.twins()).isEmpty();
        assertThat(draft.unplaced()).isEmpty();
        // What was written is a register, and then there is nothing to add.
        var again = reference(String.join("\n", rows(draft)) + "\n", "");
        assertThat(RegisterDraft.of(again, List.of(seen(2025, "S1", "Trường B", "00001@2025-07-01", null)))
                        .added())
                .isEmpty();
    }

    @Test
    void a_unit_of_a_divided_commune_is_unplaced_until_it_says_where_it_lies() throws IOException {
        var reference = reference("", "");
        var silent = RegisterDraft.of(reference, List.of(seen(2023, "S3", "Trường C", "00003@2022-10-01", null)));
        assertThat(silent.unplaced()).containsExactly("S3");
        assertThat(rows(silent)).containsExactly("S3,Trường C,primary,unit,00003,,2023-01-01,2025-07-01");
        var heard = RegisterDraft.of(
                reference,
                List.of(
                        seen(2023, "S3", "Trường C", "00003@2022-10-01", null),
                        seen(2025, "S3", "Trường C", "00004@2025-07-01", null)));
        assertThat(heard.unplaced()).isEmpty();
        assertThat(rows(heard)).last().isEqualTo("S3,Trường C,primary,unit,00004,,2025-07-01,");
    }

    @Test
    void what_is_registered_stays_and_only_uncovered_years_are_added() throws IOException {
        var reference = reference("S1,Trường cũ,primary,unit,00002,,2022-10-01,2025-07-01\n", "");
        var draft = RegisterDraft.of(
                reference,
                List.of(
                        seen(2023, "S1", "Trường B", "00002@2022-10-01", null),
                        seen(2025, "S1", "Trường B", "00001@2025-07-01", null)));
        assertThat(rows(draft)).containsExactly("S1,Trường B,primary,unit,00001,,2025-07-01,");
    }

    @Test
    void a_provisional_code_makes_way_for_the_units_own_and_two_schools_of_one_name_do_not() throws IOException {
        var draft = RegisterDraft.of(
                reference("", ""),
                List.of(
                        seen(2023, "T-1", "Trường Tiểu học Kỳ Đồng", "00002@2022-10-01", null),
                        seen(2025, "S9", "TRƯỜNG TH KÌ ĐỒNG", "00001@2025-07-01", null),
                        seen(2023, "T-2", "Hoa Sen", "00001@2022-10-01", null),
                        seen(2023, "T-3", "Hoa Sen", "00002@2022-10-01", null)));
        assertThat(draft.twins())
                .extracting(RegisterDraft.Twin::code, RegisterDraft.Twin::sameAs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("T-1", "S9"));
        assertThat(draft.addedCodes()).containsExactly("S9", "T-2", "T-3");
    }

    @Test
    void administrative_units_are_never_registered_and_merged_codes_are_one() throws IOException {
        var draft = RegisterDraft.of(
                reference("", "S1,S2,2025-11-01T00:00:00Z,\n"),
                List.of(
                        seen(2025, "01", "Sở", "01@2022-10-01", null),
                        seen(2025, "S1", "Trường A", "00001@2025-07-01", null),
                        seen(2025, "S2", "Trường A", "00001@2025-07-01", null)));
        assertThat(draft.addedCodes()).containsExactly("S2");
    }
}
