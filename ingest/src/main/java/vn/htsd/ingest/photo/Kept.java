package vn.htsd.ingest.photo;

/** What became of a picture. Closed. */
public sealed interface Kept {
    /** Its copy is in the store. */
    record Yes(Photo photo) implements Kept {}

    /** A logo or a button: no photo, and nothing to say about it. */
    record TooSmall() implements Kept {}

    /** Broken, beyond the size that is opened, or of a format that cannot be written without what the camera noted in it. */
    record No() implements Kept {}
}
