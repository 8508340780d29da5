// The first script of the page, written so that old browsers can run it. It closes the one connection that a content
// security policy does not cover (WebRTC), and shows the page's own message if the app cannot start.
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

  window.addEventListener('error', onError, true); // capturing, because errors of scripts that fail to load do not bubble
  window.addEventListener('unhandledrejection', onRejection);
  window.addEventListener('plumbline:started', function () {
    window.removeEventListener('error', onError, true);
    window.removeEventListener('unhandledrejection', onRejection);
    show('cannot-start', false);
  });

  // Without scripts, the page shows its `noscript` instead of "Opening". A browser without modules never runs the
  // script that starts the app, so that script cannot report a failure.
  window.addEventListener('DOMContentLoaded', function () {
    show('loading', !failed);
    if (!('noModule' in document.createElement('script')) || typeof WebAssembly !== 'object') {
      cannotStart('This browser lacks JavaScript modules or WebAssembly.');
    }
  });
})();
