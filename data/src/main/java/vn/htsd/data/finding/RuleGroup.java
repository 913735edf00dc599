package vn.htsd.data.finding;

import java.util.Locale;

/** What a rule looks at; the catalogue of findings lists the rules by it, in this order. */
public enum RuleGroup {
    FILE,
    FORM,
    REPORTER,
    CELL,
    PLACE,
    SUMS,
    DATES,
    COMPARISON;

    /** Key of the group's heading in the bundle of the rules. */
    public String key() {
        return "group." + name().toLowerCase(Locale.ROOT);
    }

    static RuleGroup of(Rule rule) {
        return switch (rule) {
            case FILE_UNREADABLE,
                    FILE_TOO_LARGE,
                    FILE_UNSAFE,
                    FILE_ENCRYPTED,
                    DUPLICATE_FILE,
                    DOCUMENT_ONLY,
                    DOCUMENT_UNLINKED,
                    DOCUMENT_KEPT,
                    PHOTO_KEPT,
                    PHOTO_NOT_KEPT,
                    PARCEL_OPENED,
                    TEXT_LEGACY_ENCODING -> FILE;
            case FORM_UNKNOWN,
                    FORM_MULTIPLE,
                    SHEET_MISSING,
                    SHEET_RENAMED,
                    HEADING_MISSING,
                    HEADING_UNKNOWN,
                    LABEL_UNKNOWN,
                    LABEL_MISSPELT,
                    HIDDEN_CONTENT,
                    FIELD_REQUIRED,
                    FIELD_UNKNOWN,
                    SUPPLEMENT_UNCLEAR,
                    FORM_YEAR_MISMATCH,
                    YEAR_UNKNOWN,
                    THEME_OF_OTHER_YEAR,
                    NO_FIGURES -> FORM;
            case REPORTER_PROVISIONAL, REPORTER_NAME_DIFFERS, REPORTER_REPEATED -> REPORTER;
            case DASH_AMBIGUOUS,
                    GROUP_BY_LETTER,
                    CODE_UNKNOWN,
                    VALUE_INVALID,
                    NUMBER_UNREADABLE,
                    NUMBER_AMBIGUOUS,
                    NUMBER_NEGATIVE,
                    NUMBER_NOT_WHOLE,
                    NUMBER_APPROXIMATE,
                    NUMBER_REPAIRED,
                    CELL_ERROR,
                    UNIT_OF_MONEY_MISSING,
                    UNIT_OF_MONEY_ASSUMED -> CELL;
            case CODE_REUSED,
                    CODE_PADDED,
                    LOCALITY_UNKNOWN,
                    LOCALITY_AMBIGUOUS,
                    LOCALITY_NAME_MISMATCH,
                    LOCALITY_CLOSED -> PLACE;
            case TOTAL_MISMATCH, TOTAL_FROM_GROUPS, GROUPS_EXCEED_TOTAL, OPENING_DIFFERS -> SUMS;
            case DATE_UNREADABLE, DATE_ORDER, DATE_OUTSIDE_CAMPAIGN, REPORTED_LATE -> DATES;
            case DOCUMENT_DIFFERS,
                    POSSIBLE_DOUBLE,
                    OUTLIER,
                    CONSOLIDATED_BELOW_DETAIL,
                    CONSOLIDATION_DIFFERS,
                    SUPERSEDES,
                    SUPERSEDED -> COMPARISON;
        };
    }
}
