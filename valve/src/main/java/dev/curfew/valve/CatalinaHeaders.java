package dev.curfew.valve;

import dev.curfew.servlet.OwnHeaders;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.http.MimeHeaders;

/** Takes from a request the headers that only Curfew may speak with. */
final class CatalinaHeaders {

    private CatalinaHeaders() {}

    static void dropOwn(Request request) {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.getName(i).startsWithIgnoreCase(OwnHeaders.PREFIX, 0)) {
                List<String> names = Collections.list(headers.names());
                names.stream().filter(OwnHeaders::isOwn).forEach(headers::removeHeader);
                return;
            }
        }
    }
}
