/* The card of a filter: its address says what it shows, with the names of the filters of the site (person, with, place,
   outlet, form, held, status, from, to), how many rows (limit, 5) and in which order (sort=new or old). */
(function () {
  "use strict"

  var asked = new URLSearchParams(location.search)
  var words = JSON.parse(document.getElementById("embed-words").textContent)
  var list = document.querySelector(".embed-rows"), tally = document.querySelector(".tally")
  var limit = Math.min(Math.max(parseInt(asked.get("limit"), 10) || 5, 1), 50)

  window.timelineCards = show
  var script = document.createElement("script")
  script.src = new URL("../data/cards.js", location.href).href
  script.onerror = ready
  document.head.appendChild(script)

  function ready() { document.querySelector(".waits").classList.remove("waits") }

  function show(all) {
    var found = all.rows.filter(fits)
    if (asked.get("sort") !== "old") found.reverse()
    document.querySelector(".embed-name a").textContent = named(all)
    tally.textContent = !found.length ? words.none : found.length > limit ? limit + " " + words.of + " " + found.length : ""
    found.slice(0, limit).forEach(function (one) { list.appendChild(drawn(one)) })
    document.querySelectorAll(".embed-name a, .embed-all").forEach(function (link) { link.href = whole() })
    ready()
  }

  function fits(one) {
    var has = function (name, values) { var want = asked.get(name); return !want || (values || []).indexOf(want) >= 0 }
    var from = asked.get("from"), to = asked.get("to")
    if (from && !(one.y && one.y[1] >= from)) return false
    if (to && !(one.y && one.y[0].slice(0, to.length) <= to)) return false
    return has("person", one.p) && has("with", one.p) && has("place", one.l) && has("outlet", one.o) &&
      has("form", [one.f]) && has("held", [one.h]) && has("status", [one.s, one.x && "outside"])
  }

  /* What is shown, in names: «أفريل هاينز وعبد اللطيف حموشي، الرباط، 2018». */
  function named(all) {
    var name = function (kind, key) { var id = asked.get(key); return id && (all[kind][id] || id) }
    var two = [name("people", "person"), name("people", "with")].filter(Boolean).join(words.and || " و")
    var from = (asked.get("from") || "").slice(0, 4), to = (asked.get("to") || "").slice(0, 4)
    var years = from && to && from !== to ? from + "\u2013" + to : from || to
    var parts = [two, name("places", "place"), name("outlets", "outlet"), years].filter(Boolean)
    return parts.join(words.comma || "، ") || document.title
  }

  function whole() {
    var query = new URLSearchParams(asked)
    ;["limit", "sort", "theme"].forEach(function (name) { query.delete(name) })
    return new URL("../index.html" + (String(query) ? "?" + query : ""), location.href).href
  }

  function drawn(one) {
    var row = document.createElement("li")
    var when = row.appendChild(element("p", "embed-when", one.w + " "))
    when.insertAdjacentHTML("beforeend", words.chips[one.s] + (one.x ? " " + words.chips.outside : "")) // ours
    if (one.h !== "held") when.appendChild(element("span", "chip chip-held", words.held[one.h]))
    var link = row.appendChild(element("p", "embed-title")).appendChild(element("a", "", one.t))
    link.href = new URL("../" + one.u, location.href).href
    link.target = "_blank"
    link.rel = "noopener"
    link.dir = "auto"
    return row
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }
})()
