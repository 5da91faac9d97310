/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * What the browser adds. Every page is complete without it.
 *
 * It remembers, in this browser alone (localStorage, names that begin with "waymark."): which units were
 * begun and read, where the reader was last, and what stands in the private notebook of a unit. It marks
 * rows and stones with that, and gives buttons to save and to forget it. Words come from the page (data-
 * attributes), so they are in its language.
 */
(function () {
  "use strict";

  var READ = 2;
  var BEGUN = 1;
  var NOTES = "waymark.note.";

  /* Storage can be full or forbidden; then nothing is remembered and nothing breaks. */
  function load(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch (problem) {
      return null;
    }
  }

  function save(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
      return true;
    } catch (problem) {
      return false;
    }
  }

  function forget(name) {
    try {
      localStorage.removeItem(name);
    } catch (problem) {
      return;
    }
  }

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) {
      e.className = className;
    }
    if (text) {
      e.textContent = text;
    }
    return e;
  }

  function button(text, action) {
    var e = element("button", "button button-small button-quiet", text);
    e.type = "button";
    e.addEventListener("click", action);
    return e;
  }

  function progress() {
    var p = load("waymark.read");
    return p && typeof p === "object" && !Array.isArray(p) ? p : {};
  }

  /* ---- A unit that is being read ---- */

  function note(key, state) {
    var p = progress();
    if ((p[key] || 0) < state) {
      p[key] = state;
      save("waymark.read", p);
    }
  }

  function watchReading() {
    var article = document.querySelector("[data-reading]");
    if (!article) {
      return;
    }
    var key = article.getAttribute("data-reading");
    note(key, BEGUN);
    save("waymark.here", { key: key, url: location.pathname });
    var end = document.querySelector(".before-next");
    if (end && "IntersectionObserver" in window) {
      new IntersectionObserver(function (entries, observer) {
        if (entries.some(function (e) { return e.isIntersecting; })) {
          note(key, READ);
          observer.disconnect();
        }
      }).observe(end);
    }
  }

  /* ---- Marks on rows, on the trail and on stones ---- */

  function setIcon(row, name) {
    var use = row.querySelector(".state use");
    if (use) {
      use.setAttribute("href", use.getAttribute("href").replace(/[a-z]+$/, name));
    }
  }

  function addWord(row, word) {
    var link = row.querySelector("a");
    if (link && word) {
      link.appendChild(element("span", "vh", " " + word));
    }
  }

  function markRow(list, row, state, isHere) {
    var kind = row.classList.contains("trail-unit") ? "trail" : "row";
    var current = row.querySelector("[aria-current='page']");
    if (isHere && kind === "row") {
      row.classList.add("row-here");
      setIcon(row, "here");
      var facts = row.querySelector(".row-facts");
      if (facts) {
        facts.insertBefore(element("span", "here-tag", list.getAttribute("data-here")), facts.firstChild);
      }
    } else if (state && !current) {
      row.classList.add(kind + (state === READ ? "-read" : "-half"));
      setIcon(row, state === READ ? "done" : "half");
      addWord(row, list.getAttribute(state === READ ? "data-read" : "data-half"));
    }
  }

  function markLists() {
    var p = progress();
    var here = load("waymark.here") || {};
    all("[data-progress]").forEach(function (list) {
      all("[data-unit]", list).forEach(function (row) {
        var key = row.getAttribute("data-unit");
        markRow(list, row, p[key] || 0, key === here.key);
      });
    });
    all(".module").forEach(function (module) {
      var states = all("[data-unit]", module).map(function (row) {
        return p[row.getAttribute("data-unit")] || 0;
      });
      if (states.length && states.every(function (s) { return s === READ; })) {
        module.classList.add("walked");
      } else if (states.some(Boolean)) {
        module.classList.add("started");
      }
    });
    all("[data-go-on]").forEach(function (link) {
      if (typeof here.url === "string" && /^\/(?!\/)/.test(here.url)) {
        link.setAttribute("href", here.url);
        link.firstChild.textContent = link.getAttribute("data-go-on");
      }
    });
  }

  function offerForgetting() {
    var tools = document.querySelector(".progress-tools");
    if (!tools || !load("waymark.read")) {
      return;
    }
    var text = element("p", "small", tools.getAttribute("data-about"));
    text.setAttribute("role", "status");
    tools.appendChild(text);
    var actions = element("p", "actions");
    actions.appendChild(button(tools.getAttribute("data-clear"), function () {
      forget("waymark.read");
      forget("waymark.here");
      text.textContent = tools.getAttribute("data-cleared");
      tools.removeChild(actions);
    }));
    tools.appendChild(actions);
  }

  /* ---- The private notebook ---- */

  function saveAsFile(name, text) {
    var url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    var link = element("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
  }

  function openNotebook() {
    var book = document.querySelector(".notebook");
    var article = document.querySelector("[data-reading]");
    var field = book && book.querySelector("textarea");
    if (!field || !article) {
      return;
    }
    var key = article.getAttribute("data-reading");
    var text = load(NOTES + key);
    if (!save("waymark.kept", 1)) {
      return;
    }
    forget("waymark.kept");
    if (typeof text === "string" && !field.value) {
      field.value = text;
    }
    book.querySelector(".small").textContent = book.getAttribute("data-kept");
    var actions = element("p", "actions");
    actions.appendChild(button(book.getAttribute("data-save"), function () {
      saveAsFile(key.replace(/\//g, "-") + ".txt", book.querySelector("label").textContent + "\n\n" + field.value + "\n");
    }));
    actions.appendChild(button(book.getAttribute("data-clear"), function () {
      field.value = "";
      forget(NOTES + key);
      actions.hidden = true;
      field.focus();
    }));
    actions.hidden = !field.value;
    book.appendChild(actions);
    field.addEventListener("input", function () {
      actions.hidden = !field.value;
      if (field.value) {
        save(NOTES + key, field.value);
      } else {
        forget(NOTES + key);
      }
    });
  }

  /* ---- The section one is in ---- */

  function watchSections() {
    var links = all(".trail-sections a[href^='#']");
    var places = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    });
    var waiting = false;
    function mark() {
      waiting = false;
      var line = window.innerHeight * 0.3;
      var current = null;
      places.forEach(function (place) {
        if (place && place.getBoundingClientRect().top <= line) {
          current = place;
        }
      });
      links.forEach(function (link, i) {
        if (current && places[i] === current) {
          link.setAttribute("aria-current", "true");
        } else {
          link.removeAttribute("aria-current");
        }
      });
    }
    if (links.length) {
      window.addEventListener("scroll", function () {
        if (!waiting) {
          waiting = true;
          requestAnimationFrame(mark);
        }
      }, { passive: true });
      mark();
    }
  }

  /* Browsers that cannot open folded parts in print by style get them opened. */
  function openForPrint() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = all(".option:not([open])");
      opened.forEach(function (d) { d.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (d) { d.open = false; });
      opened = [];
    });
  }

  watchReading();
  markLists();
  offerForgetting();
  openNotebook();
  watchSections();
  openForPrint();
})();
