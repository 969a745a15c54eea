/* Keeps the rates up to date: the table by asking, the line by a socket. */
(function () {
  var table = document.getElementById('rates');
  var line = document.getElementById('ticker');

  function ask() {
    var request = new XMLHttpRequest();
    request.open('GET', table.getAttribute('data-source'));
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.onload = function () {
      if (request.status === 200) {
        table.tBodies[0].innerHTML = request.responseText;
      }
      setTimeout(ask, request.status === 200 ? 5000 : 15000);
    };
    request.onerror = function () {
      setTimeout(ask, 15000);
    };
    request.send();
  }

  function listen() {
    var scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
    var socket = new WebSocket(scheme + location.host + line.getAttribute('data-socket'));
    socket.onmessage = function (message) {
      line.textContent = message.data;
    };
    socket.onclose = function (closing) {
      line.textContent = 'The ticker has stopped (' + closing.code + (closing.reason ? ', ' + closing.reason : '') + ').';
      setTimeout(listen, 10000);
    };
  }

  setTimeout(ask, 5000);
  listen();
})();
