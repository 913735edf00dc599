package vn.htsd.ingest.photo;

/**
 * A picture that is kept.
 *
 * @param sha256 of the picture as it was sent, which is its name in the store: encoders differ, the original does not
 * @param source file and part that it came as
 * @param width of the kept copy, in pixels
 * @param height of the kept copy, in pixels
 * @param bytes of the picture as it was sent
 */
public record Photo(String sha256, String source, int width, int height, long bytes) {}
