package vn.htsd.ingest.photo;

import java.io.IOException;
import java.util.regex.Pattern;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.read.DocumentFormat;

/**
 * A picture that lies beside a report: a photo of the Week, or a scan of the signed report? Its name decides, then whether a
 * camera took it, then whether it has the shape of a sheet of paper. What is left is a photo.
 */
public final class Picture {
    private static final Pattern SCAN =
            Pattern.compile("\\b(?:scan\\w*|camscanner|bc|bao ?cao|cong van|van ban|da ky|ky so|signed|trang \\d+|page \\d+)\\b");
    private static final Pattern PHOTO =
            Pattern.compile("\\b(?:anh|hinh|photo\\w*|image\\w*|img\\w*|dsc\\w*|pxl\\w*)\\b");

    private Picture() {}

    /** @param name what its sender called it */
    public static boolean isPhoto(byte[] picture, String name, DocumentFormat format) {
        if (format == DocumentFormat.TIFF) {
            return false;
        }
        int dot = name.lastIndexOf('.');
        var words = VietnameseText.fold(dot > 0 ? name.substring(0, dot) : name);
        if (SCAN.matcher(words).find()) {
            return false;
        }
        return PHOTO.matcher(words).find() || Exif.of(picture).camera() || !isPaper(picture);
    }

    private static boolean isPaper(byte[] picture) {
        try {
            return PictureSize.of(picture).isPaper();
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
