/**
 * Letters that the program sends: the weekday status report, failures of DAGs, and what a DAG file asks to be sent. In comes
 * a letter; out it goes to one SMTP server, or a sentence says why not. Open {@link vn.htsd.scheduler.mail.Postbox} first.
 */
@NullMarked
package vn.htsd.scheduler.mail;

import org.jspecify.annotations.NullMarked;
