/**
 * Forms as data: one declarative definition a form and year, read from YAML. Next October's form is a new file and no new
 * Java. Open {@link vn.htsd.data.form.FormCatalogue} first.
 */
@NullMarked
package vn.htsd.data.form;

import org.jspecify.annotations.NullMarked;
