// The link ends with the way back: its fragment comes last.
var link = document.querySelector('a.go');
link.href += encodeURIComponent(location.hash);
location.replace(link.href);
