<%@ page contentType="application/json; charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
{"user":"<%= request.getRemoteUser() %>"}
