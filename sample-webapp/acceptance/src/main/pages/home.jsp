<%@ page contentType="text/html; charset=UTF-8" session="true" %>
<%
  Integer count = (Integer) session.getAttribute("count");
  count = count == null ? 1 : count + 1;
  session.setAttribute("count", count);
%>
<!DOCTYPE html>
<html lang="en">
<head><title>The shop</title></head>
<body>
<h1>The shop</h1>
<dl>
  <dt>User</dt><dd id="user"><%= request.getRemoteUser() %></dd>
  <dt>Principal</dt><dd id="principal"><%= request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName() %></dd>
  <dt>Signed in by</dt><dd id="auth-type"><%= request.getAuthType() %></dd>
  <dt>Role user</dt><dd id="role-user"><%= request.isUserInRole("user") %></dd>
  <dt>Role admin</dt><dd id="role-admin"><%= request.isUserInRole("admin") %></dd>
  <dt>Pages seen</dt><dd id="count"><%= count %></dd>
</dl>
<form id="order" method="post" action="home.jsp"><input name="item" value="tea"><button type="submit">Order</button></form>
</body>
</html>
