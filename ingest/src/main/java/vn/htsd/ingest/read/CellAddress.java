package vn.htsd.ingest.read;

import org.jspecify.annotations.Nullable;

/** Where a pass over a sheet stands; rows and cells that name no address follow the one before. */
final class CellAddress {
    /** {@code XFD}, counted from 0. */
    static final int LAST_COLUMN = 16_383;

    private static final int LAST_ROW = 1_048_576;
    private static final int LETTERS = 26;

    private int row;
    private int column;

    /** Back above the first row. */
    void above() {
        row = 0;
        column = -1;
    }

    /** The row of that number, before its first cell. */
    CellAddress row(@Nullable String number) {
        row = number == null ? row + 1 : Integer.parseInt(number);
        if (row < 1 || row > LAST_ROW) {
            throw new IllegalArgumentException("A row has the number " + row);
        }
        column = -1;
        return this;
    }

    /** The next cell of the row: where it says, whatever row it names itself. */
    void next(@Nullable String address) {
        if (address == null) {
            column++;
        } else {
            letters(address);
        }
        if (column > LAST_COLUMN) {
            throw new IllegalArgumentException("A cell has the column " + column);
        }
    }

    /** {@code C7}, by itself. */
    CellAddress cell(String address) {
        int digits = letters(address);
        row = Integer.parseInt(
                address.charAt(digits) == '$' ? address.substring(digits + 1) : address.substring(digits));
        return this;
    }

    /** @return where the digits begin */
    private int letters(String address) {
        int at = address.startsWith("$") ? 1 : 0;
        int number = 0;
        for (; at < address.length() && Character.isLetter(address.charAt(at)); at++) {
            number = number * LETTERS + (Character.toUpperCase(address.charAt(at)) - 'A' + 1);
        }
        if (number < 1 || number > LAST_COLUMN + 1 || at == address.length()) {
            throw new IllegalArgumentException("A cell has the address " + address);
        }
        column = number - 1;
        return at;
    }

    /** As Excel shows it, from 1. */
    int row() {
        return row;
    }

    /** From 0. */
    int column() {
        return column;
    }
}
