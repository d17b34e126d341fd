/* The card of a filter: its address says what it shows, with the names of the filters of the site (person, with, place,
   outlet, form, held, status, from, to; any of them twice is asked for twice), of which year (year), how many rows
   (limit, 5) and in which order (sort=new or old).  Where the rows are many it loads their numbers and the words of
   those that it shows. */
(function () {
  "use strict"

  var asked = new URLSearchParams(location.search)
  var words = JSON.parse(document.getElementById("embed-words").textContent)
  var list = document.querySelector(".embed-rows"), tally = document.querySelector(".tally")
  var limit = Math.min(Math.max(parseInt(asked.get("limit"), 10) || 5, 1), 50)
  var HELD = ["held", "planned", "denied"]
  var STATUSES = ["stated", "inferred", "likely", "contradicted", "unknown"]

  window.timelineCards = show
  window.timelineFacets = function (table) { show(unfolded(table)) }
  load(words.piece ? "data/facets.js" : "data/cards.js", null, ready)

  function load(path, done, failed) {
    var script = document.createElement("script")
    script.src = new URL("../" + path, location.href).href
    script.onload = done
    script.onerror = failed
    document.head.appendChild(script)
  }

  function ready() { document.querySelector(".waits").classList.remove("waits") }

  function show(all) {
    var found = all.rows.filter(fits)
    // What has no day stays last, whichever end comes first.
    if (asked.get("sort") !== "old") {
      var dated = function (one) { return one.y }
      found = found.filter(dated).reverse().concat(found.filter(function (one) { return !dated(one) }).reverse())
    }
    var shown = found.slice(0, limit)
    document.querySelector(".embed-name a").textContent = named(all)
    document.querySelectorAll(".embed-name a, .embed-all").forEach(function (link) { link.href = whole() })
    withWords(shown, function () {
      tally.textContent = !found.length ? words.none : found.length > limit ? words.shown.replace("{count}", limit).replace("{all}", found.length) : ""
      shown.forEach(function (one) { list.appendChild(drawn(one)) })
      ready()
    })
  }

  // ── many rows: numbers first (data/facets.js), words of those that are shown (data/rows/) ─────

  function unfolded(table) {
    var ids = function (kind, places) { return places.map(function (n) { return table[kind][n][0] }) }
    var names = function (kind) { return Object.fromEntries(table[kind]) }
    return {
      people: names("people"), places: names("places"), outlets: names("outlets"),
      rows: table.low.map(function (low, n) {
        var marks = +table.x[n]
        return {
          n: n, p: ids("people", table.p[n]), l: ids("places", table.l[n]), o: ids("outlets", table.o[n]),
          f: table.forms[table.f[n]][0], h: HELD[table.h[n]], s: STATUSES[table.s[n]], c: marks & 1, x: marks & 2,
          y: low === null && table.high[n] === null ? null : [iso(low), iso(table.high[n])]
        }
      })
    }
  }

  function iso(day) { return day === null ? "" : new Date(day * 864e5).toISOString().slice(0, 10) }

  function withWords(rows, done) {
    var missing = words.piece ? rows.map(function (one) { return Math.floor(one.n / words.piece) }) : []
    missing = missing.filter(function (n, at) { return missing.indexOf(n) === at })
    var left = missing.length
    if (!left) return done()
    window.timelineRows = function (piece, some) {
      rows.forEach(function (one) {
        if (Math.floor(one.n / words.piece) !== piece) return
        var told = some[one.n % words.piece]
        one.u = told.u
        one.t = told.t
        one.w = told.e || told.d.filter(Boolean).join(" ")
      })
    }
    var next = function () { if (!--left) done() }
    missing.forEach(function (n) { load("data/rows/" + n + ".js", next, ready) })
  }

  // ── what is asked for ─────────────────────────────────────────────────────────────────────────

  function fits(one) {
    var has = function (name, values) {
      return asked.getAll(name).every(function (want) { return !want || (values || []).indexOf(want) >= 0 })
    }
    var from = asked.get("from"), to = asked.get("to"), year = asked.get("year"), days = one.y || ["", ""]
    if (year && !(days[0].slice(0, 4) === year && days[1].slice(0, 4) === year)) return false
    // What is known to be «on 5 May or before» stands by that day.
    var low = days[0] || days[1], high = days[1] || days[0]
    if ((from || to) && !high || from && high < from || to && low.slice(0, to.length) > to) return false
    return has("person", one.p) && has("with", one.p) && has("place", one.l) && has("outlet", one.o) &&
      has("form", [one.f]) && has("held", [one.h]) && has("status", [one.s, one.c && "contradicted", one.x && "outside"])
  }

  function people() { return asked.getAll("person").concat(asked.getAll("with")).filter(Boolean) }

  /* What is shown, in names: «أفريل هاينز وعبد اللطيف حموشي، الرباط، 2018». */
  function named(all) {
    var name = function (kind, ids) { return ids.filter(Boolean).map(function (id) { return all[kind][id] || id }) }
    var last = (asked.get("to") || "").slice(0, 4), first = (asked.get("from") || "").slice(0, 4)
    var years = first && last && first !== last ? first + "\u2013" + last : first || last || asked.get("year")
    var comma = words.comma || "، ", two = name("people", people())
    var known = two.map(function (one, n) {
      if (words.and) return (!n ? "" : n < two.length - 1 ? comma : words.and) + one
      return (!n ? "" : /^[A-Za-zÀ-ɏ]/.test(one) ? " و " : " و") + one // it does not join on to Latin letters
    }).join("")
    var parts = [known].concat(name("places", asked.getAll("place")), name("outlets", asked.getAll("outlet")), years)
    return parts.filter(Boolean).join(comma) || document.title
  }

  /* The list of the home page that is nearest: it is asked for two persons and one of everything else. */
  function whole() {
    var query = new URLSearchParams(asked), two = people(), year = query.get("year")
    ;["limit", "sort", "theme", "year", "person", "with"].forEach(function (name) { query.delete(name) })
    if (two[0]) query.set("person", two[0])
    if (two[1]) query.set("with", two[1])
    ;["from", "to"].forEach(function (name) { if (year && !query.get(name)) query.set(name, year) })
    return new URL("../index.html" + (String(query) ? "?" + query : ""), location.href).href
  }

  function drawn(one) {
    var row = document.createElement("li")
    var when = row.appendChild(element("p", "embed-when", one.w + " "))
    ;[one.s, one.c && one.s !== "contradicted" && "contradicted", one.x && "outside"].filter(Boolean).forEach(function (mark) {
      when.insertAdjacentHTML("beforeend", words.chips[mark] + " ") // ours
    })
    if (one.h !== "held") when.appendChild(element("span", "chip chip-held", words.held[one.h]))
    var link = row.appendChild(element("p", "embed-title")).appendChild(element("a", "", one.t))
    link.href = new URL("../" + one.u, location.href).href
    link.target = "_blank"
    link.rel = "noopener"
    link.dir = /[\u0600-\u06ff]/.test(one.t) ? "rtl" : "ltr"
    return row
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }
})()
