/** What a request is, as a port; what kind of request it is; and the replies that can be given to it. */
@NullMarked
package dev.curfew.http;

import org.jspecify.annotations.NullMarked;
