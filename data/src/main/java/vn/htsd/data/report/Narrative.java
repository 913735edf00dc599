package vn.htsd.data.report;

/**
 * One paragraph of words.
 *
 * @param section its path in the report: {@code narrative.direction}, {@code assessment.difficulties}, {@code proposals.ministry} …
 */
public record Narrative(String section, String text, String source) {}
