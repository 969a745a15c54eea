<%@ page contentType="text/html; charset=UTF-8" %>
<!DOCTYPE html>
<html lang="en">
<head><title>The back room</title></head>
<body><h1 id="back-room">The back room</h1></body>
</html>
