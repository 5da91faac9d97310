/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * For authors, only while the server watches its content (waymark serve --watch): the open page loads itself
 * again when another edition is served, at the same place; when a change could not be published, a bar says why.
 *
 * It asks /watch/events, which answers when there is something new and else after a while. A page that is not
 * looked at does not ask, so that many open pages do not use up the connections of the browser.
 */
(function () {
  "use strict";

  var PLACE = "waymark.watch.place";
  var AGAIN_MS = 1000;
  var script = document.currentScript;
  var failed = script ? script.getAttribute("data-failed") : "";
  var seen = "";
  var edition = "";
  var asking = null;

  function remember() {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, window.scrollY]));
    } catch (problem) {
      return;
    }
  }

  /* Once, after the page was loaded again. */
  function goBack() {
    var place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch (problem) {
      place = null;
    }
    if (place && place[0] === location.pathname) {
      window.scrollTo(0, place[1]);
    }
  }

  function showMessage(text) {
    var bar = document.getElementById("watch-bar");
    if (!text) {
      if (bar) {
        bar.remove();
      }
      return;
    }
    if (!bar) {
      bar = document.createElement("p");
      bar.id = "watch-bar";
      bar.className = "watch-bar";
      bar.setAttribute("role", "status");
      document.body.appendChild(bar);
    }
    bar.textContent = failed + " " + text;
  }

  function take(state) {
    if (edition && state.edition !== edition) {
      remember();
      location.reload();
      return;
    }
    edition = state.edition;
    seen = state.seen;
    showMessage(state.message);
  }

  function ask() {
    if (asking || document.hidden) {
      return;
    }
    var start = Date.now();
    asking = new AbortController();
    fetch("/watch/events?seen=" + encodeURIComponent(seen), { signal: asking.signal, cache: "no-store" })
      .then(function (answer) {
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        return answer.json();
      })
      .then(take)
      .catch(function () {
        start = Date.now();
      })
      .then(function () {
        asking = null;
        /* An answer that came at once is not asked for again at once. */
        window.setTimeout(ask, Math.max(0, AGAIN_MS - (Date.now() - start)));
      });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden && asking) {
      asking.abort();
    } else {
      ask();
    }
  });
  goBack();
  ask();
})();
