/** What a request is, as a port; what kind of request it is; and the replies that can be given to it. */
@API(status = API.Status.INTERNAL)
@NullMarked
package dev.curfew.http;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
