<%@ page contentType="text/html; charset=UTF-8" %>
<!DOCTYPE html>
<html lang="en">
<head><title>The shop's own refusal</title></head>
<body><h1 id="own-refusal">Wrong name or password</h1></body>
</html>
