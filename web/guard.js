// The first script of the page, written for old browsers too. It closes the one way out of the page that a
// content security policy doesn't (WebRTC), and where the app can't start it shows the page's own message.
(function () {
  'use strict';

  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;

  function show(id, visible) {
    var element = document.getElementById(id);
    if (element) element.hidden = !visible;
  }

  var failed = false;

  function cannotStart(reason) {
    failed = true;
    show('loading', false);
    show('cannot-start', true);
    var place = document.getElementById('cannot-start-reason');
    if (place) place.textContent = reason;
  }

  function onError(event) {
    if (event.target === window) cannotStart('The browser said: ' + event.message);
    else if (event.target.tagName === 'SCRIPT') cannotStart('A part of Plumbline could not be loaded.');
  }

  function onRejection(event) {
    cannotStart('The browser said: ' + event.reason);
  }

  window.addEventListener('error', onError, true); // capturing: a script that fails to load doesn't bubble
  window.addEventListener('unhandledrejection', onRejection);
  window.addEventListener('plumbline:started', function () {
    window.removeEventListener('error', onError, true);
    window.removeEventListener('unhandledrejection', onRejection);
    show('cannot-start', false);
  });

  // Without scripts, the page's `noscript` speaks, and must not stand under "Opening".
  // A browser without modules never runs, and so never fails to run, the script that starts the app.
  window.addEventListener('DOMContentLoaded', function () {
    show('loading', !failed);
    if (!('noModule' in document.createElement('script')) || typeof WebAssembly !== 'object') {
      cannotStart('This browser lacks JavaScript modules or WebAssembly.');
    }
  });
})();
