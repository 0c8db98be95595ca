// Starts the application, and is the safety net under it: no screen ever goes blank.
//
// A classic script in old syntax, so that an old browser gets as far as the sentence that says so. The one exception
// is `import()`: a browser without it leaves the page at its "Loading…", which turns into that sentence by style alone.
// The addresses come from the two links before it, which know the hashed names and their integrity. What they lead to
// speaks English; a script of its name leads to the program of another language, and translates the panels.
(function () {
  'use strict';

  var started = false, crashed = false;
  var glue = document.querySelector('link[rel=glue]');
  var wasm = document.querySelector('link[rel=program]');
  var script;

  theme();
  var parts = download();
  addEventListener('error', function (event) { fault(event.error); });
  addEventListener('unhandledrejection', function (event) { fault(event.reason); });
  // The panic hook says so itself: a trap that is caught on its way out reaches none of the two above.
  addEventListener('atmosphere-imaging:crash', crash);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();

  // The theme that was chosen here, before the first paint.
  function theme() {
    try {
      var chosen = localStorage.getItem('atmosphere-imaging:theme');
      if (chosen === 'light' || chosen === 'dark') document.documentElement.setAttribute('data-theme', chosen);
    } catch (refused) {
      // Without storage the system's theme holds.
    }
  }

  // The program's two files and the site's settings at once, before anything else of the page is there.
  function download() {
    if (typeof WebAssembly !== 'object' || typeof fetch !== 'function' || !('noModule' in document.createElement('script'))) {
      return null;
    }
    // Most likely as the last time, for which the settings need not be there.
    var guess = language();
    var guessed = program(guess);
    return config().then(function (settings) {
      var known = language(settings);
      return (known === guess ? guessed : program(known)).then(function (answer) {
        return Promise.all([import(script), answer, settings]);
      });
    });
  }

  // Of those that we speak: what the site wants, else what was chosen here, else what the browser prefers. Whether the
  // settings are right is for the program to say.
  function language(settings) {
    var kept = 'atmosphere-imaging:language', wanted, chosen;
    try {
      wanted = settings ? JSON.parse(settings).language : localStorage[kept];
      chosen = localStorage[kept + '-chosen'];
      localStorage[kept] = wanted || '';
    } catch (refused) {
      // Without storage the settings say it each time.
    }
    return (/(?:^|,)(en|es)\b/.exec([wanted, chosen, navigator.languages]) || [, 'en'])[1];
  }

  function program(language) {
    document.documentElement.lang = language;
    // A build for oneself may have English alone.
    return language === 'en' ? files(glue, wasm) : import('./es.js').then(function (spanish) {
      // The settings may have come first, and want another.
      return document.documentElement.lang === language && files(spanish.glue, spanish.wasm);
    }, function () {
      return program('en');
    });
  }

  // The script is on its way by its link, and runs only once the language is known. That of the last language counts,
  // also where the rest does not arrive.
  function files(glue, wasm) {
    glue.rel = 'modulepreload';
    script = document.head.appendChild(glue).href;
    return fetch(wasm.href, { integrity: wasm.integrity });
  }

  function start() {
    if (!parts) return show('boot-old');
    parts.then(function (loaded) {
      window.atmosphereImagingConfig = loaded[2];
      return loaded[0].default({ module_or_path: loaded[1] });
    }).then(function () {
      started = true;
      import('./offline.js').catch(function () {});
    }).catch(function (error) {
      if (trapped(error)) crash();
      else if (old(error)) show('boot-old');
      else failed();
      console.error(error);
    });
  }

  // The site's settings as text; without them the program says so. A page in their place is a guest network's.
  function config() {
    return fetch('config.json').then(function (answer) {
      if (answer.ok && /html/.test(answer.headers.get('content-type'))) throw new TypeError('config.json is a page');
      return answer.ok ? answer.text() : null;
    });
  }

  // What this browser's WebAssembly cannot compile or link, and what its JavaScript cannot read, it is too old for.
  function old(error) {
    return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError || error instanceof SyntaxError;
  }

  // A trap, or the stack run over inside WebAssembly: from then on its memory cannot be trusted.
  function trapped(error) {
    return error instanceof WebAssembly.RuntimeError ||
      error instanceof Error && /^(RangeError|InternalError)$/.test(error.name) && /wasm/.test(error.stack);
  }

  function fault(error) {
    if (started && typeof WebAssembly === 'object' && trapped(error)) crash();
  }

  // Once: the timers and listeners of the program are still there, and trap again and again.
  function crash() {
    if (crashed) return;
    crashed = true;
    var idle = document.documentElement.getAttribute('data-kiosk');
    document.getElementById('crash-reload').onclick = idle ? retry : reload;
    // On a shared machine nothing of the person stays under the panel, and it begins anew by itself.
    if (idle) {
      document.getElementById('app').textContent = '';
      document.title = '';
      history.replaceState(null, '', document.baseURI);
      setInterval(retry, idle * 1000);
    }
    show('crash').querySelector('button').focus();
  }

  // A reload without a connection would end at the browser's own error page, so the server is asked first.
  function failed() {
    document.getElementById('boot-retry').onclick = retry;
    addEventListener('online', retry);
    show('boot-failed');
  }

  // The module is fetched anew as well: WebKit remembers that it failed, and would not ask again by itself.
  function retry() {
    Promise.all([
      fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' }),
      fetch(script, { cache: 'reload' })
    ]).then(function (answers) {
      // Nor at the error page of a proxy.
      if (!answers[0].ok) throw answers;
      reload();
    }).catch(function () {
      // In whichever panel is shown.
      var said = document.getElementById('boot-unreachable');
      document.querySelector('.boot__panel:not([hidden]) .boot__card').appendChild(said);
      said.hidden = false;
    });
  }

  function reload() {
    location.reload();
  }

  // The panel takes the page over: what is under it neither answers nor is read out.
  function show(id) {
    var panel = document.getElementById(id);
    document.getElementById('app').setAttribute('inert', '');
    var waiting = document.getElementById('boot-waiting');
    if (waiting) waiting.hidden = true;
    panel.hidden = false;
    return panel;
  }
})();
