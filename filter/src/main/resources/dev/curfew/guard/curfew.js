// Warns before the session ends, covers the page afterwards, and signs in again without leaving it.
// Time is counted from the server's seconds left. Messages, timers and events only make it ask again: what the server answers, holds.
// Served without indentation, blank lines and lines that are comments.
(function (T, HOME) {
  const KEY = Symbol.for('curfew');
  if (window[KEY]) return;

  // The server's last answer, whose page this is, and when the session ends, by a clock that nobody can set.
  let status, warn, user, idle, absolute;
  // What the dialog shows, which warning the user knows of, and whether the page came from the history.
  let view = '', known, unsure;
  const now = () => performance.now(), on = addEventListener;
  let asked = 0, askedAt = 0, drift, timer, reported = now();
  const left = () => Math.min(idle, absolute) - now();
  const counts = () => view === 'idle' || view === 'absolute';
  const covers = () => view === 'ended' || view === 'other';

  // Other tabs. A hidden one asks when it is shown, unless it has to keep a session alive by being there.
  let tell;
  function hear(what) {
    if (what === 'signed-in' && view === 'proof') hide();
    if (what !== 'gone') ask();
    else if (!document.hidden || status?.closing) setTimeout(ask, 1000);
  }
  try {
    const channel = new BroadcastChannel(HOME);
    channel.onmessage = e => hear(e.data);
    tell = what => channel.postMessage(what);
  } catch {
    on('storage', e => e.key === HOME && hear(e.newValue.split(' ')[0]));
    tell = what => localStorage.setItem(HOME, what + ' ' + Math.random());
  }

  // The window that a tab has opened to sign in ends here.
  if (location.pathname === HOME + 'signed-in') {
    tell('signed-in');
    setTimeout(close, 100);
    return;
  }

  // The outermost page that has this script speaks for its frames.
  const me = window[KEY] = { ask, saw, touch };
  function speaker() {
    let page = window;
    try { while (page !== page.parent && page.parent[KEY]) page = page.parent; } catch {}
    return page[KEY];
  }

  // The answer to the question that was sent last holds, in whatever order they come.
  const plainFetch = fetch;
  async function ask(path = 'session', method = 'GET') {
    if (speaker() !== me) {
      hide(true);
      return speaker().ask(path, method);
    }
    const number = ++asked, sent = askedAt = now();
    let answer;
    try {
      const response = await plainFetch(HOME + path, { method });
      if (response.status === 401) return ask();
      if (response.ok) answer = await response.json();
    } catch {}
    if (number !== asked) return;
    if (answer) {
      const end = seconds => sent + (seconds ?? Infinity) * 1000;
      status = answer;
      // The limits of nobody, or of somebody else, are not those of this page.
      if ((user ||= status.user) === status.user) warn = status.warn * 1000;
      idle = end(status.idleRemaining);
      absolute = end(status.absoluteRemaining);
      drift = Date.now() - now();
      unsure = false;
      judge();
    } else if (user && status.user && !unsure) {
      // Nobody answers: our own count holds until somebody does.
      status.state = left() <= warn ? 'warning' : 'active';
      if (left() <= 0) status.user = null;
      judge();
    }
    schedule(!answer);
  }
  const look = () => setTimeout(ask, Math.max(0, askedAt + 1000 - now()));

  function judge() {
    if (!warn) hide(true);
    else if (!status.user) user && show('ended');
    else if (status.user !== user) show('other');
    else if (status.state === 'active') {
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
    clearTimeout(timer);
    if (counts()) count();
    if (!again && !(user && warn && !covers())) return;
    const wait = again ? 5000 : counts() ? 1000 : left() - (known ? 0 : warn);
    timer = setTimeout(tick, Math.max(1000, Math.min(wait, 60000)));
  }
  function tick() {
    const due = counts() ? now() - askedAt > 15000 : !known && left() <= warn;
    if (!status || covers() || due || left() <= 0 || Math.abs(Date.now() - now() - drift) > 2000) ask();
    else schedule();
  }

  // The dialog, where the page's own style does not reach.
  const make = (name, to, text = '', attributes = {}) => {
    const element = to.appendChild(document.createElement(name));
    element.textContent = text;
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const sheet = (text, made = new CSSStyleSheet()) => (made.replaceSync(text), made);
  const root = make('div', document.documentElement, '', { id: 'curfew' }).attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet(`
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
    [aria-live] { position: fixed; clip-path: inset(50%) }`)];
  const hidden = sheet(':root > :not(#curfew), :root > :not(#curfew) * { visibility: hidden !important }');
  function veil(on) {
    const others = document.adoptedStyleSheets.filter(one => one !== hidden);
    document.adoptedStyleSheets = on ? [...others, hidden] : others;
  }

  let text, live, spoken, login;
  const dialog = make('dialog', root, '', { role: 'alertdialog', 'aria-modal': true, 'aria-labelledby': 'title', 'aria-describedby': 'text', lang: T.lang, dir: 'auto' });
  dialog.onkeydown = e => {
    if (e.key !== 'Escape') return;
    e.preventDefault();
    if (counts()) stay();
    else if (!covers()) hide(true);
  };
  dialog.onclose = () => view && !dialog.open && dialog.showModal();

  function show(next) {
    if (view === next) return;
    view = next;
    // A link, not a form: the page's own policy for forms would stop the way on to the provider.
    const signOut = [T.signOut, () => location = HOME + 'logout'];
    const [title, says, ...buttons] = {
      idle: [T.soon, '', [T.stay, stay], signOut],
      absolute: [T.soon, '', [T.signInNow, signIn], [T.later, stay], signOut],
      ended: [T.ended, `${T[status.reason] || T.none} ${T.kept}`, [T.signIn, signIn]],
      other: [T.other, T.otherText, [T.reload, () => location.reload()]],
      proof: [T.proof, T.proofText, [T.signIn, signIn], [T.cancel, () => hide(true)]],
    }[view];
    dialog.className = covers() && 'cover';
    dialog.textContent = '';
    make('h2', dialog, title, { id: 'title' });
    text = make('p', dialog, says, { id: 'text' });
    const row = make('div', dialog);
    for (const [label, action] of buttons) make('button', row, label).onclick = action;
    live = make('p', dialog, '', { 'aria-live': 'assertive' });
    spoken = 0;
    if (counts()) count();
    if (!root.host.isConnected) {
      document.documentElement.append(root.host);
      dialog.close();
    }
    if (!dialog.open) dialog.showModal();
    row.firstChild.focus();
    if (covers()) emit('ended', { reason: view === 'other' ? view : status.reason });
  }

  function hide(quiet) {
    if (!view) return;
    view = '';
    veil(false);
    dialog.close();
    if (!quiet) emit('resumed');
  }

  const emit = (name, detail) => document.dispatchEvent(new CustomEvent('curfew:' + name, { detail, cancelable: true }));

  // Spoken once a minute, then every 20 seconds.
  function count() {
    const seconds = Math.max(0, Math.ceil(left() / 1000)), minutes = Math.ceil(seconds / 60), long = seconds > 60;
    const time = (long ? minutes : seconds).toLocaleString(T.lang, { style: 'unit', unit: long ? 'minute' : 'second', unitDisplay: 'long' });
    text.textContent = T[view].replace('{time}', time);
    const step = long ? minutes : Math.ceil(seconds / 20) / 9;
    if (spoken && spoken !== step) live.textContent = text.textContent;
    spoken = step;
  }

  function stay() {
    if (view === 'absolute') known = view;
    ask('session/extend', 'POST').then(() => tell('extended'));
  }

  function signIn() {
    const to = (view === 'proof' ? login : HOME + 'login?' + (view === 'absolute' ? 'max_age=0' : '')) + '&return=';
    if (open(to + HOME + 'signed-in', 'curfew', 'width=520,height=720') || dialog.querySelector('a')) return;
    make('a', make('p', dialog, T.blocked + ' '), T.here, { href: to + encodeURIComponent(location.pathname + location.search) });
  }

  // What the page itself fetches. Its answers are never read, only their status and challenge.
  function saw(code, challenge) {
    if (code !== 401 || !user || !warn || !/^Curfew /.test(challenge = challenge())) return;
    login = /error=.*login="(.+?)"/.exec(challenge);
    if (!login) ask();
    else if (login = login[1], !view) show('proof');
  }
  window.fetch = function () {
    const response = plainFetch.apply(this, arguments);
    response.then(it => speaker().saw(it.status, () => it.headers.get('WWW-Authenticate')), () => {});
    return response;
  };
  const xhr = XMLHttpRequest.prototype, send = xhr.send;
  xhr.send = function () {
    this.addEventListener('loadend', () => speaker().saw(this.status, () => this.getResponseHeader('WWW-Authenticate')));
    return send.apply(this, arguments);
  };

  // What only a person does; scripts cannot make trusted events.
  function touch(e) {
    if (!e.isTrusted || view || !warn || !status.interaction || idle >= absolute || now() - reported < status.interaction * 1000) return;
    reported = now();
    ask('session/extend', 'POST');
  }
  for (const type of ['keydown', 'pointerdown', 'wheel']) on(type, e => speaker().touch(e), true);

  on('focus', look);
  on('online', look);
  on('visibilitychange', look);
  on('pageshow', e => {
    if (!e.persisted || speaker() !== me) return;
    unsure = true;
    veil(true);
    ask();
  });
  on('pagehide', () => {
    if (speaker() !== me) return;
    if (status?.closing) navigator.sendBeacon(HOME + 'session/closing');
    tell('gone');
  });
  ask();
})('@TEXTS@', '@HOME@');
