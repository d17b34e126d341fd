/* The filters of the timeline and the button that copies a citation.  Pages read whole without this file. */
(function () {
  "use strict"

  // ── copying a citation ────────────────────────────────────────────────────────────────────────

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false
    button.addEventListener("click", function () {
      var source = document.getElementById(button.dataset.copy)
      var text = source.textContent.replace(/\s+/g, " ").trim()
      var say = function (word) { button.nextElementSibling.textContent = word }
      var select = function () {
        getSelection().selectAllChildren(source)
        say("حُدّد النص، انسخه من لوحة المفاتيح")
      }
      if (!navigator.clipboard) return select()
      navigator.clipboard.writeText(text).then(function () { say("نُسخ") }, select)
    })
  })

  // ── drawings and tables that scroll sideways can be reached by keyboard ───────────────────────

  document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code").forEach(function (box) {
    box.tabIndex = 0
  })

  // ── the filters ───────────────────────────────────────────────────────────────────────────────

  var form = document.getElementById("filters")
  if (!form) return
  var SHOWN = 200 // rows drawn at once where the page is cut by year
  var words = window.arabicWords || { fold: function (w) { return w.toLowerCase() } }
  var box = form.parentElement
  var counter = document.querySelector(".filter-count")
  var found = document.getElementById("found")
  var shards = found && JSON.parse(document.getElementById("shards").textContent)
  var records = found ? null : fromPage()

  box.hidden = false
  fromAddress()
  form.addEventListener("input", later(apply))
  form.addEventListener("change", apply)
  form.addEventListener("submit", function (event) { event.preventDefault() })
  form.addEventListener("reset", function () { setTimeout(apply) })
  window.addEventListener("popstate", function () { fromAddress(); apply() })
  if (asked().length) {
    box.open = true
    apply()
  }

  /* The rows of the page as records; a shard holds records of the same shape. */
  function fromPage() {
    return Array.prototype.map.call(document.querySelectorAll("#timeline .row"), function (row) {
      var data = row.dataset
      var list = function (text) { return text ? text.split(" ") : [] }
      return {
        row: row, mark: document.querySelector('.overview [data-id="' + CSS.escape(row.id.slice(2)) + '"]'),
        p: list(data.people), l: list(data.places), o: list(data.outlets), s: list(data.status),
        k: data.kind, y: data.from ? [+data.from, +data.to] : null, w: words.fold(row.textContent)
      }
    })
  }

  function asked() {
    return Array.from(new FormData(form)).filter(function (pair) { return pair[1] })
  }

  function fromAddress() {
    var wanted = new URLSearchParams(location.search)
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name) return
      if (field.type === "checkbox") field.checked = wanted.get(field.name) === field.value
      else field.value = wanted.get(field.name) || ""
    })
  }

  function toAddress() {
    var query = new URLSearchParams(asked()).toString()
    try {
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash)
    } catch (refused) { /* some browsers allow no state on file:// */ }
  }

  function test() {
    var want = Object.fromEntries(asked())
    var terms = words.fold(want.q || "").split(/\s+/).filter(Boolean).map(function (term) {
      return window.arabicWords ? window.arabicWords.key(term) : term
    })
    var from = +want.from || -Infinity, to = +want.to || Infinity
    return function (one) {
      return (!want.person || one.p.indexOf(want.person) >= 0) && (!want.place || one.l.indexOf(want.place) >= 0) &&
        (!want.outlet || one.o.indexOf(want.outlet) >= 0) && (!want.status || one.s.indexOf(want.status) >= 0) &&
        (!want.only || one.k === want.only) &&
        (from === -Infinity && to === Infinity || one.y !== null && one.y[0] <= to && one.y[1] >= from) &&
        terms.every(function (term) { return one.w.indexOf(term) >= 0 })
    }
  }

  function apply() {
    toAddress()
    if (!found) return showOnPage(test())
    if (!asked().length) return clearFound()
    if (records) return showFound(records.filter(test()))
    counter.textContent = "يُحمّل…"
    load(apply)
  }

  function showOnPage(passes) {
    var count = 0
    records.forEach(function (one) {
      var shown = passes(one)
      one.row.hidden = !shown
      if (one.mark) one.mark.classList.toggle("off", !shown)
      count += shown
    })
    document.querySelectorAll("#timeline .year").forEach(function (year) {
      year.hidden = !year.querySelector(".row:not([hidden])")
    })
    tell(count, records.length)
  }

  function tell(count, all) {
    counter.textContent = count === all ? "" : count ? "يظهر " + count + " من " + all : "لا شيء بهذه الشروط"
  }

  // ── where the page is cut by year, the records come from the shards, once ─────────────────────

  function load(done) {
    if (window.timelineShard) return // on its way
    var waiting = shards.length
    var loaded = []
    window.timelineShard = function (rows) {
      rows.forEach(function (one) { one.w = words.fold(one.w) })
      loaded = loaded.concat(rows)
    }
    shards.forEach(function (path) {
      var script = document.createElement("script")
      script.src = path
      script.onload = script.onerror = function () {
        waiting -= 1
        if (waiting) return
        records = loaded.sort(function (a, b) { return a.n - b.n })
        done()
      }
      document.head.appendChild(script)
    })
  }

  function clearFound() {
    found.hidden = true
    found.textContent = ""
    counter.textContent = ""
  }

  function showFound(rows) {
    var list = element("ol", "rows")
    rows.slice(0, SHOWN).forEach(function (one) { list.appendChild(drawn(one)) })
    found.textContent = ""
    found.appendChild(list)
    found.hidden = false
    tell(rows.length, records.length)
    if (rows.length > SHOWN) counter.textContent += "، والمعروض أول " + SHOWN
  }

  function drawn(one) {
    var row = element("li", "row row-" + one.s[0] + (one.k === "event" ? " row-event" : ""))
    var when = row.appendChild(element("span", "when"))
    ;["lead", "main", "tail"].forEach(function (part, n) {
      if (one.d[n]) when.appendChild(element("span", "when-" + part, one.d[n] + " "))
    })
    var body = row.appendChild(element("div", "row-body"))
    var link = body.appendChild(element("h3", "row-title")).appendChild(element("a", "", one.t))
    link.href = one.u
    body.appendChild(element("p", "row-marks")).appendChild(element("span", "chip chip-" + one.s[0], one.m))
    return row
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }

  function later(act) {
    var timer
    return function () {
      clearTimeout(timer)
      timer = setTimeout(act, 60)
    }
  }
})()
