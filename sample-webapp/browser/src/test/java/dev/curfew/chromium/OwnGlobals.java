package dev.curfew.chromium;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Pages whose scripts take names and prototypes that are the browser's. They name no script of ours: it is put into them. */
final class OwnGlobals extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final List<String> KINDS = List.of(
            "function %1$s() { return 7; }",
            "var %1$s = 7;",
            "let %1$s = 7;",
            "class %1$s {}",
            "own(window, '%1$s', { get() { throw new Error('%1$s is the page\\'s'); }, configurable: true });",
            "own(window, '%1$s', { value: 7, writable: false, configurable: false });");

    /** The ways of taking a name, one by one. */
    static final int WAYS = KINDS.size();

    private static final String NEXT =
            "var n = 0; function fetch(page) { n++; document.title = 'page ' + page; } function open() { return 'sesame'; }"
                    + " function close() {} function next() { fetch(2); document.title += ' ok'; }";

    /** As Prototype did it. */
    private static final String PROTOTYPE =
            """
            Object.extend = function (to, from) { for (var key in from) to[key] = from[key]; return to; };
            function $A(things) { var all = []; for (var i = 0; i < (things && things.length || 0); i++) all.push(things[i]); return all; }
            function $(id) { return document.getElementById(id); }
            Array.from = $A;
            Object.extend(Array.prototype, { each: function (f) { for (var i = 0; i < this.length; i++) f(this[i], i); return this; },
              filter: function (f) { var all = []; this.each(function (x) { if (f(x)) all.push(x); }); return all; },
              forEach: function (f) { this.each(f); }, toJSON: function () { return 'array'; }, inspect: function () { return '[]'; } });
            String.prototype.toJSON = function () { return 'string'; };
            String.prototype.replace = function () { return 'replaced'; };
            Function.prototype.bind = function (to) { var f = this, given = $A(arguments).slice(1);
              return function () { return f.apply(to, given.concat($A(arguments))); }; };
            var Old = window.Element;
            window.Element = function (name) { return document.createElement(name); };
            Object.extend(Old.prototype, { remove: function () { this.parentNode.removeChild(this); return this; },
              show: function () { return this; }, hide: function () { this.style.display = 'none'; return this; },
              update: function (html) { this.innerHTML = html; }, select: function (css) { return $A(this.querySelectorAll(css)); },
              setAttribute: function () { throw new Error('use writeAttribute'); }, append: function () { throw new Error('insert'); } });
            Old.prototype.attachShadow = Old.prototype.querySelector = undefined;
            document.getElementsByClassName = function () { return []; };
            document.getElementById = function (id) { return document.all[id]; };
            window.Event = { observe: function () {}, KEY_ESC: 27 };
            """;

    /** As MooTools did it. */
    private static final String MOOTOOLS =
            """
            var Native = function (options) { return options.initialize; };
            Function.prototype.extend = function (more) { for (var key in more) this.prototype[key] = more[key]; return this; };
            var Browser = { Engine: { name: 'trident' } }, Class = function () { return function () {}; };
            Array.extend({ forEach: function () { throw new Error('each'); }, map: function () { return this; }, clean: function () { return this; },
              slice: function () { return this; }, concat: function () { return this; }, push: function (x) { this[this.length] = x; return this; } });
            String.extend({ test: function () { return true; }, contains: function () { return true; }, split: function () { return [this]; } });
            Number.extend({ toLocaleString: function () { return 'many'; } });
            Function.extend({ bind: function () { return this; }, delay: function (ms) { return setTimeout(this, ms); }, call: undefined });
            window.Request = new Class(); window.Cookie = new Class(); window.Options = new Class();
            window.Element = new Native({ initialize: function () {} });
            window.Window = window.Document = window.Event = function () {};
            Document.prototype = { id: function () {} };
            Object.prototype.getFirst = function () { return null; };
            Object.prototype.method = 'DELETE';
            Object.prototype.once = true;
            Object.prototype.apply = Object.prototype.get = function () { throw new Error('MooTools'); };
            var $type = function (x) { return typeof x; }, $time = function () { return +new Date; };
            """;

    /** As polyfills do it. */
    private static final String POLYFILLS =
            """
            var Real = window.XMLHttpRequest, late = window.setTimeout;
            window.Symbol = function (name) { return '@@' + name; };
            window.Symbol.for = window.Symbol; window.Symbol.iterator = '@@iterator';
            window.Promise = function (work) { var all = []; this.then = function (f) { all.push(f); return this; };
              work(function (x) { all.forEach(function (f) { f(x); }); }); };
            window.Promise.prototype.catch = function () { return this; };
            window.fetch = function (url) { return new Promise(function (done) { var x = new Real(); x.onload = function () { done(x); };
              x.open('GET', url); x.send(); }); };
            window.setTimeout = function (f, ms) { return late(function () { f(); }, ms); };
            window.CustomEvent = function (type) { var e = document.createEvent('Event'); e.initEvent(type, true, true); return e; };
            window.BroadcastChannel = function () { throw new Error('no channel'); };
            window.CSSStyleSheet = function () { throw new Error('no sheets'); };
            window.Proxy = function () { throw new Error('no proxies'); };
            window.Reflect = window.Intl = undefined;
            RegExp.prototype.exec = function () { return null; };
            RegExp.prototype.test = function () { return false; };
            String.prototype.startsWith = function () { return false; };
            Date.now = function () { return 7; };
            performance.now = function () { return 7; };
            Math.max = Math.min = function () { return 7; };
            JSON.parse = JSON.stringify = function () { return null; };
            EventTarget.prototype.addEventListener = function () {};
            HTMLDialogElement.prototype.showModal = undefined;
            history.pushState = function () {};
            Object.defineProperty(Document.prototype, 'hidden', { get: function () { return true; } });
            Object.defineProperty(Document.prototype, 'adoptedStyleSheets', { get: function () { return null; }, set: function () {} });
            """;

    static final Map<String, String> PAGES =
            Map.of("/next", NEXT, "/prototype", PROTOTYPE, "/mootools", MOOTOOLS, "/polyfills", POLYFILLS);

    private volatile List<String> names = List.of();

    /** The names that a page takes if it takes all. */
    void take(List<String> all) {
        names = List.copyOf(all);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>own</title><script>var own = Object.defineProperty</script>"
                        + String.join("", scripts(request.getPathInfo(), String.valueOf(request.getQueryString())))
                        + "</head><body><p id=secret>Salary 4711</p><textarea id=reason></textarea>"
                        + "<button id=next onclick='next()'>next</button></body></html>");
    }

    private List<String> scripts(String path, String query) {
        String page = PAGES.get(path);
        List<String> scripts = new ArrayList<>();
        if (page != null) {
            scripts.add("<script>" + page + "</script>");
            return scripts;
        }
        int number = Integer.parseInt(query);
        Random random = new Random(number);
        for (String name : names) {
            int way = number < WAYS ? number : random.nextInt(WAYS);
            scripts.add("<script>" + KINDS.get(way).formatted(name) + "</script>");
        }
        return scripts;
    }
}
