package vn.htsd.ingest.read;

/** What a signed report, or a picture, comes as. */
public enum DocumentFormat {
    PDF,
    DOCX,
    /** Word 97-2003, or RTF under its name: kept, its text is not read. */
    DOC,
    JPEG,
    PNG,
    /** What scanners write. */
    TIFF,
    /** GIF, BMP, and HEIC or WebP from telephones: known as pictures, kept as they are. */
    OTHER_PICTURE;

    public boolean isPicture() {
        return switch (this) {
            case JPEG, PNG, TIFF, OTHER_PICTURE -> true;
            case PDF, DOCX, DOC -> false;
        };
    }
}
