/**
 * The register of units that should report. Open {@link vn.htsd.data.register.ReporterRegister} first.
 */
@NullMarked
package vn.htsd.data.register;

import org.jspecify.annotations.NullMarked;
