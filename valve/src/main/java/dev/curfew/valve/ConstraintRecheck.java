package dev.curfew.valve;

import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.Realm;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** The security constraints of a {@code web.xml}, for a request whose user has gone since Tomcat looked at them. */
final class ConstraintRecheck {

    private ConstraintRecheck() {}

    /** Has Tomcat look again. Returns whether it has refused the request, with 403. */
    static boolean refuse(Request request, Response response) throws IOException {
        Context application = request.getContext();
        Realm realm = application.getRealm();
        SecurityConstraint[] constraints = realm == null ? null : realm.findSecurityConstraints(request, application);
        return realm != null
                && constraints != null
                && !realm.hasResourcePermission(request, response, constraints, application);
    }
}
