package vn.htsd.transform.stage;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One reporter in the reporting tree of one campaign; every one is a node, even if nothing reports to it.
 *
 * @param parent code of the node above; null for the nation
 * @param nodeKey the nearest administrative node in its line, itself included
 * @param administrative an administrative unit, as opposed to a unit such as a school
 * @param registered in the register, or an administrative unit in force
 * @param expected registered, and not exempt
 */
public record Node(
        String code,
        @Nullable String parent,
        String reporterKey,
        String localityKey,
        String nodeKey,
        String level,
        boolean administrative,
        boolean registered,
        boolean expected)
        implements Serializable {}
