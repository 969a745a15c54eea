package dev.curfew.guard;

import dev.curfew.forms.KeptFormService;
import dev.curfew.http.Reply;
import dev.curfew.http.Request;
import dev.curfew.http.RequestKind;
import dev.curfew.http.ReturnTarget;
import dev.curfew.reply.ReturnTargets;
import dev.curfew.session.SessionRecord;
import org.jspecify.annotations.Nullable;

/** Keeps forms from the application that it has, or that were for its own sign-in. Thread-safe. */
public final class FormCheck {

    private final KeptFormService forms;
    private final ReturnTargets returnTargets;

    public FormCheck(KeptFormService forms, ReturnTargets returnTargets) {
        this.forms = forms;
        this.returnTargets = returnTargets;
    }

    /** What is answered instead of passing the form on, or null. */
    @Nullable
    Reply instead(Request request, SessionRecord session) {
        ReturnTarget sentBefore = request.kind() == RequestKind.FORM ? forms.passes(request, session) : null;
        if (sentBefore != null) {
            return Reply.seeOther(sentBefore.target());
        }
        return ReturnTargets.isOwnSignIn(request.exchange())
                ? Reply.seeOther(returnTargets.start(request.exchange()).target())
                : null;
    }
}
