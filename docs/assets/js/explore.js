/* Lists that can be asked: filters with counts, columns that zoom by year, month and day, order, and what is found as a
   file or a link.  The rows stand on the page, or their numbers are loaded with the first question and the words of
   those that are shown.  Pages read whole without this file. */
(function () {
  "use strict"

  var holder = document.getElementById("explore-data")
  var form = document.getElementById("filters")
  if (!holder || !form) return

  var DAY = 864e5
  var HELD = ["held", "planned", "denied"]
  var PARTS = HELD.concat("context") // of a column: meetings, and beside them what is no meeting
  var STATUSES = ["stated", "inferred", "likely", "contradicted", "unknown", "outside"]
  var CHOICES = ["person", "with", "place", "outlet", "form", "held", "status"]
  var SHOWN = 30 // rows drawn at once where the page does not hold them all
  var WIDE = 10 // years of a bound beyond which only its ends are offered
  var OFFERED = 500 // names that a list offers, those with the most rows first

  var config = JSON.parse(holder.textContent)
  var root = config.root
  var ltr = document.documentElement.dir === "ltr" // drawings run as the language does
  var facets = config.facets || null
  var words = null // the table of words, loaded with the first question
  var box = form.parentElement
  var counter = document.querySelector(".filter-count")
  var listing = document.querySelector(".listing")
  var frame = document.querySelector(".overview-frame")
  var drawn = frame && frame.querySelector(".overview")
  var zoom = document.querySelector(".zoom")
  var found = element("div")
  var rows = null // what the page holds, by place in the facets
  var pieces = {} // words of rows by number of their script
  var folded = null // words of every row, for the search of a word
  var scope = null // places in the facets of the rows of this page
  var index = {} // place of a person, place or outlet by id
  var same = {} // of each choice, whether all rows of this page agree
  var ready = false
  var matched = []

  found.id = "found"
  found.hidden = true
  listing.after(found)
  box.hidden = false

  // ── what is asked, in the form and in the address ─────────────────────────────────────────────

  var fields = {}
  Array.prototype.forEach.call(form.elements, function (one) { if (one.name) fields[one.name] = one })

  function asked() {
    var wanted = {}
    Object.keys(fields).forEach(function (name) { if (fields[name].value) wanted[name] = fields[name].value })
    return wanted
  }

  function fromAddress() {
    var wanted = new URLSearchParams(location.search)
    if (wanted.get("only") === "meeting") wanted.set("form", "meeting") // links of earlier sites
    Object.keys(fields).forEach(function (name) { choose(name, wanted.get(name) || "") })
  }

  /* A value that the list does not offer (yet) is offered. */
  function choose(name, value) {
    var field = fields[name]
    if (field.tagName === "SELECT" && value && !Array.prototype.some.call(field.options, function (o) { return o.value === value }))
      field.add(new Option(value, value))
    field.value = value
  }

  function toAddress(how) {
    var query = new URLSearchParams(asked()).toString(), card = box.querySelector("[data-take=embed]")
    if (card) card.hidden = Boolean(fields.word.value) || !/^http/.test(location.protocol) // a card asks for no word
    if (how === "none" || query === location.search.slice(1)) return
    try {
      history[how + "State"](null, "", location.pathname + (query ? "?" + query : ""))
    } catch (refused) { /* some browsers allow no state on file:// */ }
  }

  // ── loading: the words of the filters, the numbers of all rows, the words of some ─────────────

  function script(path, done) {
    var one = element("script")
    one.src = root + (/^assets/.test(path) && config.top || "") + path
    one.onload = one.onerror = done
    document.head.appendChild(one)
  }

  var waiting = null

  function prepare(done) {
    if (ready) return done()
    if (waiting) return waiting.push(done)
    waiting = [done]
    var left = 1 + !facets
    var next = function () {
      if (--left) return
      if (!words || !facets) { counter.textContent = ""; return }
      begin()
      ready = true
      waiting.splice(0).forEach(function (one) { one() })
    }
    window.timelineWords = function (table) { words = table }
    window.timelineFacets = function (table) { facets = table }
    script("data/words.js", next)
    if (!facets) script(config.from || "data/facets.js", next)
  }

  function begin() {
    ;["forms", "people", "places", "outlets"].forEach(function (kind) {
      index[kind] = {}
      facets[kind].forEach(function (one, n) { index[kind][one[0]] = n })
    })
    if (config.ids) {
      rows = config.ids.map(function (id) { return document.getElementById("e-" + id) })
      rows.forEach(function (row) { row.home = row.parentElement })
    }
    var all = facets.low.map(function (_, n) { return n })
    scope = config.ids ? all : all.filter(inScope)
    offerYears()
    alike()
  }

  function inScope(n) {
    var want = config.scope
    var has = function (kind, list, id) { return id === undefined || list[n].indexOf(index[kind][id]) >= 0 }
    if (want.year !== undefined) {
      var low = facets.low[n], high = facets.high[n]
      if (low === null || high === null || year(low) !== want.year || year(high) !== want.year) return false
    }
    return has("people", facets.p, want.person) && has("people", facets.p, want["with"]) &&
      has("places", facets.l, want.place) && has("outlets", facets.o, want.outlet)
  }

  function withWords(places, done) {
    if (rows) return done()
    var missing = {}
    places.forEach(function (n) { missing[Math.floor(placeOfRow(n) / config.piece)] = true })
    var paths = Object.keys(missing).filter(function (n) { return !pieces[n] })
    var left = paths.length
    if (!left) return done()
    window.timelineRows = function (n, some) { pieces[n] = some }
    paths.forEach(function (n) { script("data/rows/" + n + ".js", function () { if (!--left) done() }) })
  }

  function withFolded(done) {
    if (folded || !fields.word.value.trim()) return done()
    var fold = function () {
      withWords(scope, function () {
        folded = []
        scope.forEach(function (n) { folded[n] = window.arabicWords.fold(textOf(n)) })
        done()
      })
    }
    if (window.arabicWords) fold()
    else script("assets/js/words.js", fold)
  }

  /* Where a row stands among those of the whole timeline: facets of one list tell it. */
  function placeOfRow(n) { return facets.at ? facets.at[n] : n }

  function wordsOf(n) {
    var place = placeOfRow(n)
    return (pieces[Math.floor(place / config.piece)] || [])[place % config.piece]
  }

  function textOf(n) {
    if (rows) return rows[n].textContent
    var one = wordsOf(n) || { d: [] }
    return [one.t, one.a, one.f, one.x].concat(one.d, facets.o[n].map(function (o) { return facets.outlets[o][1] })).join(" ")
  }

  // ── which rows pass, and how many would with each other choice ────────────────────────────────

  function meets(n) { return facets.forms[facets.f[n]][1] }

  function values(kind, n) {
    if (kind === "person" || kind === "with") return facets.p[n]
    if (kind === "place") return facets.l[n]
    if (kind === "outlet") return facets.o[n]
    if (kind === "form") return [+facets.f[n]]
    if (kind === "held") return [+facets.h[n]]
    var mark = +facets.s[n], more = +facets.x[n], list = [mark]
    if (more & 1 && mark !== 3) list.push(3)
    if (more & 2) list.push(5)
    return list
  }

  function placeOf(kind, id) {
    var found = kind === "person" || kind === "with" ? index.people[id] : kind === "place" ? index.places[id]
      : kind === "outlet" ? index.outlets[id] : kind === "form" ? index.forms[id]
      : kind === "held" ? HELD.indexOf(id) : STATUSES.indexOf(id)
    return found === undefined ? -1 : found
  }

  function reckon() {
    var want = asked()
    var tests = CHOICES.filter(function (kind) { return want[kind] }).map(function (kind) {
      return [kind, placeOf(kind, want[kind])]
    })
    var from = want.from ? first(want.from) : -Infinity, to = want.to ? last(want.to) : Infinity
    var ranged = want.from || want.to
    var fits = want.word && folded ? window.arabicWords.matcher(want.word) : null
    var counts = {}, passed = [], others = [], dateless = 0
    CHOICES.forEach(function (kind) { counts[kind] = [] })
    for (var at = 0; at < scope.length; at++) {
      var n = scope[at], failed = null, times = 0
      for (var t = 0; t < tests.length && times < 2; t++)
        if (values(tests[t][0], n).indexOf(tests[t][1]) < 0) { failed = tests[t][0]; times++ }
      if (times < 2 && fits && !fits(folded[n])) times = 2
      if (times > 1) continue
      // What is known to be «on 5 May or before» stands by that day, as it does in the list.
      var low = known(facets.low[n], facets.high[n]), high = known(facets.high[n], facets.low[n])
      var inside = !ranged || low !== null && low <= to && high >= from
      if (!times) others.push(n)
      if (!times && ranged && low === null) dateless++
      if (!inside) continue
      if (!times) passed.push(n)
      for (var k = 0; k < CHOICES.length; k++) {
        var kind = CHOICES[k]
        if (times && failed !== kind) continue
        var list = values(kind, n), sum = counts[kind]
        for (var v = 0; v < list.length; v++) sum[list[v]] = (sum[list[v]] || 0) + 1
      }
    }
    return { want: want, passed: sorted(passed, want.sort), counts: counts, others: others, dateless: dateless }
  }

  function known(day, other) { return day === null ? other : day }

  function sorted(list, how) {
    if (how === "told") return list.slice().sort(function (a, b) { return facets.t[b] - facets.t[a] || a - b })
    // What has no day stays last, whichever end comes first.
    if (how === "new") {
      var known = list.filter(function (n) { return facets.low[n] !== null || facets.high[n] !== null })
      return known.reverse().concat(list.filter(function (n) { return facets.low[n] === null && facets.high[n] === null }))
    }
    return list
  }

  // ── days ──────────────────────────────────────────────────────────────────────────────────────

  function dayOf(y, m, d) { var one = new Date(0); one.setUTCFullYear(y, m - 1, d); return Math.round(one / DAY) }
  function parts(day) { var one = new Date(day * DAY); return [one.getUTCFullYear(), one.getUTCMonth() + 1, one.getUTCDate()] }
  function year(day) { return parts(day)[0] }
  function iso(day) { return day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10).replace(/^[+-]?0*(?=\d{4}-)/, "") }
  function first(key) { var p = key.split("-"); return dayOf(+p[0], +p[1] || 1, +p[2] || 1) }
  function last(key) {
    var p = key.split("-").map(Number)
    return p.length > 2 ? dayOf(p[0], p[1], p[2]) : p.length > 1 ? dayOf(p[0], p[1] + 1, 1) - 1 : dayOf(p[0] + 1, 1, 1) - 1
  }
  function named(key) {
    var p = key.split("-")
    return (p[2] ? +p[2] + " " : "") + (p[1] ? words.months[p[1] - 1] + " " : "") + p[0]
  }

  // ── the lists of the form ─────────────────────────────────────────────────────────────────────

  function offerYears() {
    var some = {}
    scope.forEach(function (n) {
      if (facets.low[n] === null && facets.high[n] === null) return
      var low = year(known(facets.low[n], facets.high[n])), high = year(known(facets.high[n], facets.low[n]))
      some[low] = some[high] = true
      if (high - low < WIDE) for (var y = low; y < high; y++) some[y] = true
    })
    var years = Object.keys(some).map(Number).sort(function (a, b) { return a - b }).map(function (y) { return [String(y), String(y)] })
    offer(fields.from, years)
    offer(fields.to, years)
  }

  function offer(field, pairs) {
    var value = field.value, made = document.createDocumentFragment(), has = !value
    made.appendChild(field.options[0])
    pairs.forEach(function (pair) {
      has = has || pair[0] === value
      made.appendChild(new Option(pair[1], pair[0]))
    })
    if (!has) made.appendChild(new Option(field === fields.from || field === fields.to ? named(value) : value, value))
    field.replaceChildren(made)
    field.value = value
  }

  function offerChoices(result) {
    CHOICES.forEach(function (kind) {
      var names = kind === "form" ? facets.forms.map(function (one) { return [one[0], words.forms[one[0]]] })
        : kind === "held" ? HELD.map(function (id) { return [id, words.heldWords[id]] })
        : kind === "status" ? STATUSES.map(function (id) { return [id, words.statuses[id]] })
        : facets[{ person: "people", "with": "people", place: "places", outlet: "outlets" }[kind]]
      var known = kind === "with" ? [result.want.person, config.scope.person] : [config.scope[kind], config.scope["with"]]
      var counts = result.counts[kind], chosen = result.want[kind], list = []
      names.forEach(function (one, n) {
        if (one[0] !== chosen && (!counts[n] || known.indexOf(one[0]) >= 0)) return
        list.push([one[0], one[1] + " (" + number(counts[n] || 0) + ")", counts[n] || 0, one[1]])
      })
      if (kind !== "form" && kind !== "held" && kind !== "status")
        list.sort(function (a, b) { return b[2] - a[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0) })
      var over = list.length - OFFERED
      if (over > 0) list = list.filter(function (one, n) { return n < OFFERED || one[0] === chosen })
      offer(fields[kind], list)
      if (over > 0) {
        var rest = new Option(words.most.replace("{count}", number(over)), "-")
        rest.disabled = true
        fields[kind].add(rest)
      }
      // A list with nothing to choose is no question.
      fields[kind].parentElement.hidden = !chosen && (!list.length || same[kind] || idle(kind, result.want))
    })
  }

  /* Where all rows of the list agree, to choose changes nothing. */
  function alike() {
    CHOICES.forEach(function (kind) {
      var key = function (n) { return values(kind, n).slice().sort().join() }
      same[kind] = scope.every(function (n) { return key(n) === key(scope[0]) })
    })
    var years = fields.from.options.length < 3
    ;[fields.from, fields.to].forEach(function (field) { field.parentElement.hidden = years && !field.value })
  }

  /* A second person is asked for beside a first one, and a page of one person has its first. */
  function idle(kind, want) {
    if (kind === "person") return config.scope.person !== undefined && config.scope["with"] === undefined
    return kind === "with" && (config.scope["with"] !== undefined || config.scope.person === undefined && !want.person)
  }

  // ── answering ─────────────────────────────────────────────────────────────────────────────────

  function apply(how) {
    toAddress(how)
    if (!ready) counter.textContent = words ? words.loading : "…"
    prepare(function () { withFolded(answer) })
  }

  function answer() {
    var result = reckon()
    matched = result.passed
    var all = scope.length, count = matched.length
    counter.textContent = !count ? words.none : count === all ? ""
      : words.shown.replace("{count}", number(count)).replace("{all}", number(all))
    if (result.dateless) counter.textContent += words.dateless.replace("{count}", number(result.dateless))
    offerChoices(result)
    follow(result)
    if (rows) showOnPage(result)
    else if (Object.keys(result.want).length) showFound(matched)
    else clearFound()
  }

  function showOnPage(result) {
    var passes = {}
    matched.forEach(function (n) { passes[n] = true })
    rows.forEach(function (row, n) {
      row.hidden = !passes[n]
      var mark = drawn && drawn.querySelector('[data-id="' + CSS.escape(config.ids[n]) + '"]')
      if (mark) mark.classList.toggle("off", row.hidden)
    })
    var flat = !!result.want.sort
    if (flat) {
      var list = element("ol", "rows")
      matched.forEach(function (n) { list.appendChild(rows[n]) })
      // Rows under months are headed more deeply than a list is: a heading stands between.
      var level = +rows[0].querySelector(".row-title").tagName[1] - 1
      found.replaceChildren()
      if (level > 2) found.appendChild(element("h" + level, "month-name", words.ordered))
      found.appendChild(list)
    } else {
      // In the order of the page, each row back under its month.
      rows.slice().sort(function (a, b) { return a.place - b.place }).forEach(function (row) { row.home.appendChild(row) })
      found.replaceChildren()
    }
    found.hidden = !flat
    listing.hidden = flat
    listing.querySelectorAll(".month, .year").forEach(function (part) { part.hidden = !part.querySelector(".row:not([hidden])") })
  }

  function clearFound() {
    found.hidden = true
    listing.hidden = false
    found.replaceChildren()
  }

  var turn = 0

  function showFound(list) {
    var mine = ++turn
    withWords(list.slice(0, SHOWN), function () {
      if (mine !== turn) return
      var ordered = element("ol", "rows"), next = element("button", "button", words.more)
      next.type = "button"
      found.replaceChildren(ordered, next)
      var draw = function () {
        var from = ordered.children.length
        list.slice(from, from + SHOWN).forEach(function (n) { ordered.appendChild(row(n)) })
        next.hidden = ordered.children.length >= list.length
        if (from) ordered.children[from].querySelector("a").focus()
      }
      next.addEventListener("click", function () {
        withWords(list.slice(ordered.children.length, ordered.children.length + SHOWN), draw)
      })
      draw()
      found.hidden = false
      listing.hidden = true
    })
  }

  function row(n) {
    var one = wordsOf(n) || { u: "", t: "", d: [] }
    var event = !meets(n), form = facets.forms[facets.f[n]][0]
    var made = element("li", "row row-" + STATUSES[facets.s[n]] + (event ? " row-event" : ""))
    var when = made.appendChild(element("span", one.r ? "when when-range" : "when"))
    ;["lead", "main", "tail"].forEach(function (part, at) {
      if (one.d[at]) when.appendChild(element("span", "when-" + part, one.d[at] + " "))
    })
    var body = made.appendChild(element("div", "row-body"))
    if (form === "event") body.appendChild(element("p", "row-kind", words.forms[form]))
    var link = body.appendChild(element("h2", "row-title")).appendChild(element("a"))
    link.appendChild(apart(one.t))
    link.href = root + one.u
    if (one.f && !event) body.appendChild(element("p", "row-offices", one.f))
    if (one.a) body.appendChild(element("p", "row-place", one.a))
    var marks = body.appendChild(element("p", "row-marks"))
    values("status", n).forEach(function (mark) {
      marks.insertAdjacentHTML("beforeend", words.chips[STATUSES[mark]] + " ")
    })
    if (one.w) marks.appendChild(element("span", "chip chip-held", words.held[HELD[facets.h[n]]]))
    if (one.c) body.appendChild(element("p", "row-certain", one.c))
    var outlets = facets.o[n].map(function (o) { return facets.outlets[o][1] })
    var own = config.scope.outlet !== undefined && outlets.length < 2 // the page is of that one
    if (outlets.length && !own) body.appendChild(element("p", "row-outlets", words.by + " " + listed(outlets)))
    return made
  }

  /* «أ» · «أ وب» · «أ وب وج», with commas where a name has such a joint of its own; «و» does not join on to Latin letters. */
  function listed(names) {
    var last = names.length - 1, apart = last > 1 && names.some(function (one) { return / و/.test(one) }) ? "، " : " "
    return names.map(function (one, n) {
      if (!n) return one
      if (words.and) return (n < last ? words.comma : words.and) + one
      return apart + (/^[A-Za-zÀ-ɏ]/.test(one) ? "و " : "و") + one
    }).join("")
  }

  /* «1.571» in Rabat and Beirut, «1,571» in Riyadh. */
  function number(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, words.thousands) }

  /* A name kept apart with its direction, as the pages print it. */
  function apart(text) {
    var made = element("bdi", "", text)
    made.dir = /[\u0600-\u06ff]/.test(text) ? "rtl" : "ltr"
    return made
  }

  // ── the drawing: columns of what passes, zoomed to what is asked ──────────────────────────────

  var FINGER = 24, PHONE = 330, DESK = 860, STEP = 120, HEIGHT = 188, PLAIN = 168, ROOM = 120, BASE = 142, LETTER = 8, GAP = 6
  var bars = drawn && drawn.classList.contains("bars")
  var original = bars ? drawn.cloneNode(true) : null

  function follow(result) {
    if (!bars) return
    var asks = Object.keys(result.want).filter(function (name) { return name !== "sort" })
    zoomTrail(result.want)
    if (!asks.length) return put(original.cloneNode(true))
    var low = result.want.from ? first(result.want.from) : config.range[0]
    var high = result.want.to ? last(result.want.to) : config.range[1]
    if (low > high) return
    var chosen = null
    if (low === high) { // one day is seen within its month
      chosen = low
      var p = parts(low)
      low = dayOf(p[0], p[1], 1)
      high = dayOf(p[0], p[1] + 1, 1) - 1
    }
    put(columns(low, high, result.others, chosen))
  }

  function put(svg) {
    drawn.replaceWith(svg)
    drawn = svg
    if (svg.dataset.focus !== undefined) svg.removeAttribute("data-focus")
    rove()
  }

  function unitOf(low, high) {
    var a = parts(low), b = parts(high)
    if (high - low < 45) return "day"
    if ((b[0] - a[0]) * 12 + b[1] - a[1] + 1 <= 36) return "month"
    return b[0] - a[0] < 60 ? "year" : "decade"
  }

  function binsOf(low, high, unit) {
    var list = [], p = parts(low), at
    at = unit === "day" ? low : unit === "month" ? dayOf(p[0], p[1], 1) : dayOf(unit === "year" ? p[0] : Math.floor(p[0] / 10) * 10, 1, 1)
    while (at <= high && list.length < 400) {
      p = parts(at)
      var next = unit === "day" ? at + 1 : unit === "month" ? dayOf(p[0], p[1] + 1, 1) : dayOf(p[0] + (unit === "year" ? 1 : 10), 1, 1)
      var key = unit === "day" ? iso(at) : unit === "month" ? iso(at).slice(0, 7) : iso(at).slice(0, 4)
      list.push({ first: at, last: next - 1, key: key, end: unit === "decade" ? String(+key + 9) : key, counts: [0, 0, 0, 0] })
      at = next
    }
    return list
  }

  function fill(list, places) {
    places.forEach(function (n) {
      var low = facets.low[n], high = facets.high[n], at = 0, end = list.length
      if (low === null || high === null || low < list[0].first) return
      while (end - at > 1) {
        var half = at + end >> 1
        if (list[half].first <= low) at = half
        else end = half
      }
      if (high <= list[at].last) list[at].counts[meets(n) ? facets.h[n] : 3]++
    })
  }

  function columns(low, high, places, chosen) {
    var unit = unitOf(low, high), list = binsOf(low, high, unit), whole = binsOf(low, high, unit)
    fill(list, places)
    fill(whole, scope)
    var sum = function (one) { return one.counts.reduce(function (a, b) { return a + b }) }
    var most = Math.max.apply(null, list.map(sum).concat(1))
    var width = 100 / list.length, pixels = Math.max(PHONE / list.length, FINGER)
    var svg = node("svg", {
      "class": "overview bars wide-" + Math.min(Math.ceil(list.length * FINGER / STEP), 24),
      width: "100%", height: unit === "day" || unit === "month" ? HEIGHT : PLAIN, role: "group", "aria-label": words.units[unit]
    })
    svg.appendChild(node("line", { "class": "base", x1: 0, x2: "100%", y1: BASE, y2: BASE }))
    list.forEach(function (one, n) {
      var x = ltr ? n * width : 100 - (n + 1) * width, count = sum(one)
      if (count) svg.appendChild(column(one, count, sum(whole[n]), most, x, width, pixels, unit, chosen))
    })
    labels(svg, list, unit, width)
    return svg
  }

  function column(one, count, all, most, x, width, pixels, unit, chosen) {
    var says = named(one.key) + (unit === "decade" ? " – " + one.end : "") + ": " + (count === all ? number(count) : number(count) + " " + words.of + " " + number(all))
    var told = one.counts.map(function (c, n) { return c ? words.bars[PARTS[n]] + words.colon + number(c) : "" }).filter(Boolean)
    if (one.counts[0] !== count) says += " (" + told.join(words.comma || "، ") + ")"
    var link = node("a", {
      href: "?" + new URLSearchParams({ from: one.key, to: one.end }), "class": "mark column" + (chosen === one.first ? " chosen" : ""),
      "data-from": one.key, "data-to": one.end
    })
    link.appendChild(node("title", {}, says))
    link.appendChild(node("rect", { "class": "hit", x: x + "%", width: width + "%", y: 0, height: BASE }))
    var high = Math.max(3, ROOM * count / most), ground = BASE, desk = 100 / width
    one.counts.forEach(function (c, n) {
      if (!c) return
      ground -= high * c / count
      link.appendChild(node("rect", {
        "class": "part part-" + PARTS[n], x: x + width * 0.1 + "%", width: width * 0.8 + "%", y: ground, height: high * c / count
      }))
    })
    var room = number(most).length * LETTER + 4
    if (room <= pixels || room * desk <= DESK)
      link.appendChild(node("text", {
        "class": room <= pixels ? "count" : "count broad-only", x: x + width / 2 + "%", y: BASE - high - 5, "text-anchor": "middle"
      }, number(count)))
    return link
  }

  function labels(svg, list, unit, width) {
    var names = list.map(function (one) {
      var p = parts(one.first)
      return unit === "day" ? String(p[2]) : unit === "month" ? words.months[p[1] - 1] : String(p[0])
    })
    var longest = Math.max.apply(null, names.map(function (one) { return one.length })) * LETTER + GAP
    var step = function (pixels) { return Math.ceil(longest / Math.max(Math.floor(pixels / list.length), FINGER)) }
    var narrow = step(PHONE), broad = step(DESK)
    names.forEach(function (name, n) {
      if (n % narrow && n % broad) return
      var only = n % narrow ? " broad-only" : n % broad ? " narrow-only" : ""
      svg.appendChild(node("text", { "class": "year" + only, x: side((n + 0.5) * width) + "%", y: BASE + 18, "text-anchor": "middle" }, name))
    })
    var above = list.map(function (one) {
      return unit === "day" ? named(one.key.slice(0, 7)) : unit === "month" ? one.key.slice(0, 4) : ""
    })
    var starts = above.map(function (name, n) { return [n, name] }).filter(function (one) { return one[1] && one[1] !== above[one[0] - 1] })
    if (starts.length > 1 && (starts[1][0] - starts[0][0]) * FINGER < starts[0][1].length * LETTER + GAP) starts.shift()
    starts.forEach(function (one) {
      svg.appendChild(node("text", { "class": "year above", x: side(one[0] * width) + "%", y: BASE + 38, "text-anchor": "start" }, one[1]))
    })
  }

  function side(part) { return ltr ? part : 100 - part }

  function node(name, attributes, text) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name)
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]) })
    if (text) made.textContent = text
    return made
  }

  /* The way back: the whole, the year, the month. */
  function zoomTrail(want) {
    if (!zoom) return
    var keys = []
    if (want.from && want.from === want.to) keys = want.from.split("-").map(function (_, n, p) { return p.slice(0, n + 1).join("-") })
    zoom.hidden = !(want.from || want.to)
    if (zoom.hidden) return
    var buttons = [["", "", words.whole]].concat(keys.slice(0, -1).map(function (key) { return [key, key, named(key)] }))
    zoom.replaceChildren()
    buttons.forEach(function (one) {
      var button = element("button", "zoom-out", one[2])
      button.type = "button"
      button.addEventListener("click", function () { range(one[0], one[1]) })
      zoom.append(button, " › ")
    })
    var here = want.from === want.to ? named(want.from)
      : (want.from ? named(want.from) : words.start) + " – " + (want.to ? named(want.to) : words.end)
    zoom.appendChild(element("span", "zoom-here", here))
  }

  function range(from, to, focus) {
    choose("from", from)
    choose("to", to)
    apply("push")
    if (focus) prepare(function () { setTimeout(function () { var one = drawn.querySelector("a.column"); if (one) one.focus() }) })
  }

  // ── columns under pointer and keys: a click zooms, a drag takes several ───────────────────────

  function links() { return Array.from(drawn.querySelectorAll("a.column")) }

  /* One stop of Tab for the drawing; arrows go from column to column. */
  function rove() {
    links().forEach(function (one, n) { one.setAttribute("tabindex", n ? -1 : 0) })
  }

  function select(from, to) {
    var all = links(), a = all.indexOf(from), b = all.indexOf(to)
    all.forEach(function (one, n) { one.classList.toggle("taken", n >= Math.min(a, b) && n <= Math.max(a, b)) })
    return [all[Math.min(a, b)], all[Math.max(a, b)]]
  }

  function take(pair, focus) { range(pair[0].dataset.from, pair[1].dataset.to, focus) }

  var begun = null, ended = null, dragged = false, held = null

  if (bars) {
    rove()
    frame.addEventListener("pointerdown", function (event) {
      begun = event.pointerType === "mouse" && event.button === 0 && event.target.closest("a.column")
      dragged = false
    })
    frame.addEventListener("pointermove", function (event) {
      var over = begun && event.target.closest && event.target.closest("a.column")
      if (!over || over === begun && !dragged) return
      dragged = true
      ended = over
      select(begun, over)
    })
    window.addEventListener("pointerup", function () {
      if (begun && dragged && ended) take(select(begun, ended))
      begun = null
    })
    frame.addEventListener("dragstart", function (event) { event.preventDefault() })
    frame.addEventListener("click", function (event) {
      var one = event.target.closest("a.column")
      if (!one || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      if (!dragged) take([one, one], event.detail === 0)
      dragged = false
    })
    frame.addEventListener("keydown", function (event) {
      var one = event.target.closest("a.column")
      if (!one) return
      var all = links(), at = all.indexOf(one)
      // From right to left: the arrow to the left goes on in time.
      var on = ltr ? -1 : 1
      var to = { ArrowLeft: at + on, ArrowRight: at - on, Home: 0, End: all.length - 1 }[event.key]
      if (to !== undefined && all[to]) {
        event.preventDefault()
        if (event.shiftKey) held = held || one
        else { held = null; all.forEach(function (other) { other.classList.remove("taken") }) }
        one.setAttribute("tabindex", -1)
        all[to].setAttribute("tabindex", 0)
        all[to].focus()
        if (held) select(held, all[to])
      } else if (event.key === "Enter" && held) {
        event.preventDefault()
        var pair = select(held, one)
        held = null
        take(pair, true)
      } else if (event.key === "Escape") {
        var out = zoom.querySelectorAll(".zoom-out")
        held = null
        if (!zoom.hidden && out.length) { out[out.length - 1].click(); prepare(function () { setTimeout(function () { var back = links()[0]; if (back) back.focus() }) }) }
      }
    })
  }

  // ── what is found as a file, a link or a card: take.js, fetched when the filters open ──────────

  document.querySelectorAll("[data-take]").forEach(function (button) {
    button.addEventListener("click", function () {
      prepare(function () {
        if (!matched.length) matched = reckon().passed
        withTake(function () {
          window.timelineTake(button.dataset.take, {
            config: config, facets: facets, words: words, rows: rows, matched: matched, held: HELD, statuses: STATUSES,
            asked: asked, iso: iso, wordsOf: wordsOf, withWords: withWords, element: element
          })
        })
      })
    })
  })

  function withTake(done) {
    if (window.timelineTake) done()
    else script("assets/js/take.js", done)
  }

  // ── the beginning ─────────────────────────────────────────────────────────────────────────────

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }

  /* What leads to the filters from the head of the page, where they stand below the fold. */
  var jump = document.querySelector(".to-filters")
  if (jump) {
    jump.classList.toggle("ready", box.getBoundingClientRect().top > innerHeight * 0.7)
    jump.addEventListener("click", function (event) {
      event.preventDefault()
      box.open = true
      box.scrollIntoView()
      fields.word.focus({ preventScroll: true })
    })
  }

  var timer
  document.querySelectorAll(".listing .row").forEach(function (row, n) { row.place = n })
  fromAddress()
  box.addEventListener("toggle", function () {
    // What is shut is fetched for all the same: the Latin letters of «CSV» are a file of their own.
    box.querySelector(".take").hidden = !box.open
    if (!box.open) return
    withTake(function () {})
    apply("none")
  })
  form.addEventListener("input", function (event) {
    if (event.target !== fields.word) return
    clearTimeout(timer)
    timer = setTimeout(apply, 60, "replace")
  })
  form.addEventListener("change", function (event) { if (event.target !== fields.word) apply("push") })
  form.addEventListener("submit", function (event) { event.preventDefault() })
  form.addEventListener("reset", function () { setTimeout(apply, 0, "push") })
  window.addEventListener("popstate", function () { fromAddress(); apply("none") })
  if (Object.keys(asked()).length) {
    box.open = true
    apply("none")
    // Who follows a link to what was found is led there; who comes back is where he was.
    var came = performance.getEntriesByType("navigation")[0]
    if (!location.hash && !scrollY && (!came || came.type === "navigate") && box.getBoundingClientRect().top > innerHeight * 0.7)
      box.scrollIntoView()
  }
})()
