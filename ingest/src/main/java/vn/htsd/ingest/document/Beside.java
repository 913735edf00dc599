package vn.htsd.ingest.document;

/** The report that a document came together with: the same folder of a parcel, or the same name. */
public record Beside(Party party, int campaignYear) {}
