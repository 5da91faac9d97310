/* SPDX-License-Identifier: MIT
 * SPDX-FileCopyrightText: 2026 The Waymark authors */
/*
 * The search of a static copy: what src/search does on a server, done in the browser.
 *
 * search-index.js, loaded before this file, holds the text of all pages (WAYMARK_SEARCH, its form is in
 * src/search/search.h). Words are cut and folded as there, one wrong letter is forgiven as there; the order
 * of results follows the same ideas more simply. Nothing is asked of a server, so it works from file://.
 * Everything is shown as text (textContent); words come from the page, in its language.
 */
(function () {
  "use strict";

  var WORD = /[\p{L}\p{N}\p{M}]+/gu;
  var PAIRS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
  var MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7\u0640\u064b-\u065f\u0670]/g;
  var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ς": "σ" };
  var WEIGHT = { title: 10, heading: 4, teaser: 3, text: 1 };
  var KINDS = ["unit", "quest", "term", "page"];
  var WORDS_MAX = 12;
  var SHOWN = 20;
  var SNIPPET = 160;

  var answer = document.querySelector(".search-answer[data-results]");
  var field = document.getElementById("q");
  if (!answer || !field || typeof WAYMARK_SEARCH !== "object" || WAYMARK_SEARCH.format !== 1) {
    return;
  }

  function say(name, value) {
    var text = answer.getAttribute("data-" + name) || "";
    return value === undefined ? text : text.split("{n}").join(value);
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

  /* ---- Words ---- */

  function fold(word) {
    var folded = word.toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC");
    return folded.replace(/[ßæœøđðłþıς]/g, function (c) { return LETTERS[c]; }).slice(0, 64);
  }

  /* Scripts without spaces count by pairs of characters. */
  function addPairs(found, text, from) {
    var characters = Array.from(text);
    var at = from;
    characters.forEach(function (c, i) {
      var pair = c + (characters[i + 1] || "");
      found.push({ word: fold(pair), from: at, to: at + pair.length });
      at += c.length;
    });
  }

  function wordsOf(text) {
    var found = [];
    var match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      if (PAIRS.test(match[0])) {
        addPairs(found, match[0], match.index);
      } else {
        var word = fold(match[0]);
        if (word) {
          found.push({ word: word, from: match.index, to: match.index + match[0].length });
        }
      }
    }
    return found;
  }

  /* ---- The index: for each word its places, made at the first question ---- */

  var pieces = [];
  var words = null;

  function addPiece(entry, field, section, text) {
    if (!text) {
      return;
    }
    var number = pieces.length;
    var list = wordsOf(text);
    pieces.push({ entry: entry, field: field, section: section, text: text, count: list.length });
    list.forEach(function (w) {
      var places = words.get(w.word);
      if (!places) {
        words.set(w.word, places = new Map());
      }
      places.set(number, (places.get(number) || 0) + 1);
    });
  }

  function makeIndex() {
    if (words) {
      return;
    }
    words = new Map();
    WAYMARK_SEARCH.entries.forEach(function (e, i) {
      addPiece(i, "title", null, e.title);
      addPiece(i, "teaser", null, e.teaser);
      e.sections.forEach(function (s) {
        addPiece(i, "heading", s, s.title);
        addPiece(i, "text", s, s.text);
      });
    });
  }

  /* ---- Words near a word ---- */

  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) {
      return false;
    }
    var shorter = Math.min(a.length, b.length);
    var start = 0;
    while (start < shorter && a[start] === b[start]) {
      start++;
    }
    var end = 0;
    while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
      end++;
    }
    var left = Math.max(a.length, b.length) - start - end;
    var swapped = left === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start];
    return left <= 1 || swapped;
  }

  function expand(word, isLast) {
    var found = [];
    if (words.has(word)) {
      found.push({ word: word, quality: 16 });
    }
    if (isLast && word.length > 1) {
      words.forEach(function (places, w) {
        if (w.length > word.length && w.startsWith(word)) {
          found.push({ word: w, quality: 8 });
        }
      });
    }
    if (!found.length && word.length >= 4 && !/\d/.test(word)) {
      words.forEach(function (places, w) {
        if (isNear(word, w)) {
          found.push({ word: w, quality: 6, size: places.size });
        }
      });
      found.sort(function (a, b) { return b.size - a.size; });
    }
    return found.slice(0, 64);
  }

  /* ---- Ranking ---- */

  function rank(asked) {
    var tallies = new Map();
    asked.forEach(function (a, i) {
      a.found.forEach(function (f) {
        var places = words.get(f.word);
        var rarity = 1 + Math.log2((pieces.length + 1) / places.size);
        places.forEach(function (times, number) {
          var piece = pieces[number];
          var share = times * 2.2 / (times + 0.3 + 0.9 * piece.count / 100);
          var tally = tallies.get(piece.entry);
          if (!tally) {
            tallies.set(piece.entry, tally = { entry: piece.entry, words: new Set(), score: 0, best: null, bestScore: 0 });
          }
          var score = WEIGHT[piece.field] * rarity * f.quality * share;
          tally.words.add(i);
          tally.score += piece.field === "text" ? score / 4 : score;
          if (piece.field !== "title" && score > tally.bestScore) {
            tally.bestScore = score;
            tally.best = piece;
          }
        });
      });
    });
    var all = Array.from(tallies.values());
    var most = Math.max.apply(null, all.map(function (t) { return t.words.size; }).concat(1));
    return all.filter(function (t) { return t.words.size === most; }).sort(function (a, b) {
      return b.score - a.score || a.entry - b.entry;
    });
  }

  /* ---- Showing ---- */

  function addMarked(parent, text, hits) {
    var at = 0;
    wordsOf(text).forEach(function (w) {
      if (hits.has(w.word) && w.from >= at) {
        parent.appendChild(document.createTextNode(text.slice(at, w.from)));
        parent.appendChild(element("mark", "", text.slice(w.from, w.to)));
        at = w.to;
      }
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }

  function snippetOf(text, hits) {
    var first = wordsOf(text).find(function (w) { return hits.has(w.word); });
    var from = Math.max(0, (first ? first.from : 0) - SNIPPET / 4);
    var to = Math.min(text.length, from + SNIPPET);
    var space = text.indexOf(" ", from);
    from = from > 0 && space >= 0 && first && space < first.from ? space + 1 : from;
    space = text.lastIndexOf(" ", to);
    to = to < text.length && space > from ? space : to;
    return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  function resultOf(tally, hits) {
    var entry = WAYMARK_SEARCH.entries[tally.entry];
    var section = tally.best && tally.best.section && tally.best.section.id ? tally.best.section : null;
    var row = element("li", "result");
    var label = element("p", "label", say("form-" + entry.form) + " ");
    label.appendChild(element("span", "result-where", entry.where));
    row.appendChild(label);
    var title = element("h2", "result-title");
    var link = element("a");
    link.href = encodeURI(entry.url);
    addMarked(link, entry.title, hits);
    title.appendChild(link);
    row.appendChild(title);
    var text = element("p", "result-text");
    var source = section ? section.text : tally.best && tally.best.text;
    addMarked(text, snippetOf(source || entry.teaser, hits), hits);
    row.appendChild(text);
    if (section) {
      var small = element("p", "small");
      var below = element("a", "result-section", section.title);
      below.href = encodeURI(entry.url.replace(/#.*/, "")) + "#" + encodeURIComponent(section.id);
      small.appendChild(below);
      row.appendChild(small);
    }
    return row;
  }

  function kindButton(name, count, current, choose) {
    var item = element("li");
    var b = element("button", "", name + " ");
    b.type = "button";
    b.appendChild(element("span", "num", String(count)));
    if (current) {
      b.setAttribute("aria-current", "true");
    }
    b.addEventListener("click", choose);
    item.appendChild(b);
    return item;
  }

  function addKinds(ranked, kind, again) {
    var list = element("ul");
    list.appendChild(kindButton(say("all"), ranked.length, !kind, function () { again(""); }));
    KINDS.forEach(function (k) {
      var count = ranked.filter(function (t) { return WAYMARK_SEARCH.entries[t.entry].kind === k; }).length;
      if (count) {
        list.appendChild(kindButton(say("kind-" + k), count, kind === k, function () { again(k); }));
      }
    });
    var nav = element("div", "kinds");
    nav.appendChild(list);
    answer.appendChild(nav);
  }

  function addResults(chosen, hits) {
    var list = element("ol", "results");
    var more = element("button", "button", say("more"));
    more.type = "button";
    function show() {
      chosen.splice(0, SHOWN).forEach(function (t) { list.appendChild(resultOf(t, hits)); });
      more.hidden = chosen.length === 0;
    }
    more.addEventListener("click", show);
    show();
    answer.appendChild(list);
    answer.appendChild(more);
  }

  function nothing(query) {
    var box = element("section", "nothing");
    box.appendChild(element("h2", "h2", say("nothing", query)));
    box.appendChild(element("p", "", say("try")));
    answer.appendChild(box);
  }

  function search(query, kind) {
    makeIndex();
    var asked = [];
    wordsOf(query.slice(0, 200)).forEach(function (w) {
      if (asked.length < WORDS_MAX && !asked.some(function (a) { return a.word === w.word; })) {
        asked.push({ word: w.word });
      }
    });
    asked.forEach(function (a, i) { a.found = expand(a.word, i === asked.length - 1); });
    var hits = new Set();
    asked.forEach(function (a) { a.found.forEach(function (f) { hits.add(f.word); }); });
    var ranked = rank(asked);
    var chosen = ranked.filter(function (t) { return !kind || WAYMARK_SEARCH.entries[t.entry].kind === kind; });
    answer.textContent = "";
    if (!query.trim()) {
      return;
    }
    if (!ranked.length) {
      nothing(query);
      return;
    }
    var count = element("p", "search-count", say("results", chosen.length));
    count.setAttribute("role", "status");
    answer.appendChild(count);
    if (asked.some(function (a) { return a.found.length && a.found[0].quality === 6; })) {
      var meant = asked.map(function (a) { return a.found.length ? a.found[0].quality === 6 ? a.found[0].word : a.word : a.word; });
      answer.appendChild(element("p", "small", say("corrected", meant.join(" "))));
    }
    if (!WAYMARK_SEARCH.whole) {
      answer.appendChild(element("p", "small", say("titles")));
    }
    addKinds(ranked, kind, function (k) { search(query, k); });
    addResults(chosen, hits);
  }

  function readAddress() {
    var query = new URLSearchParams(location.search).get("q") || "";
    field.value = query;
    search(query, "");
  }

  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    try {
      history.pushState(null, "", "?q=" + encodeURIComponent(field.value));
    } catch (problem) {
      /* file:// in some browsers: the address stays, the answer comes all the same */
    }
    search(field.value, "");
  });
  window.addEventListener("popstate", readAddress);
  answer.textContent = "";
  readAddress();
})();
