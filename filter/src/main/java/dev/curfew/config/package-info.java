/** curfew.yaml, read strictly: typed settings, or every fault at once. */
@NullMarked
package dev.curfew.config;

import org.jspecify.annotations.NullMarked;
