<%@ page contentType="text/html; charset=UTF-8" %>
<!DOCTYPE html>
<html lang="en">
<head><title>The shop's own sign-in</title></head>
<body>
<form id="own-login" method="post" action="<%= response.encodeURL("j_security_check") %>">
  <input name="j_username"> <input name="j_password" type="password"> <button type="submit">Sign in</button>
</form>
</body>
</html>
