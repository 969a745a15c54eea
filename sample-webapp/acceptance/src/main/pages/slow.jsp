<%@ page contentType="text/plain; charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<% Thread.sleep(Long.parseLong(request.getParameter("millis"))); %>
done
