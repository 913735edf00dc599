package vn.htsd.transform.consolidate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one campaign received in one family, by the code of the reporter.
 *
 * @param direct figures of the direct reports that stand
 * @param directSessions sessions of these; empty in families without
 * @param declared the consolidated reports that stand
 * @param relayed totals of the best relayed consolidated reports, whether they stand or not
 * @param senders everybody from whom anything came that is no memo
 * @param decisions what was decided about a node's difference
 */
record Received(
        Map<String, Figures> direct,
        Map<String, Figures> directSessions,
        Map<String, Declaration> declared,
        Map<String, Long> relayed,
        Set<String> senders,
        Map<String, Decision> decisions) {
    static Received nothing() {
        return new Received(
                new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
    }

    /** @param acceptDeclared otherwise the details were accepted */
    record Decision(String id, boolean acceptDeclared) implements java.io.Serializable {}
}
