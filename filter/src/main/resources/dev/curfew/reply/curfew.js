// Warns before the session ends, covers the page afterwards, and signs in again without leaving it.
// Time is counted from the server's seconds left. Messages, timers and events only make it ask again: what the server answers, holds.
// Served without indentation, blank lines and lines that are comments.
(function (T, HOME) {
  // An empty document has everything as the browser made it, whatever the page has made of its globals and prototypes.
  const page = document.documentElement, frame = page.appendChild(document.createElement('iframe')), blank = frame.contentDocument;
  const KEY = blank?.defaultView.Symbol.for('curfew');
  if (!KEY || window[KEY]) return page.removeChild(frame);
  const host = document.createElement('div'), root = blank.documentElement.attachShadow.call(host, { mode: 'open' });
  host.id = 'curfew';
  frame.hidden = true;
  blank.appendChild.call(page, host);
  blank.appendChild.call(root, frame);
  let clean = frame.contentWindow;
  const { Date, Intl, Math, Object, Proxy, Reflect, RegExp, encodeURIComponent } = clean, list = clean.Array.of, print = Date.toString;

  // What the page's own objects say to the browser's getters, and the page's own functions that are still the browser's.
  const mine = (name, on = document, from = clean.document) => Reflect.get(from, name, on);
  const of = (name, on = window) => mine(name, on, clean);
  const own = name => {
    const it = Object.getOwnPropertyDescriptor(window, name)?.value;
    return typeof it === 'function' && print.call(it) === print.call(clean[name]) && it;
  };
  const run = (name, ...all) => clean[name].apply(window, all);
  // Elements are the page's, but not what it has made of their prototypes.
  const add = (name, to) => {
    const made = clean.document.createElement.call(document, name);
    Reflect.setPrototypeOf(made, Reflect.getPrototypeOf(clean.document.createElement(name)));
    return clean.document.appendChild.call(to, made);
  };
  const after = (ms, what) => run('setTimeout', what, ms);

  // The server's last answer, whose page this is, and when the session ends, by a clock that nobody can set.
  let session, warn, user, idle, absolute;
  // What the dialog shows, which warning the user knows of, and whether the page came from the history.
  let view = '', known, unsure;
  const clock = of('performance'), elapsed = clean.performance.now, now = () => elapsed.call(clock);
  let asked = 0, askedAt = 0, drift, timer;
  // When the user was last seen to do something that is not reported yet, and when something was.
  let acted = 0, told = -Infinity;
  const left = () => Math.min(idle, absolute) - now();
  const due = () => askedAt + (session.report || Infinity) * 1000 - now();
  const counts = () => view === 'idle' || view === 'absolute';
  const covers = () => view === 'ended' || view === 'other';

  // Other tabs. A hidden one asks when it is shown, unless it has to keep a session alive by being there.
  let channel;
  function hear(what) {
    if (what === 'signed-in' && view === 'proof') hide();
    if (what !== 'gone') ask();
    else if (!mine('hidden') || session?.closing) after(1000, () => ask());
  }
  function connect() {
    if (!clean.BroadcastChannel) return;
    channel = new clean.BroadcastChannel(HOME);
    channel.onmessage = e => hear(e.data);
  }
  const tell = what => channel ? channel.postMessage(what) : clean.localStorage.setItem(HOME, what + ' ' + Math.random());
  connect();

  // The window that a tab has opened to sign in ends here.
  if (location.pathname === HOME + 'signed-in') {
    tell('signed-in');
    after(100, () => run('close'));
    return;
  }

  // The outermost page that has this script speaks for its frames.
  const me = window[KEY] = { asks: ask, sees: saw, feels: touch };
  function speaker() {
    let page = window;
    try { while (page !== of('parent', page) && of('parent', page)[KEY]) page = of('parent', page); } catch {}
    return page[KEY];
  }

  // The answer to the question that was sent last holds, in whatever order they come. A question is a report, where pages are to report.
  async function ask(path = !session || session.report && !covers() ? 'session/report' : 'session') {
    if (speaker() !== me) {
      hide(true);
      return speaker().asks(path);
    }
    settle();
    const number = ++asked, sent = askedAt = now(), act = acted, ago = reported(path);
    // An answer may never come: the frame may be thrown out meanwhile.
    schedule(true);
    let answer;
    try {
      const response = await run('fetch', HOME + path + ago, { __proto__: null, method: path === 'session' ? 'GET' : 'POST' });
      if (response.ok) answer = await response.json();
      else if (path !== 'session') return ask('session');
      if (ago && acted === act) acted = 0;
    } catch {}
    if (number !== asked) return;
    if (answer) {
      const end = seconds => sent + (seconds ?? Infinity) * 1000;
      session = answer;
      // The limits of nobody, or of somebody else, are not those of this page.
      if ((user ||= session.user) === session.user) warn = session.warn * 1000;
      idle = end(session.idleRemaining);
      absolute = end(session.absoluteRemaining);
      drift = Date.now() - now();
      unsure = false;
      judge();
    } else if (user && session.user && !unsure) {
      // Nobody answers: our own count holds until somebody does.
      session.state = left() <= warn ? 'warning' : 'active';
      if (left() <= 0) session.user = null;
      judge();
    }
    schedule(!answer);
  }
  // Not more often than once a second: a page that asks again and again what is refused must not keep us from hearing the answer.
  let looking;
  const look = () => looking ||= after(Math.max(0, askedAt + 1000 - now()), () => {
    looking = 0;
    ask();
  });
  const reported = path => path === 'session/report' && acted ? '?active=' + Math.round(now() - acted) : '';

  function judge() {
    if (!session.user) user && show('ended');
    else if (session.user !== user) show('other');
    else if (session.state === 'active') {
      known = '';
      if (view !== 'proof') hide();
    } else {
      const limit = absolute - now() <= warn ? 'absolute' : 'idle';
      if (limit !== known && limit !== view && !emit('warning', { limit, remaining: left() / 1000 | 0 })) known = limit;
      if (limit === known) hide(true);
      else show(limit);
    }
    veil(covers());
  }

  // Short timers, so that none overflows, and sleep is noticed.
  function schedule(again) {
    run('clearTimeout', timer);
    if (counts()) count();
    if (!again && !user) return;
    timer = after(Math.max(1000, again ? 5000 : view ? 0 : Math.min(left() - (known ? 0 : warn), due(), 60000)), () => tick(again));
  }
  function tick(again) {
    const soon = counts() ? now() - askedAt > 15000 : !known && left() <= warn;
    // Under a cover there is nothing to ask, but the page may throw the cover out.
    if (covers() && !again) settle();
    else if (!session || covers() || soon || due() <= 0 || left() <= 0 || Math.abs(Date.now() - now() - drift) > 2000) return ask();
    schedule();
  }

  // The dialog, where the page's own style does not reach.
  const make = (name, to, text = '', attributes = {}) => {
    const made = add(name, to);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const Sheet = own('CSSStyleSheet') || add('style', root).sheet.constructor;
  const sheet = (text, made = new Sheet()) => (clean.CSSStyleSheet.prototype.replaceSync.call(made, text), made);
  root.adoptedStyleSheets = list(sheet(`
    :host { all: initial !important; color-scheme: var(--curfew-color-scheme, light dark) !important }
    dialog { box-sizing: border-box; width: 32em; padding: 1.5em; border: 1px solid; border-radius: var(--curfew-radius, .5em);
      font: var(--curfew-font, medium/1.5 system-ui);
      color: var(--curfew-text, CanvasText); background: var(--curfew-background, Canvas) }
    dialog::backdrop { background: var(--curfew-shade, #0009) }
    .cover::backdrop { background: var(--curfew-cover, Canvas) }
    h2 { margin: 0; font-size: 1.25em }
    p { margin: 1em 0 }
    div { display: flex; flex-wrap: wrap; gap: .75em }
    button { font: inherit; padding: .5em 1em; border: 2px solid; border-radius: .25em;
      color: inherit; background: none }
    button:first-child { color: var(--curfew-button-text, Canvas); background: var(--curfew-button, CanvasText);
      border-color: transparent; forced-color-adjust: none }
    :focus-visible { outline: 3px solid; outline-offset: 2px }
    [aria-live] { position: fixed; clip-path: inset(50%) }`));
  const hidden = sheet(':root > :not(#curfew), :root > :not(#curfew) * { visibility: hidden !important }');
  function veil(on) {
    const sheets = list().filter.call(mine('adoptedStyleSheets'), one => one !== hidden);
    if (on) sheets.push(hidden);
    Reflect.set(clean.document, 'adoptedStyleSheets', sheets, document);
  }

  let text, live, spoken, login;
  const dialog = make('dialog', root, '', { role: 'alertdialog', 'aria-modal': true, 'aria-labelledby': 'title', 'aria-describedby': 'text', lang: T.lang, dir: 'auto' });

  function show(next) {
    if (view === next) return;
    view = next;
    draw();
    if (covers()) emit('ended', { reason: view === 'other' ? view : session.reason });
  }

  // All of it each time: a page that writes itself anew takes away the listeners of our elements, too.
  function draw() {
    dialog.onkeydown = e => {
      if (e.key !== 'Escape') return;
      e.preventDefault();
      if (counts()) stay();
      else if (!covers()) hide(true);
    };
    dialog.onclose = () => view && !dialog.open && dialog.showModal();
    // A link, not a form: the page's own policy for forms would stop the way on to the provider.
    const signOut = list(T.signOut, () => location = HOME + 'logout');
    const parts = {
      idle: list(T.soon, '', list(T.stay, stay), signOut),
      absolute: list(T.soon, '', list(T.signInNow, signIn), list(T.later, stay), signOut),
      ended: list(T.ended, (T[session.reason] || T.none) + ' ' + T.kept, list(T.signIn, signIn)),
      other: list(T.other, T.otherText, list(T.reload, () => location.reload())),
      proof: list(T.proof, T.proofText, list(T.signIn, signIn), list(T.cancel, () => hide(true))),
    }[view];
    dialog.className = covers() && 'cover';
    dialog.textContent = '';
    make('h2', dialog, parts[0], { id: 'title' });
    text = make('p', dialog, parts[1], { id: 'text' });
    const row = make('div', dialog);
    parts.slice(2).forEach(part => make('button', row, part[0]).onclick = part[1]);
    live = make('p', dialog, '', { 'aria-live': 'assertive' });
    spoken = 0;
    if (counts()) count();
    if (!dialog.open) dialog.showModal();
    row.firstChild.focus();
  }

  function hide(quiet) {
    if (!view) return;
    view = '';
    veil(false);
    dialog.close();
    if (!quiet) emit('resumed');
  }

  const emit = (name, detail) => clean.document.dispatchEvent.call(document,
    new (own('CustomEvent') || clean.CustomEvent)('curfew:' + name, { detail, cancelable: true }));

  // Spoken once a minute, then every 20 seconds.
  function count() {
    const seconds = Math.max(0, Math.ceil(left() / 1000)), minutes = Math.ceil(seconds / 60), long = seconds > 60;
    const time = new Intl.NumberFormat(T.lang, { style: 'unit', unit: long ? 'minute' : 'second', unitDisplay: 'long' });
    text.textContent = Object(T[view]).replace('{time}', time.format(long ? minutes : seconds));
    const step = long ? minutes : Math.ceil(seconds / 20) / 9;
    if (spoken && spoken !== step) live.textContent = text.textContent;
    spoken = step;
  }

  async function stay() {
    if (view === 'absolute') known = view;
    await ask('session/extend');
    tell('extended');
  }

  function signIn() {
    const to = (view === 'proof' ? login : HOME + 'login?' + (view === 'absolute' ? 'max_age=0' : '')) + '&return=';
    const opened = run('open', to + HOME + 'signed-in', 'curfew', 'width=520,height=720');
    if (opened && !opened.closed || dialog.querySelector('a')) return;
    make('a', make('p', dialog, T.blocked + ' '), T.here, { href: to + encodeURIComponent(location.pathname + location.search) });
  }

  // What the page itself fetches, if it does so with what the browser gave it. Its answers are never read, only their status and challenge.
  function saw(code, challenge) {
    if (code !== 401 || !user) return;
    const said = RegExp('^Curfew (.*error=.*login="(.+?)")?').exec(challenge());
    if (!said) return;
    login = said[2];
    if (!login) look();
    else if (warn && !view) show('proof');
  }
  const watch = (on, name, apply) => typeof on[name] === 'function' && (on[name] = new Proxy(on[name], { __proto__: null, apply }));
  if (own('fetch')) watch(window, 'fetch', async (fetch, self, args) => {
    const it = await Reflect.apply(fetch, self, args);
    try { speaker().sees(it.status, () => it.headers.get('WWW-Authenticate')); } catch {}
    return it;
  });
  const answered = e => speaker().sees(e.target.status, () => e.target.getResponseHeader('WWW-Authenticate'));
  if (own('XMLHttpRequest')) watch(own('XMLHttpRequest').prototype, 'send', (send, self, args) => {
    try { clean.addEventListener.call(self, 'loadend', answered); } catch {}
    return Reflect.apply(send, self, args);
  });

  // What only a person does; scripts cannot make trusted events.
  function touch(e) {
    if (!e.isTrusted || e.repeat || view || !session?.report) return;
    acted = now();
    if (acted - told < Math.min(session.report, session.interaction) * 1000) return;
    told = acted;
    ask();
  }
  const felt = e => speaker().feels(e);
  const acts = { keydown: felt, pointerdown: felt, wheel: felt, touchstart: felt, touchmove: felt };
  const changes = {
    focus: e => e.target === window && look(),
    blur: e => e.target === window && after(0, () => reach(window)),
    online: look,
    storage: e => e.key === HOME && hear(Object(e.newValue).split(' ')[0]),
    visibilitychange: () => mine('hidden') ? leave() : look(),
    pageshow: e => {
      if (!e.persisted || speaker() !== me) return;
      unsure = true;
      veil(true);
      ask();
    },
    pagehide: () => {
      if (speaker() !== me) return;
      leave();
      if (session?.closing) send('session/closing');
      tell('gone');
    },
  };
  const send = path => clean.navigator.sendBeacon.call(of('navigator'), HOME + path);
  function leave() {
    if (!acted || !session?.report) return;
    send('session/report' + reported('session/report'));
    acted = 0;
  }

  // Pages that write themselves anew throw out what was there, and who listened. Frames that have no script have listeners of ours.
  const listen = (page, all) => Object.entries(all).forEach(one => clean.addEventListener.call(page, one[0], one[1], true));
  function reach(page) {
    for (let i = of('length', page); i--;) try {
      page[i][KEY] || listen(page[i], acts);
      reach(page[i]);
    } catch {}
  }
  function settle() {
    const page = mine('documentElement');
    if (page && !mine('isConnected', host)) {
      clean.document.appendChild.call(page, host);
      clean = frame.contentWindow;
      connect();
      if (view) {
        dialog.close();
        draw();
        veil(covers());
      }
    }
    listen(window, acts);
    listen(window, changes);
    reach(window);
  }
  if (speaker() !== me) settle();
  ask();
})('@TEXTS@', '@HOME@');
