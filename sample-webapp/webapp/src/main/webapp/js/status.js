/* Keeps the figures on the list up to date. The page works without it. */
(function () {
  var line = document.getElementById('status');

  function ask() {
    var request = new XMLHttpRequest();
    request.open('GET', line.getAttribute('data-source'));
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest');
    request.onload = function () {
      if (request.status !== 200) {
        line.textContent = 'These figures are no longer up to date. Reload the page.';
        return;
      }
      var figures = JSON.parse(request.responseText);
      line.textContent = figures.open + ' open claims, ' + figures.total + ' in all. Checked at ' + figures.checked + '.';
      setTimeout(ask, 5000);
    };
    request.onerror = function () {
      setTimeout(ask, 15000);
    };
    request.send();
  }

  setTimeout(ask, 5000);
})();
