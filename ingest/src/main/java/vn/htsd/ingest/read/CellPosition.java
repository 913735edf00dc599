package vn.htsd.ingest.read;

import org.jspecify.annotations.Nullable;

/** The cell at which a pass over a sheet stands; rows and cells without an address follow the one before. */
final class CellPosition {
    @Nullable
    LegacyFont font;

    boolean shared;
    private int row = -1;
    private int column = -1;

    void row(String number) {
        row = number.isEmpty() ? row + 1 : Integer.parseInt(number) - 1;
        column = -1;
    }

    void cell(String address) {
        if (address.isEmpty()) {
            column++;
            return;
        }
        int letters = 0;
        int at = 0;
        for (; at < address.length() && Character.isLetter(address.charAt(at)); at++) {
            letters = letters * 26 + (Character.toUpperCase(address.charAt(at)) - 'A' + 1);
        }
        column = letters - 1;
        row = Integer.parseInt(address.substring(at)) - 1;
    }

    long key() {
        return SheetFonts.key(row, column);
    }
}
