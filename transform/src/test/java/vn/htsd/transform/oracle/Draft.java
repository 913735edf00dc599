package vn.htsd.transform.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Kind;
import vn.htsd.transform.oracle.Filed.Line;
import vn.htsd.transform.oracle.Filed.Money;
import vn.htsd.transform.oracle.Filed.Receipt;
import vn.htsd.transform.oracle.Filed.Sender;
import vn.htsd.transform.oracle.Filed.Status;

/** A report that is being written: accepted, first of its kind and without figures unless said otherwise. */
final class Draft {
    private final Sender sender;
    private Status status = Status.ACCEPTED;
    private String form = "HTSD-A/2025";
    private @Nullable Kind kind;
    private int revision = 1;
    private boolean nil;
    private @Nullable String countedIn;
    private @Nullable Long expected;
    private Map<Family, Long> duplicates = Map.of();
    private List<Line> lines = List.of();
    private List<Money> money = List.of();
    private @Nullable String relayedBy;
    private @Nullable String sha;
    private @Nullable Instant received;

    Draft(Sender sender) {
        this.sender = sender;
    }

    Draft kind(Kind value) {
        kind = value;
        return this;
    }

    Draft status(Status value) {
        status = value;
        return this;
    }

    Draft form(String value) {
        form = value;
        return this;
    }

    Draft revision(int value) {
        revision = value;
        return this;
    }

    int revision() {
        return revision;
    }

    Draft nil() {
        nil = true;
        return this;
    }

    Draft countedIn(String code) {
        countedIn = code;
        return this;
    }

    Draft expected(long reporters) {
        expected = reporters;
        return this;
    }

    Draft duplicates(Map<Family, Long> removed) {
        duplicates = removed;
        return this;
    }

    Draft figures(List<Line> activities, List<Money> funding) {
        lines = activities;
        money = funding;
        return this;
    }

    Draft relayed(String by, String fileSha, Instant fileReceived) {
        relayedBy = by;
        return arrived(fileSha, fileReceived);
    }

    Draft arrived(String fileSha, Instant fileReceived) {
        sha = fileSha;
        received = fileReceived;
        return this;
    }

    /** The report; it arrives with this hash at this moment unless it has its own. Figures of a returned one are lost. */
    Filed filed(String id, String ownSha, Instant ownMoment) {
        boolean kept = status == Status.ACCEPTED || status == Status.MEMO;
        return new Filed(
                new Receipt(id, sha == null ? ownSha : sha, received == null ? ownMoment : received, status, relayedBy),
                sender,
                form,
                kind,
                revision,
                nil,
                countedIn,
                expected,
                duplicates,
                kept ? lines : List.of(),
                kept ? money : List.of());
    }
}
