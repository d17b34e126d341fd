/* What the filters find, taken away: as CSV or JSON, as a link, or as the lines of a card for the article of somebody
   else.  explore.js loads it when the filters open, and says what to take and from what. */
(function () {
  "use strict"

  window.timelineTake = function (what, from) {
    if (what === "link") return share(from)
    if (what === "embed") return copy(snippet(from), from.words.lines)
    from.withWords(from.matched, function () {
      var records = from.matched.map(function (n) { return record(from, n) })
      if (what === "csv") save(csv(records), "text/csv", called(from) + ".csv")
      else save(JSON.stringify(records, null, 1) + "\n", "application/json", called(from) + ".json")
    })
  }

  function record(from, n) {
    var facets = from.facets, row = from.rows && from.rows[n], one = row ? null : from.wordsOf(n)
    var link = row && row.querySelector(".row-title a"), when = row && row.querySelector(".when")
    var squeeze = function (text) { return text.replace(/\s+/g, " ").trim() }
    var names = function (kind, places) { return places.map(function (p) { return facets[kind][p][1] }) }
    return {
      title: one ? one.t : squeeze(link.textContent),
      date: one ? one.e || one.d.filter(Boolean).join(" ") : when.dataset.line || squeeze(when.textContent),
      earliest: from.iso(facets.low[n]), latest: from.iso(facets.high[n]),
      status: from.statuses[facets.s[n]], held: from.held[facets.h[n]], form: facets.forms[facets.f[n]][0],
      people: names("people", facets.p[n]), places: names("places", facets.l[n]), outlets: names("outlets", facets.o[n]),
      page: one ? here(from, one.u) : link.href
    }
  }

  function here(from, path) { return new URL(from.config.root + path, location.href.split(/[?#]/)[0]).href }

  function csv(records) {
    var ltr = document.documentElement.dir === "ltr"
    var names = ["title", "date", "earliest", "latest", "status", "held", "form", "people", "places", "outlets", "page"]
    var cell = function (value) {
      var text = Array.isArray(value) ? value.join(ltr ? "; " : "؛ ") : String(value)
      if (/^[=+\-@＝＋－＠]/.test(text)) text = "'" + text // no cell is a formula
      return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text
    }
    var lines = records.map(function (one) { return names.map(function (name) { return cell(one[name]) }).join(",") })
    return "\ufeff" + [names.join(",")].concat(lines).join("\r\n") + "\r\n"
  }

  /* «timeline-haines-hammouchi-2022»: several results in one folder are told apart by what was asked. */
  function called(from) {
    var asked = from.asked(), scope = from.config.scope
    var years = asked.from === asked.to ? [asked.from] : [asked.from, asked.to]
    var parts = Object.keys(scope).map(function (name) { return scope[name] })
    ;["person", "with", "place", "outlet", "form", "held", "status"].forEach(function (name) { parts.push(asked[name]) })
    return ["timeline"].concat(parts, years).filter(Boolean)
      .map(function (part) { return String(part).replace(/^n\./, "") }) // the mark of a name without a record
      .join("-").replace(/[^\p{L}\p{N}.-]+/gu, "-").slice(0, 120)
  }

  function save(text, kind, name) {
    var link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: kind + ";charset=utf-8" }))
    link.download = name
    link.click()
    setTimeout(function () { URL.revokeObjectURL(link.href) }, 1000)
  }

  function share(from) {
    if (navigator.share && matchMedia("(pointer: coarse)").matches) return navigator.share({ url: location.href }).catch(function () {})
    copy(location.href, from.words.copied, from.words.refused)
  }

  /* What may not be copied is shown, to be copied by hand. */
  function copy(text, done, refused) {
    var say = function (told) { return function () { document.querySelector(".taken").textContent = told } }
    if (!navigator.clipboard) return say(refused || text)()
    navigator.clipboard.writeText(text).then(say(done), say(refused || text))
  }

  /* What to paste for a card of these choices and of what the list of the page has in common; it shows the latest first. */
  function snippet(from) {
    var query = new URLSearchParams(from.asked()), scope = from.config.scope
    query.delete("sort")
    Object.keys(scope).forEach(function (name) {
      if (query.getAll(name).indexOf(String(scope[name])) < 0) query.append(name, scope[name])
    })
    var frame = from.element("iframe"), host = from.element("script")
    frame.src = here(from, "embed/list.html") + (String(query) ? "?" + query : "")
    frame.title = document.title
    frame.width = "100%"
    frame.height = "460"
    frame.loading = "lazy"
    frame.style.border = "0"
    host.src = here(from, (from.config.top || "") + "assets/js/embed-host.js")
    host.async = true
    return frame.outerHTML + "\n" + host.outerHTML
  }
})()
