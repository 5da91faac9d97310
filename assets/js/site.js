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

  /* ---- Definitions ---- */

  /* Where there is no pointer to hover with, the first tap shows the definition and the second follows the link.
   * Escape hides it. Without this script the link alone leads to the glossary. */
  function watchTerms() {
    var touched = false;
    function shut(except) {
      all(".gloss-open").forEach(function (term) {
        if (term !== except) {
          term.classList.remove("gloss-open");
        }
      });
    }
    all(".gloss").forEach(function (term) {
      var link = term.querySelector("a");
      term.addEventListener("pointerdown", function (event) {
        touched = event.pointerType === "touch" || event.pointerType === "pen";
      });
      link.addEventListener("click", function (event) {
        if (touched && !term.classList.contains("gloss-open")) {
          event.preventDefault();
          term.classList.add("gloss-open");
        }
        touched = false;
      });
      ["pointerenter", "focusin"].forEach(function (name) {
        term.addEventListener(name, function () { term.classList.remove("gloss-shut"); });
      });
    });
    document.addEventListener("click", function (event) {
      shut(event.target.closest(".gloss"));
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        shut(null);
        all(".gloss").forEach(function (term) {
          if (term.matches(":hover, :focus-within")) {
            term.classList.add("gloss-shut");
          }
        });
      }
    });
  }

  /* ---- The quest bank of a static copy ---- */

  /* A server has answered the question already; plain files always hold all quests. */
  function askBank() {
    var bank = document.querySelector("[data-quest-bank]");
    var asked = new URLSearchParams(location.search);
    var names = ["module", "unit", "kind", "effort", "check"].filter(function (name) { return asked.get(name); });
    if (!bank || !names.length) {
      return;
    }
    var shown = 0;
    all("[data-find]", bank).forEach(function (row) {
      var find = row.getAttribute("data-find");
      row.hidden = !names.every(function (name) { return find.indexOf(" " + name + "=" + asked.get(name) + " ") >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    all(".bank-group", bank).forEach(function (group) {
      group.hidden = !group.querySelector("[data-find]:not([hidden])");
    });
    names.forEach(function (name) {
      var field = bank.querySelector("[name=" + name + "]");
      field.value = asked.get(name);
      if (field.selectedIndex < 0) {
        field.value = "";
      }
    });
    bank.querySelector(".ask-none").hidden = shown > 0;
    var count = bank.querySelector(".ask-count");
    count.firstChild.textContent = count.getAttribute("data-count").replace("{shown}", shown) + " ";
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

  /* ---- The key / leads to the search; a reader may switch that off (WCAG 2.2, 2.1.4) ---- */

  var SLASH = "waymark.slash";
  var AT_FIELD = "#q";

  function isWriting(e) {
    return e && (/^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) || e.isContentEditable);
  }

  function goToSearch(event) {
    var field = document.querySelector("input[type='search']");
    var link = document.querySelector(".site-search");
    var plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plain || isWriting(event.target) || load(SLASH) === "off" || !(field || link)) {
      return;
    }
    event.preventDefault();
    if (field) {
      field.focus();
      field.select();
    } else {
      location.assign(link.href + AT_FIELD);
    }
  }

  function tellSlash() {
    var text = document.querySelector(".slash-key");
    if (!text) {
      return;
    }
    var off = load(SLASH) === "off";
    text.textContent = text.getAttribute(off ? "data-off" : "data-on") + " ";
    var turn = element("button", "", text.getAttribute(off ? "data-turn-on" : "data-turn-off"));
    turn.type = "button";
    turn.addEventListener("click", function () {
      save(SLASH, off ? "on" : "off");
      tellSlash();
      text.querySelector("button").focus();
    });
    text.appendChild(turn);
  }

  function watchSlash() {
    document.addEventListener("keydown", goToSearch);
    tellSlash();
    if (location.hash === AT_FIELD && document.querySelector(AT_FIELD)) {
      document.querySelector(AT_FIELD).focus();
    }
  }

  watchReading();
  watchSlash();
  markLists();
  offerForgetting();
  openNotebook();
  watchSections();
  openForPrint();
  watchTerms();
  askBank();
})();
