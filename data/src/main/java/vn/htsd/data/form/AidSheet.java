package vn.htsd.data.form;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import vn.htsd.data.text.VietnameseText;

/** The sheets of a form's workbook that help to fill it in and report nothing: whoever reads a report passes over them. */
public enum AidSheet {
    CHECK("Kiểm tra"),
    GUIDE("Hướng dẫn"),
    /** Hidden: what the drop-down lists offer. */
    LISTS("Danh mục chọn");

    private static final Set<String> KEYS =
            Arrays.stream(values()).map(sheet -> key(sheet.title)).collect(Collectors.toUnmodifiableSet());

    private final String title;

    AidSheet(String title) {
        this.title = title;
    }

    /** What the tab of the sheet says. */
    public String title() {
        return title;
    }

    /** Whether a sheet of this name is one of these; case, accents and spacing do not matter. */
    public static boolean isCalled(String name) {
        return KEYS.contains(key(name));
    }

    private static String key(String name) {
        return VietnameseText.fold(name).replace(" ", "");
    }
}
