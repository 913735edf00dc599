package vn.htsd.ingest.land;

import vn.htsd.ingest.photo.Photo;

/**
 * A photo with the report that it belongs to.
 *
 * @param reportSha256 of the file that holds the one report
 */
public record LandedPhoto(String reportSha256, Photo photo) {}
