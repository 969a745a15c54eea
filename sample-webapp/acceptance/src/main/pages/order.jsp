<%@ page contentType="text/html; charset=UTF-8" session="true" import="java.util.*" trimDirectiveWhitespaces="true" %>
<%!
  static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
%>
<%
  request.setCharacterEncoding("UTF-8");
  @SuppressWarnings("unchecked")
  List<String> orders = (List<String>) session.getAttribute("orders");
  if (orders == null) {
    orders = new ArrayList<String>();
    session.setAttribute("orders", orders);
  }
  if (request.getMethod().equals("POST")) {
    StringBuilder order = new StringBuilder();
    for (String name : new String[] {"receiver", "delivery", "extra", "note", "empty"}) {
      order.append(name).append('=').append(String.join("+", request.getParameterValues(name))).append(';');
    }
    orders.add(order.toString());
  }
%>
<!DOCTYPE html>
<html lang="en">
<head><title>Order form</title></head>
<body>
<h1>Order form</h1>
<p>Ordered by <span id="user"><%= request.getRemoteUser() %></span>, so far <span id="orders"><%= orders.size() %></span>, in session <span id="session"><%= session.getId() %></span>.</p>
<ul>
<% for (String order : orders) { %><li><%= html(order) %></li>
<% } %>
</ul>
<form id="order" method="post" action="order.jsp">
  <p><label>Receiver <input id="receiver" name="receiver" value=""></label></p>
  <p><label>Delivery <select id="delivery" name="delivery"><option>today</option><option>tomorrow</option></select></label></p>
  <p><label><input type="checkbox" name="extra" value="gift" checked> As a gift</label>
     <label><input type="checkbox" name="extra" value="card" checked> With a card</label></p>
  <p><label>Note <textarea id="note" name="note" rows="6" cols="60"></textarea></label></p>
  <p><label>Left empty <input name="empty" value=""></label></p>
  <p><button id="send" type="submit">Order</button></p>
</form>
</body>
</html>
