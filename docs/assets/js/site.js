/* The filters of the timeline, what the theme leaves to the mouse, and the button that
   copies a citation.  Pages read whole without this file. */
(function () {
  "use strict"

  var each = function (selector, act) { document.querySelectorAll(selector).forEach(act) }

  // ── copying a citation ────────────────────────────────────────────────────────────────────────

  each("[data-copy]", function (button) {
    var source = document.getElementById(button.dataset.copy)
    // A site built without its address still has one when it is read from a server.
    if (!source.querySelector(".cite-url") && /^http/.test(location.protocol)) {
      var url = element("bdi", "cite-url", location.origin + location.pathname)
      url.dir = "ltr"
      source.append("، ", url)
    }
    button.hidden = false
    button.addEventListener("click", function () {
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

  // ── what the theme leaves to the mouse ────────────────────────────────────────────────────────

  each(".md-typeset__scrollwrap, .md-typeset pre > code", function (box) { box.tabIndex = 0 })

  /* The labels of the header become buttons: reached by Tab, pressed by Enter and space, and told as such. */
  var drawer = document.getElementById("__drawer")
  each(".md-header label[for=__drawer], .md-header label.md-header__button[for=__search]", function (label) {
    var button = element("button", label.className)
    var opens = label.htmlFor === "__drawer"
    button.type = "button"
    button.setAttribute("for", label.htmlFor) // the theme's style asks for it
    button.setAttribute("aria-label", opens ? "القائمة" : "بحث")
    button.append.apply(button, label.childNodes)
    button.addEventListener("click", function () {
      document.getElementById(label.htmlFor).click()
      focusLater(opens ? ".md-sidebar--primary a, .md-sidebar--primary label[tabindex]" : ".md-search__input")
    })
    label.replaceWith(button)
    if (opens) drawer.addEventListener("change", function () { button.setAttribute("aria-expanded", drawer.checked) })
  })
  each(".md-nav--primary label.md-nav__title[for^=__nav]", function (label) { label.tabIndex = 0 })
  document.addEventListener("keydown", function (event) {
    if (event.key === " " && event.target.matches("label[tabindex]")) {
      event.preventDefault()
      event.target.click()
    }
    if (event.key !== "Escape" || !drawer || !drawer.checked) return
    drawer.click()
    focusLater(".md-header button[for=__drawer]")
  })

  /* The first element that can be seen, when the drawer has moved. */
  function focusLater(selector) {
    setTimeout(function () {
      Array.from(document.querySelectorAll(selector)).some(function (one) {
        one.focus()
        return document.activeElement === one
      })
    }, 300)
  }

  // ── small tools ───────────────────────────────────────────────────────────────────────────────

  /* Scripts and not data, because a page from the disk may load the one and not the other. */
  function scripts(paths, done) {
    var waiting = paths.length
    paths.forEach(function (path) {
      var script = element("script")
      script.src = path
      script.onload = script.onerror = function () { if (!--waiting) done() }
      document.head.appendChild(script)
    })
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }

  function later(act, time) {
    var timer
    return function () {
      clearTimeout(timer)
      timer = setTimeout(act, time)
    }
  }

  // ── the filters ───────────────────────────────────────────────────────────────────────────────

  var form = document.getElementById("filters")
  if (!form) return
  var SHOWN = 50 // rows drawn at once where the page is cut by year
  var words = window.arabicWords
  var box = form.parentElement
  var counter = document.querySelector(".filter-count")
  var found = document.getElementById("found")
  var years = document.getElementById("by-year")
  var columns = document.querySelectorAll(".overview .column")
  var shards = found && JSON.parse(document.getElementById("shards").textContent)
  var records = found ? null : fromPage()
  var loading = false

  box.hidden = false
  fromAddress()
  form.addEventListener("input", later(apply, 60))
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
    var fits = words.matcher(want.word || "")
    var from = +want.from || -Infinity, to = +want.to || Infinity
    var has = function (list, wanted) { return !wanted || list && list.indexOf(wanted) >= 0 }
    return function (one) {
      return has(one.p, want.person) && has(one.l, want.place) && has(one.o, want.outlet) && has(one.s, want.status) &&
        (!want.only || one.k === want.only) &&
        (from === -Infinity && to === Infinity || one.y && one.y[0] <= to && one.y[1] >= from) && fits(one.w)
    }
  }

  function apply() {
    toAddress()
    if (!found) return showOnPage(test())
    if (!asked().length) return clearFound()
    if (records) return showFound(records.filter(test()))
    counter.textContent = "يُحمّل…"
    if (!loading) load(apply)
    loading = true
  }

  function showOnPage(passes) {
    var shown = records.filter(function (one) {
      one.row.hidden = !passes(one)
      if (one.mark) one.mark.classList.toggle("off", one.row.hidden)
      return !one.row.hidden
    })
    each("#timeline .month, #timeline .year", function (part) { part.hidden = !part.querySelector(".row:not([hidden])") })
    follow(shown)
    tell(shown.length)
  }

  function tell(count) {
    var all = records.length
    counter.textContent = count === all ? "" : count ? "يظهر " + count + " من " + all : "لا شيء بهذه الشروط"
  }

  /* The columns of a summed overview: what passes, before a pale picture of the whole; null for no filter. */
  function follow(rows) {
    var counts = {}
    ;(rows || []).forEach(function (one) {
      if (one.y && one.y[0] === one.y[1]) counts[one.y[0]] = (counts[one.y[0]] || 0) + 1
    })
    columns.forEach(function (column) {
      var year = column.dataset.year, all = +column.dataset.count, count = rows ? counts[year] || 0 : all
      var whole = column.querySelector("rect"), height = +whole.getAttribute("height")
      var part = column.querySelector(".match") || column.appendChild(whole.cloneNode())
      var high = count ? Math.max(2, height * count / all) : 0
      part.setAttribute("class", "part match")
      part.setAttribute("height", high)
      part.setAttribute("y", +whole.getAttribute("y") + height - high)
      whole.classList.add("whole")
      var label = year + ": " + (count === all ? all : count + " من " + all)
      column.setAttribute("aria-label", label)
      column.querySelector("title").textContent = label
    })
  }

  // ── where the page is cut by year, the records come from the shards, once ─────────────────────

  function load(done) {
    var loaded = []
    window.timelineShard = function (rows) { loaded = loaded.concat(rows) }
    scripts(shards, function () {
      loaded.forEach(function (one) {
        one.w = words.fold([one.t, one.a, one.f, one.x].concat(one.d, (one.o || []).map(outlet)).join(" "))
      })
      records = loaded.sort(function (a, b) { return a.n - b.n })
      done()
    })
  }

  /* The names of outlets stand in the form already. */
  function outlet(id) {
    var option = form.elements.outlet && form.elements.outlet.querySelector('[value="' + CSS.escape(id) + '"]')
    return option ? option.textContent : id
  }

  function clearFound() {
    found.hidden = true
    years.hidden = false
    found.textContent = ""
    counter.textContent = ""
    follow(null)
  }

  function showFound(rows) {
    var list = element("ol", "rows"), next = element("button", "button", "المزيد")
    next.type = "button"
    found.replaceChildren(list, next)
    var draw = function () {
      var from = list.children.length
      rows.slice(from, from + SHOWN).forEach(function (one) { list.appendChild(drawn(one)) })
      next.hidden = list.children.length === rows.length
      if (from) list.children[from].querySelector("a").focus()
    }
    next.addEventListener("click", draw)
    draw()
    found.hidden = false
    years.hidden = true
    follow(rows)
    tell(rows.length)
  }

  function drawn(one) {
    var row = element("li", "row row-" + one.s[0] + (one.k === "event" ? " row-event" : ""))
    var when = row.appendChild(element("span", "when"))
    ;["lead", "main", "tail"].forEach(function (part, n) {
      if (one.d[n]) when.appendChild(element("span", "when-" + part, one.d[n] + " "))
    })
    var body = row.appendChild(element("div", "row-body"))
    var link = body.appendChild(element("h2", "row-title")).appendChild(element("a", "", one.t))
    link.href = one.u
    if (one.f && one.k !== "event") body.appendChild(element("p", "row-offices", one.f))
    if (one.a) body.appendChild(element("p", "row-place", one.a))
    var marks = body.appendChild(element("p", "row-marks"))
    one.s.forEach(function (status) { marks.append(document.querySelector(".legend .chip-" + status).cloneNode(true), " ") })
    if (one.o) marks.appendChild(element("span", "row-outlets", one.o.map(outlet).join("، ")))
    return row
  }
})()
