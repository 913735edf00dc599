package vn.htsd.ingest.photo;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.read.DocumentFormat;

/**
 * A picture that lies beside a report: a photo of the Week, or a scan of the signed report? Its name or its folder decides, then whether a
 * camera took it, then whether it has the shape of a sheet of paper. What is left is a photo.
 */
public final class Picture {
    private static final Pattern SCAN = Pattern.compile(
            "\\b(?:scan\\w*|camscanner|bc|bao ?cao|cong van|van ban|da ky|ky so|signed|trang \\d+|page \\d+)\\b");
    private static final Pattern PHOTO =
            Pattern.compile("\\b(?:anh|hinh|photo\\w*|image\\w*|img\\w*|dsc\\w*|pxl\\w*)\\b");

    private static final Set<String> PHOTO_FOLDERS = Set.of("anh", "hinh", "hinh anh", "photo", "photos", "images");

    private Picture() {}

    /**
     * Whether it is a photo, and no scan.
     *
     * @param path what its sender called it, with the folders that it came in
     */
    public static boolean isPhoto(byte[] picture, String path, DocumentFormat format) {
        if (format == DocumentFormat.TIFF) {
            return false;
        }
        var parts = path.split("/", -1);
        var name = parts[parts.length - 1];
        int dot = name.lastIndexOf('.');
        var words = VietnameseText.fold(dot > 0 ? name.substring(0, dot) : name);
        if (SCAN.matcher(words).find()) {
            return false;
        }
        boolean amongPhotos = parts.length > 1 && PHOTO_FOLDERS.contains(VietnameseText.fold(parts[parts.length - 2]));
        return amongPhotos || PHOTO.matcher(words).find() || Exif.of(picture).camera() || !isPaper(picture);
    }

    private static boolean isPaper(byte[] picture) {
        try {
            return PictureSize.of(picture).isPaper();
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
