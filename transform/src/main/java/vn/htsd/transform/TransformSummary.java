package vn.htsd.transform;

/**
 * What a build came to.
 *
 * @param unchanged true where the published build was already made from the same inputs
 * @param submissions reports in the build, returned ones included
 */
public record TransformSummary(String buildId, boolean unchanged, long submissions) {}
