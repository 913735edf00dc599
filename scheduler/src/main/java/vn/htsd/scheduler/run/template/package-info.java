/**
 * Jinja templates as Airflow renders them, on the JVM; the only home of Jinjava. Values go in, text comes out. Open {@link
 * vn.htsd.scheduler.run.template.TemplateEngine} first.
 */
@NullMarked
package vn.htsd.scheduler.run.template;

import org.jspecify.annotations.NullMarked;
