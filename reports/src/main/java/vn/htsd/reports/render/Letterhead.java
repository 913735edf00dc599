package vn.htsd.reports.render;

import org.jspecify.annotations.Nullable;

/** The parts of a document that Decree 30 asks for around its text. */
public record Letterhead(
        Issuer issuer,
        String number,
        String placeAndDate,
        String subject,
        String recipients,
        String authority,
        @Nullable String signer,
        boolean draft,
        boolean internal) {
    /** The same for inside use: marked so, signed by nobody and sent to nobody. */
    public Letterhead inside() {
        return new Letterhead(issuer, number, placeAndDate, subject, "", "", null, draft, true);
    }

    /** The key of the word that every page is marked with; null for none. */
    @Nullable
    String mark() {
        return internal ? "internal" : draft ? "draft" : null;
    }

    /**
     * Who issues it.
     *
     * @param above the line over {@code name}; null for none
     * @param oneBody whether both lines are the name of one body, else {@code above} is the body over it, which is not bold
     */
    public record Issuer(@Nullable String above, boolean oneBody, String name) {
        public static Issuer of(String name) {
            return new Issuer(null, true, name);
        }

        /** On one line. */
        @Override
        public String toString() {
            return above == null ? name : above + " " + name;
        }
    }
}
