/* The demo's strip: draws what /.curfew/session says, once a second. Looking is no activity. */
(() => {
  if (window !== window.top) {
    return;
  }
  const full = {};
  const host = document.createElement('div');
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    aside { position: fixed; inset: auto 0 0 0; z-index: 1000; padding: .4rem 1rem; font: 14px/1.4 system-ui, sans-serif;
      color: #f4f1ea; background: #14243a; display: grid; grid-template-columns: max-content 1fr max-content; gap: .2rem .8rem; align-items: center; }
    strong { grid-column: 1 / -1; font-weight: 600; }
    .track { height: .7rem; border-radius: .35rem; background: #35475f; overflow: hidden; position: relative; }
    .bar { position: absolute; inset: 0 auto 0 0; background: #7cc4a2; }
    .warn { position: absolute; inset: 0 auto 0 0; background: #d9a441; }
    .ended .bar, .ended .warn { background: #b3261e; }
    .left { font-variant-numeric: tabular-nums; }`);
  root.adoptedStyleSheets = [sheet];
  const strip = document.createElement('aside');
  strip.setAttribute('aria-label', 'Demo: how the session stands');
  root.append(strip);
  document.body.append(host);
  document.body.style.paddingBottom = '6.5rem';

  function line(name, left, warn) {
    full[name] = Math.max(full[name] || 0, left);
    const share = seconds => Math.min(100, 100 * seconds / Math.max(1, full[name])) + '%';
    const label = document.createElement('span');
    label.textContent = name;
    const track = document.createElement('span');
    track.className = 'track';
    const bar = document.createElement('span');
    bar.className = left <= warn ? 'warn' : 'bar';
    bar.style.width = share(left);
    track.append(bar);
    const figure = document.createElement('span');
    figure.className = 'left';
    figure.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    return [label, track, figure];
  }

  function draw(session) {
    const title = document.createElement('strong');
    title.textContent = 'Demo: session ' + session.state
        + (session.reason ? ' (' + session.reason + ')' : '') + (session.user ? ' of ' + session.user : '');
    strip.className = session.state;
    const lines = session.user
        ? [...line('idle', session.idleRemaining, session.warn), ...line('absolute', session.absoluteRemaining, session.warn)]
        : [];
    strip.replaceChildren(title, ...lines);
  }

  async function look() {
    try {
      const answer = await fetch('/.curfew/session', {headers: {'Curfew-Passive': '1'}});
      draw(await answer.json());
    } catch (unreachable) {
      strip.textContent = 'Demo: the server does not answer';
    }
  }

  look();
  setInterval(look, 1000);
})();
