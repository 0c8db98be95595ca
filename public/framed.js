// The inside of <atmosphere-imaging frame>: an element that does as the page around it says, if the site's list of
// portals ("embedding": {"parents": [...]} in config.json) has that page's origin. Nobody else is heard or told anything.
(function () {
  'use strict';

  var margins = new CSSStyleSheet();
  margins.replaceSync('body { margin: 0; }');
  document.adoptedStyleSheets = [margins];

  var element = document.createElement('atmosphere-imaging');
  var waiting = new Map();
  var last = 0;
  var portal = null;

  fetch('config.json').then(function (answer) { return answer.json(); }).then(function (config) {
    var listed = config.embedding && config.embedding.parents;
    return Array.isArray(listed) ? listed : [];
  }).catch(function () { return []; }).then(begin);

  function begin(parents) {
    if (window.parent === window) return refuse();
    addEventListener('message', function (event) {
      if (event.source !== window.parent || parents.indexOf(event.origin) < 0 || !event.data) return;
      var said = event.data.atmosphereImaging;
      if (!said || (portal ? event.origin !== portal : said.type !== 'start')) return;
      portal = event.origin;
      hear(said);
    });
    // The browser hands it over only where the page around us is of that origin.
    parents.forEach(function (origin) {
      try {
        window.parent.postMessage({ atmosphereImaging: { type: 'ready' } }, origin);
      } catch (malformed) {
        console.error('embedding.parents: ' + origin + ' is no origin');
      }
    });
    setTimeout(function () { if (!portal) refuse(); }, 10000);
  }

  function refuse() {
    if (!element.isConnected) element.deny();
    document.body.append(element);
  }

  function hear(said) {
    if (said.type === 'start' && !element.isConnected) {
      if (said.around) document.documentElement.lang = said.around;
      ['view', 'theme', 'api', 'lang'].forEach(function (name) {
        if (said[name]) element.setAttribute(name, said[name]);
      });
      element.token = said.token;
      if (said.asks) element.getToken = ask;
      ['navigation', 'submitted', 'sign-in', 'failure'].forEach(function (name) {
        element.addEventListener('imaging-' + name, function (event) {
          tell({ type: 'event', name: event.type, detail: event.detail });
        });
      });
      document.body.append(element);
      new ResizeObserver(function () { tell({ type: 'height', height: element.getBoundingClientRect().height }); }).observe(element);
    } else if (said.type === 'view' || said.type === 'theme' || said.type === 'lang') {
      if (said.value) element.setAttribute(said.type, said.value);
      else element.removeAttribute(said.type);
    } else if (said.type === 'asks') {
      element.getToken = ask;
    } else if (said.type === 'token') {
      element.token = said.token;
    } else if (said.type === 'back') {
      element.back();
    } else if (said.type === 'answer' && waiting.has(said.id)) {
      waiting.get(said.id)(said.token);
      waiting.delete(said.id);
    }
  }

  function ask() {
    return new Promise(function (done) {
      waiting.set(last += 1, done);
      tell({ type: 'ask', id: last });
    });
  }

  function tell(message) {
    window.parent.postMessage({ atmosphereImaging: message }, portal);
  }
})();
