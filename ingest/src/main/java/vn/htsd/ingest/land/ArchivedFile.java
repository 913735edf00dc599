package vn.htsd.ingest.land;

import java.nio.file.Path;

/**
 * Raw bytes that are safe.
 *
 * @param path where they lie for good
 */
public record ArchivedFile(String sha256, Path path, Receipt receipt) {}
