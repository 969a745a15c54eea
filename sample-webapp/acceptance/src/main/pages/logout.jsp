<%@ page contentType="text/html; charset=UTF-8" %>
<% session.invalidate(); %>
<!DOCTYPE html>
<html lang="en">
<head><title>Goodbye</title></head>
<body><h1 id="goodbye">Goodbye</h1></body>
</html>
