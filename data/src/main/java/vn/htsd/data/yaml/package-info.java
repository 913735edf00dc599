/**
 * YAML files that people write: every slip is told with its line, all at once. Open {@link vn.htsd.data.yaml.YamlItem} first.
 */
@NullMarked
package vn.htsd.data.yaml;

import org.jspecify.annotations.NullMarked;
