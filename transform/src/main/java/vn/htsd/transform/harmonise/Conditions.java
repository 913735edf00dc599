package vn.htsd.transform.harmonise;

import java.io.Serializable;
import java.util.Set;

/**
 * What is known of one measure in one campaign before any figure is.
 *
 * @param asked whether the form of that year asks for it
 * @param redefined whether it asks for something else than the form of the campaign before
 * @param provisional whether the figures are of a moment before the campaign's cut-off
 * @param exempt keys of the administrative units that need not report
 */
public record Conditions(int campaignYear, boolean asked, boolean redefined, boolean provisional, Set<String> exempt)
        implements Serializable {
    public Conditions {
        exempt = new java.util.TreeSet<>(exempt);
    }
}
