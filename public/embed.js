// Defines <atmosphere-imaging>: the application in a page of somebody else's. docs/embedding.md is its guide.
//
// A classic script under a name that stays. What stands for the window in the program (src/dom/place.rs) is made here,
// so that looks, listeners, moves and scrolling end at the element, and the host page keeps its own.
(function () {
  'use strict';

  var NAME = 'atmosphere-imaging';
  if (!window.customElements || customElements.get(NAME)) return;

  var script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  var BASE = new URL('.', script.src).href;
  var SIGNED_OUT = 'Authentication credentials were not provided.';
  var WORDS = {
    en: {
      title: 'My Instances',
      loading: 'Loading…',
      failed: 'My Instances could not be loaded',
      failedText: 'A part of it did not arrive. Check your connection, then try again.',
      again: 'Try again',
      crashed: 'Something went wrong',
      crashedText: 'This part of the page ran into an error and stopped. What you typed is kept: reload to go on where you were.',
      reload: 'Reload',
      framed: 'This page belongs into a portal',
      framedText: 'The portal around it is not on the list of this site.',
    },
    es: {
      title: 'Mis instancias',
      loading: 'Cargando…',
      failed: 'No se pudo cargar Mis instancias',
      failedText: 'Una parte no llegó. Compruebe su conexión y vuelva a intentarlo.',
      again: 'Intentar de nuevo',
      crashed: 'Algo salió mal',
      crashedText: 'Esta parte de la página encontró un error y se detuvo. Lo que escribió se conserva: vuelva a cargarla para seguir donde estaba.',
      reload: 'Volver a cargar',
      framed: 'Esta página va dentro de un portal',
      framedText: 'El portal que la rodea no está en la lista de este sitio.',
    },
  };

  // What the host page's rules would otherwise reach, and what a part of a page does differently from a whole one.
  var OWN_STYLE = ':host { display: block; inline-size: 100%; } :host([hidden]) { display: none !important; }' +
    '@layer host, tokens, base, layout, components, modes; @layer host { .atmosphere { all: initial;' +
    ' display: block; font: medium/1.5 system-ui, sans-serif; direction: ltr; unicode-bidi: isolate; container-type: inline-size; overflow-wrap: break-word; } }' +
    '.skip-link { display: none; } .app { min-block-size: 0 !important; } .bulk { position: sticky !important; inset: auto 0 0 !important; }' +
    '.page:has(> .bulk) { padding-block-end: 0 !important; }' +
    '.atmosphere[data-given] .themes, .atmosphere[data-host] .header__end button { display: none; } .boot__panel { position: static !important; }' +
    '.atmosphere iframe { display: block; inline-size: 100%; min-block-size: 20rem; border: 0; }';

  // ---- The files, each once for the page.

  var manifest = null;
  var modules = {};
  var sheets = null;
  // Programs whose element is gone: the next one takes them over, as a script that was loaded stays for good.
  var idle = { en: [], es: [] };
  var made = 0;

  function once(promise, forget) {
    promise.catch(forget);
    return promise;
  }

  function get(file, kind) {
    return fetch(new URL(file.name, BASE).href, { integrity: file.integrity, credentials: 'omit' }).then(function (answer) {
      if (!answer.ok) throw new TypeError(file.name + ': ' + answer.status);
      return kind === 'answer' ? answer : answer.text();
    });
  }

  function files() {
    manifest = manifest || once(get({ name: 'embed.json', integrity: '' }).then(JSON.parse), function () { manifest = null; });
    return manifest;
  }

  // A build for oneself may have English alone.
  function program(wanted) {
    return files().then(function (them) {
      var language = wanted === 'es' && them.es ? 'es' : 'en';
      if (idle[language].length > 0) return idle[language].pop();
      var own = language === 'es' ? them.es : them;
      var module = modules[language] = modules[language] || once(get(own.program, 'answer').then(WebAssembly.compileStreaming), function () {
        delete modules[language];
      });
      // A query of its own makes the same script another program, with a memory of its own: a crash is one element's.
      var address = new URL(own.script.name, BASE).href + '?element=' + (made += 1);
      return Promise.all([checked(address, own.script.integrity), module]).then(function (loaded) {
        return loaded[0].default({ module_or_path: loaded[1] }).then(function () {
          return {
            address: address, language: language, root: document.createElement('div'), mount: loaded[0].mount, unmount: loaded[0].unmount,
          };
        });
      });
    });
  }

  // A script, which is held against its integrity by a link: `import` itself takes none. WebKit lets any script pass there.
  function checked(address, integrity) {
    var link = document.createElement('link');
    if (!integrity || !link.relList.supports('modulepreload')) return import(address);
    return new Promise(function (done, failed) {
      link.onload = done;
      link.onerror = function () { failed(new TypeError(address + ' did not arrive as it was made')); };
      link.rel = 'modulepreload';
      link.crossOrigin = '';
      link.integrity = integrity;
      link.href = address;
      document.head.append(link);
    }).finally(function () { link.remove(); }).then(function () { return import(address); });
  }

  function styles() {
    sheets = sheets || once(files().then(function (them) {
      return Promise.all(them.styles.map(function (it) { return get(it); }));
    }).then(function (texts) {
      return texts.map(function (text) { return sheet(inElement(text)); });
    }), function () { sheets = null; });
    return sheets;
  }

  function sheet(text) {
    var made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  }

  // The style sheet of the page, as it is in an element: it is as wide as its place, not as the window, and the host
  // page's <html> says neither its colors nor how big a letter is.
  function inElement(text) {
    var letter = letterSize();
    return text.replace(/:root/g, '.atmosphere').replace(/(^|[{}\s,])html(?=\s*\{)/g, '$1.atmosphere')
      .replace(/@media\s*\(width/g, '@container (width')
      .replace(/(\d*\.?\d+)rem\b/g, function (all, count) { return count * letter + 'px'; });
  }

  // The size that the person has chosen in the browser, whatever the page makes of it.
  function letterSize() {
    var probe = document.createElement('span');
    probe.style.setProperty('all', 'initial', 'important');
    probe.style.setProperty('font-size', 'medium', 'important');
    document.documentElement.appendChild(probe);
    var size = parseFloat(getComputedStyle(probe).fontSize) || 16;
    probe.remove();
    return size;
  }

  // ---- What stands for the window in a program.

  function Place(element, wrapper, program, view) {
    var place = this;
    var events = new EventTarget();
    var trail = [view];
    var at = 0;
    var heard = [];
    var timers = new Set();
    var intervals = new Set();
    var calls = new Set();
    var isClosed = false;

    Object.defineProperties(this, {
      innerHeight: { get: function () { return window.innerHeight; } },
      innerWidth: { get: function () { return wrapper.clientWidth; } },
      screen: { get: function () { return window.screen; } },
      navigator: { get: function () { return window.navigator; } },
      path: { get: function () { return trail[at]; } },
      calls: { get: function () { return calls.size; } },
    });

    this.location = {
      get pathname() { return trail[at].split('?')[0]; },
      get search() { return trail[at].slice(trail[at].split('?')[0].length); },
      get origin() { return BASE.slice(0, -1); },
      reload: function () { element.restart(); },
    };
    this.history = {
      pushState: function (state, title, path) {
        trail.length = at + 1;
        trail.push(path);
        at += 1;
        moved();
      },
      replaceState: function (state, title, path) {
        trail[at] = path;
        moved();
      },
    };
    this.go = function (path) {
      if (path.split('?')[0] === place.location.pathname) return;
      place.history.pushState(null, '', path);
      events.dispatchEvent(new Event('popstate'));
    };
    this.back = function () {
      if (at === 0) return;
      at -= 1;
      moved();
      events.dispatchEvent(new Event('popstate'));
    };
    function moved() {
      element.tell('imaging-navigation', { path: trail[at] });
    }

    var root = wrapper.getRootNode();
    this.document = {
      title: '',
      // Addresses are below the application's own site, whatever the page's <base> says.
      baseURI: BASE,
      documentElement: wrapper,
      get hidden() { return document.hidden; },
      // What has the focus outside of the element is somebody else's, and must not be taken for nothing.
      get activeElement() {
        return root.activeElement || document.activeElement;
      },
      // The program looks for its place under this name.
      getElementById: function (id) { return id === 'app' ? program.root : root.getElementById(id); },
      querySelector: function (selector) { return root.querySelector(selector); },
    };

    // Keys, focus and presses count inside of the element alone, but the end of a press wherever it comes.
    var INSIDE = { keydown: 1, focusin: 1, pointerdown: 1 };
    var OURS = { popstate: 1, 'imaging-token': 1 };
    function targetOf(type) {
      return INSIDE[type] ? wrapper : OURS[type] ? events : type === 'visibilitychange' ? document : window;
    }
    this.addEventListener = function (type, task) {
      targetOf(type).addEventListener(type, task, targetOf(type) === window);
      heard.push([type, task]);
    };
    this.removeEventListener = function (type, task) {
      targetOf(type).removeEventListener(type, task, targetOf(type) === window);
      heard = heard.filter(function (it) { return it[0] !== type || it[1] !== task; });
    };
    this.dispatchEvent = function (event) {
      var words = event.type.split(' ');
      element.tell(words[0], words[1]);
      return true;
    };
    this.signedIn = function () { events.dispatchEvent(new Event('imaging-token')); };

    this.setTimeout = function (task, delay) {
      var id = setTimeout(function () {
        timers.delete(id);
        task();
      }, delay);
      timers.add(id);
      return id;
    };
    this.clearTimeout = function (id) {
      timers.delete(id);
      clearTimeout(id);
    };
    this.setInterval = function (task, delay) {
      var id = setInterval(task, delay);
      intervals.add(id);
      return id;
    };
    this.clearInterval = function (id) {
      intervals.delete(id);
      clearInterval(id);
    };

    // The focus brings its place into view by itself; rows are held still where they scroll.
    this.scrollTo = function () {};
    this.scrollBy = function (x, y) {
      var at = element;
      while (at && at !== document.documentElement) {
        var style = getComputedStyle(at);
        if (/auto|scroll/.test(style.overflowY) && at.scrollHeight > at.clientHeight) return at.scrollBy(x, y);
        at = at.parentElement || at.getRootNode().host;
      }
      window.scrollBy(x, y);
    };
    this.print = function () { window.print(); };

    // The host page's storage, without the person's own things: these live as long as the element.
    this.localStorage = kept(function () { return localStorage; }, element);
    this.sessionStorage = kept(null, element);

    this.fetch = function (request) {
      if (isClosed) return Promise.reject(new TypeError('removed'));
      var call = new AbortController();
      var sent = Promise.race([element.send(request), new Promise(function (done, failed) {
        call.signal.addEventListener('abort', function () { failed(new TypeError('removed')); });
      })]);
      calls.add(call);
      var end = function () { calls.delete(call); };
      sent.then(end, end);
      return sent;
    };

    // First what is under way ends, while all that it belongs to is still there, and then the rest.
    this.close = function () {
      isClosed = true;
      heard.forEach(function (it) {
        if (it[0] === 'beforeunload') it[1](new Event('beforeunload'));
      });
      calls.forEach(function (call) { call.abort(); });
    };
    this.forget = function () {
      isClosed = true;
      heard.slice().forEach(function (it) { place.removeEventListener(it[0], it[1]); });
      timers.forEach(function (id) { clearTimeout(id); });
      intervals.forEach(function (id) { clearInterval(id); });
      timers.clear();
      intervals.clear();
    };
  }

  // What the site's settings want, if anything; whether they are right is for the program to say.
  function languageIn(text) {
    try {
      return JSON.parse(text).language;
    } catch (unreadable) {
      return null;
    }
  }

  function kept(area, element) {
    var own = {};
    var isOwn = function (key) { return !area || key === NAME + ':theme' && element.hasAttribute('theme'); };
    return {
      getItem: function (key) {
        if (key === NAME + ':theme' && element.hasAttribute('theme')) return element.getAttribute('theme');
        return isOwn(key) ? (key in own ? own[key] : null) : area().getItem(key);
      },
      setItem: function (key, text) {
        if (isOwn(key)) own[key] = text;
        else area().setItem(key, text);
      },
      removeItem: function (key) {
        if (isOwn(key)) delete own[key];
        else area().removeItem(key);
      },
    };
  }

  // ---- The element.

  class AtmosphereImaging extends HTMLElement {
    static get observedAttributes() {
      return ['view', 'theme', 'lang'];
    }

    constructor() {
      super();
      this._token = null;
      this._asked = null;
      this._person = null;
      this._running = null;
      this._getToken = null;
    }

    // What a page sets before this script has run is a plain property, which would hide ours.
    connectedCallback() {
      var element = this;
      ['token', 'getToken'].forEach(function (name) {
        if (!Object.prototype.hasOwnProperty.call(element, name)) return;
        var value = element[name];
        delete element[name];
        element[name] = value;
      });
      if (!this._running) this.start();
    }

    // Frameworks move elements by taking them out and putting them in: only who stays away is gone.
    disconnectedCallback() {
      var element = this;
      setTimeout(function () {
        if (!element.isConnected) element.stop();
      });
    }

    attributeChangedCallback(name, before, now) {
      var running = this._running;
      if (!running || before === now) return;
      if (name === 'view' && running.place) running.place.go(now || '/instances');
      if (name === 'theme') this.wear(running.wrapper);
      if (name === 'lang' && running.place && this.language(running.language) !== running.program.language) this.restart();
      if (running.bridge) running.bridge({ type: name, value: now });
    }

    /** Where the person is in the application. */
    get path() {
      return this._running && this._running.place ? this._running.place.path : this._path || null;
    }

    /** One step back. */
    back() {
      var running = this._running;
      if (running && running.place) running.place.back();
      if (running && running.bridge) running.bridge({ type: 'back' });
    }

    /** The token of Atmosphere's that speaks for the person. It is kept in this property alone. */
    get token() {
      return this._token;
    }

    set token(token) {
      var before = this._token;
      this._token = token || null;
      var running = this._running;
      if (!running || this._token === before) return;
      if (running.bridge) return running.bridge({ type: 'token', token: this._token });
      if (!running.place) return;
      if (!this._token || !running.isHost) return this.restart();
      this.admit(this._token);
    }

    /** Asked for a token, whenever one is needed. */
    get getToken() {
      return this._getToken;
    }

    // Frameworks may set it late, when people are asked for their password already.
    set getToken(ask) {
      this._getToken = typeof ask === 'function' ? ask : null;
      var running = this._running;
      if (!running || !this._getToken) return;
      if (running.bridge) running.bridge({ type: 'asks' });
      else if (running.place && !running.isHost) this.restart();
    }

    // ---- Coming and going.

    start() {
      var root = this.shadowRoot || this.attachShadow({ mode: 'open' });
      var wrapper = document.createElement('div');
      var running = { wrapper: wrapper, place: null, program: null, isHost: false };
      this._running = running;
      wrapper.className = 'atmosphere';
      wrapper.lang = this.language();
      wrapper.dir = 'ltr';
      this.wear(wrapper);
      root.adoptedStyleSheets = [sheet(OWN_STYLE)];
      root.replaceChildren(wrapper);
      if (this.hasAttribute('frame')) return this.frame(running);
      if (this._isDenied) return this.panel(wrapper, 'framed');
      wrapper.textContent = this.words().loading;
      this.load(running);
    }

    load(running) {
      var element = this;
      var view = this.getAttribute('view') || '/instances';
      var is = function () { return element._running === running; };
      var config = fetch(new URL('config.json', BASE).href, { credentials: 'omit' }).then(function (answer) {
        return answer.ok ? answer.text() : null;
      });
      Promise.all([styles(), config, config.then(function (text) {
        running.language = languageIn(text);
        return program(element.language(running.language));
      })]).then(function (loaded) {
        if (!is()) return idle[loaded[2].language].push(loaded[2]);
        running.program = loaded[2];
        running.wrapper.lang = running.program.language;
        running.isHost = Boolean(element._token || element.getToken);
        element.shadowRoot.adoptedStyleSheets = [sheet(OWN_STYLE)].concat(loaded[0]);
        running.wrapper.replaceChildren(running.program.root);
        running.place = new Place(element, running.wrapper, running.program, view);
        running.place.atmosphereImagingConfig = element.settings(loaded[1], running);
        guard(running.wrapper, running.place);
        running.wrapper.toggleAttribute('data-host', running.isHost);
        watchFaults(running, function () { element.crash(running); });
        running.program.mount(running.place);
      }).catch(function (error) {
        if (!is()) return;
        if (running.place) return element.crash(running);
        console.error(error);
        element.panel(running.wrapper, 'failed', 'again');
        element.tell('imaging-failure', { reason: 'load' });
      });
    }

    stop() {
      var running = this._running;
      this._running = null;
      this._person = null;
      if (!running) return;
      if (running.unlisten) running.unlisten();
      if (!running.place) return;
      var place = running.place;
      place.close();
      // Two rounds: what has failed for being broken off has come to its end by then.
      setTimeout(function () {
        setTimeout(function () {
          if (!running.isBroken) running.program.unmount();
          // Effects come after what they follow.
          setTimeout(function () {
            place.forget();
            running.wrapper.remove();
            if (!running.isBroken) idle[running.program.language].push(running.program);
          });
        });
      });
    }

    restart() {
      this.stop();
      if (this.isConnected) this.start();
    }

    // The site's settings, with what the element says otherwise.
    settings(text, running) {
      var config;
      try {
        config = JSON.parse(text);
      } catch (unreadable) {
        return text;
      }
      if (!config || typeof config !== 'object') return text;
      var api = this.getAttribute('api') || config.apiBase || '/';
      config.apiBase = new URL(api, BASE).href.replace(/\/+$/, '');
      running.api = config.apiBase;
      config.keepTokenForTab = false;
      // The element and the page around it have said which.
      config.language = running.program.language;
      // What a site says of its own page.
      delete config.mode;
      delete config.kiosk;
      delete config.embedding;
      if (config.logo) config.logo = new URL(config.logo, BASE).href.replace(/^http:.*/, '');
      config.signIn = Object.assign({}, config.signIn, { host: running.isHost });
      return JSON.stringify(config);
    }

    crash(running) {
      if (running.isBroken) return;
      running.isBroken = true;
      running.place.forget();
      this.panel(running.wrapper, 'crashed', 'reload');
      this.tell('imaging-failure', { reason: 'crash' });
    }

    panel(wrapper, what, action) {
      var element = this;
      var words = this.words();
      var panel = build('div', 'boot__panel');
      panel.setAttribute('role', 'alert');
      var card = build('div', 'boot__card');
      card.append(build('h1', 'boot__title', words[what]), build('p', 'boot__text', words[what + 'Text']));
      if (action) {
        var button = build('button', 'boot__button', words[action]);
        button.type = 'button';
        button.addEventListener('click', function () { element.restart(); });
        card.append(button);
      }
      panel.append(card);
      wrapper.replaceChildren(panel);
    }

    /** In place of the application, where no listed portal is around the frame. */
    deny() {
      this._isDenied = true;
    }

    // Of those that we speak: what the element says, what the site wants, what is spoken around the element, and what the
    // browser prefers.
    language(site) {
      var around = this.closest('[lang]');
      var said = [this.lang, site, around && around.lang, document.documentElement.lang, navigator.languages];
      return (/(?:^|,)(en|es)\b/i.exec(said) || [0, 'en'])[1].toLowerCase();
    }

    words() {
      return WORDS[this.language(this._running && this._running.language)];
    }

    wear(wrapper) {
      var theme = this.getAttribute('theme');
      wrapper.toggleAttribute('data-given', theme !== null);
      if (theme === null) {
        try {
          theme = localStorage.getItem(NAME + ':theme');
        } catch (refused) {
          // Without storage the system's theme holds.
        }
      }
      if (theme === 'light' || theme === 'dark') wrapper.setAttribute('data-theme', theme);
      else wrapper.removeAttribute('data-theme');
    }

    tell(name, detail) {
      if (this._running) this.dispatchEvent(new CustomEvent(name, { detail: detail, bubbles: true, composed: true }));
    }

    // ---- The token.

    // A call with the host's token, and once more with a new one where it was refused: a call that was refused for want
    // of a sign-in was not carried out, whatever it was.
    send(request) {
      var element = this;
      var running = this._running;
      if (!running || !running.isHost || request.headers.has('Authorization')) return fetch(request);
      var spare = request.clone();
      return this.current().then(function (token) {
        if (!token) return refusal();
        return fetch(signed(request, token)).then(function (answer) {
          return isRefused(answer).then(function (is) {
            if (!is) return element.know(request, answer);
            return element.renewed(token).then(function (fresh) {
              return fresh ? fetch(signed(spare, fresh)) : answer;
            });
          });
        });
      });
    }

    current() {
      return this._token ? Promise.resolve(this._token) : this.ask();
    }

    // Whoever comes with a token that was replaced meanwhile gets the new one.
    renewed(refused) {
      if (this._token === refused) this._token = null;
      return this.current().then(function (fresh) { return fresh === refused ? null : fresh; });
    }

    // Asks the host page, once for all that wait.
    ask() {
      var element = this;
      this._asked = this._asked || Promise.resolve().then(function () {
        return element.getToken ? element.getToken() : null;
      }).then(function (token) {
        return typeof token === 'string' && token ? element.isSamePerson(token) : null;
      }).catch(function (error) {
        console.error(error);
        return null;
      }).then(function (token) {
        element._asked = null;
        if (!token) {
          element.tell('imaging-sign-in', {});
          return null;
        }
        element._token = token;
        // Who was told to sign in is in again, however it came to be known.
        if (element._running && element._running.place) element._running.place.signedIn();
        return token;
      });
      return this._asked;
    }

    // A token that the host page sets while the application runs.
    admit(token) {
      var element = this;
      var running = this._running;
      this.isSamePerson(token).then(function (is) {
        if (is && element._running === running) running.place.signedIn();
      });
    }

    // Somebody else finds nothing of the person before: the application begins anew.
    isSamePerson(token) {
      var element = this;
      var running = this._running;
      if (!this._person || !running) return Promise.resolve(token);
      return fetch(signed(new Request(running.api + '/api/v1/profile', { credentials: 'omit', cache: 'no-store', headers: {
        Accept: 'application/json',
      } }), token)).then(function (answer) {
        return answer.ok ? answer.json() : null;
      }).then(function (profile) {
        if (!profile) return null;
        if (profile.username === element._person) return token;
        element._token = token;
        element.restart();
        return null;
      });
    }

    know(request, answer) {
      var element = this;
      if (answer.ok && /\/api\/v1\/profile$/.test(request.url.split('?')[0])) {
        answer.clone().json().then(function (profile) { element._person = profile.username; }).catch(function () {});
      }
      return answer;
    }
  }

  function signed(request, token) {
    request.headers.set('Authorization', 'Token ' + token);
    return request;
  }

  function refusal() {
    return new Response(JSON.stringify({ detail: SIGNED_OUT }), {
      status: 403, headers: { 'Content-Type': 'application/json' },
    });
  }

  function isRefused(answer) {
    if (answer.status !== 403) return Promise.resolve(false);
    return answer.clone().json().then(function (body) { return body.detail === SIGNED_OUT; }, function () { return false; });
  }

  function build(tag, name, text) {
    var made = document.createElement(tag);
    made.className = name;
    if (text) made.textContent = text;
    return made;
  }

  // ---- What must not get out of the element.

  function guard(wrapper, place) {
    // Our own links go where they lead inside; no router of the host page's hears of any.
    var linkOf = function (event) {
      return event.target.closest ? event.target.closest('a[href]') : null;
    };
    var pathOf = function (link) {
      var href = link.getAttribute('href');
      if (link.target || link.hasAttribute('download') || /\bexternal\b/.test(link.rel)) return null;
      if (href.indexOf(BASE) === 0) return '/' + href.slice(BASE.length);
      return /^\/(?!\/)/.test(href) ? href : null;
    };
    ['click', 'auxclick'].forEach(function (type) {
      wrapper.addEventListener(type, function (event) {
        var link = linkOf(event);
        if (link && pathOf(link)) event.preventDefault();
      }, true);
      wrapper.addEventListener(type, function (event) {
        var link = linkOf(event);
        if (!link) return;
        event.stopPropagation();
        var path = pathOf(link);
        if (!path || event.button === 2) return;
        if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) window.open(BASE + path.slice(1), '_blank', 'noopener');
        else place.go(path);
      });
    });
    // Outside, a field of ours looks like no field: what is typed there would be taken for shortcuts.
    ['keydown', 'keypress', 'keyup'].forEach(function (type) {
      wrapper.addEventListener(type, function (event) {
        // Chords are the host page's, but not those for editing.
        var isChord = (event.ctrlKey || event.metaKey || event.altKey) && /^[^acvxyz]$/i.test(event.key);
        var isFree = event.key === 'Tab' || /^F\d/.test(event.key) ||
          event.key === 'Escape' && !event.defaultPrevented && !place.document.querySelector('dialog[open]');
        if (!isChord && !isFree) event.stopPropagation();
      });
    });
  }

  // ---- Crashes: the stack says whose program it was.

  function watchFaults(running, crash) {
    var look = function (error) {
      if (!error || typeof error.stack !== 'string' || error.stack.indexOf(running.program.address + ':') < 0) return;
      var isOver = /^(RangeError|InternalError)$/.test(error.name) && /wasm/.test(error.stack);
      if (error instanceof WebAssembly.RuntimeError || isOver) crash();
    };
    var onError = function (event) { look(event.error); };
    var onRejection = function (event) { look(event.reason); };
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    running.unlisten = function () {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }

  // ---- In a frame: framed.html is a host page of our own, which speaks with this one.

  AtmosphereImaging.prototype.frame = function (running) {
    var element = this;
    var origin = new URL(BASE).origin;
    var frame = document.createElement('iframe');
    frame.title = this.getAttribute('title') || this.words().title;
    frame.allow = 'clipboard-write';
    frame.src = BASE + 'framed.html';
    running.bridge = function (message) {
      if (frame.contentWindow) frame.contentWindow.postMessage({ atmosphereImaging: message }, origin);
    };
    var hear = function (event) {
      if (event.source !== frame.contentWindow || event.origin !== origin || !event.data) return;
      var said = event.data.atmosphereImaging;
      if (!said) return;
      if (said.type === 'ready') {
        running.bridge({
          type: 'start', view: element.getAttribute('view'), theme: element.getAttribute('theme'), api: element.getAttribute('api'),
          lang: element.lang, around: element.language(), token: element._token, asks: Boolean(element.getToken),
        });
      } else if (said.type === 'ask') {
        Promise.resolve(element.getToken ? element.getToken() : null).catch(function () { return null; }).then(function (token) {
          running.bridge({ type: 'answer', id: said.id, token: token });
        });
      } else if (said.type === 'height') {
        frame.style.blockSize = Math.max(0, Math.min(Number(said.height) || 0, 1e5)) + 'px';
      } else if (said.type === 'event' && /^imaging-(navigation|submitted|sign-in|failure)$/.test(said.name)) {
        if (said.name === 'imaging-navigation') element._path = said.detail.path;
        element.tell(said.name, said.detail);
      }
    };
    window.addEventListener('message', hear);
    running.unlisten = function () { window.removeEventListener('message', hear); };
    running.wrapper.append(frame);
  };

  customElements.define(NAME, AtmosphereImaging);
})();
