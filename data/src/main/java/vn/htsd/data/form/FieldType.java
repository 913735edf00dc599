package vn.htsd.data.form;

/** How the text of a field's cell is read. */
public enum FieldType {
    TEXT,
    /** A whole number of people, classes or units, at least 0. */
    COUNT,
    /** An amount of money, stored in whole đồng. */
    MONEY,
    DATE,
    /** A calendar year. */
    YEAR,
    /** The code of a reporter or an administrative unit: digits that Excel may have turned into a number. */
    UNIT_CODE,
    /** A member of the field's code list, given by code or label. */
    CODE,
    /** A member of the code list, or else any text, kept as written. */
    CODE_OR_TEXT
}
