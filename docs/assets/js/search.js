/* The search of the site, loaded by site.js when a reader comes to the field: one list of links, best first.  Its pages
   and words are those of data/search/ (see arabic_timeline/render/index.py); words are compared as words.js does. */
(function () {
  "use strict"

  var input = document.querySelector(".md-search__input")
  if (!input) return
  var SHOWN = 30 // links drawn at once
  var FIELDS = ["title", "names", "words", "quote"]
  var WHOLE = { title: 10, names: 8, words: 3, quote: 1 }, BEGUN = { title: 8, names: 6, words: 2, quote: .5 }
  var KIND = { person: 6, body: 4, place: 4, pair: 3.5, meeting: 3, call: 3, signing: 2.5, visit: 2.5, session: 2.5, event: 2, outlet: 2, article: 1, page: 0 }
  var NAMED = ["person", "body", "place", "outlet"]
  var base = JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/")
  var home = base + (input.form.dataset.home || "") // of the language
  var toggle = document.getElementById("__search")
  var form = input.form
  var meta = document.querySelector(".md-search-result__meta")
  var list = document.querySelector(".md-search-result__list")
  var help = document.querySelector(".search-help")
  var said = null, pages = [], vocabulary = null, asked = null, words

  // ── opening and leaving ───────────────────────────────────────────────────────────────────────

  input.addEventListener("focus", opened)
  input.addEventListener("input", soon(answer, 80))
  form.addEventListener("reset", function () { setTimeout(answer) })
  form.addEventListener("submit", function (event) {
    event.preventDefault()
    answer()
    var first = list.querySelector("a")
    if (first) location.href = first.href
  })
  toggle.addEventListener("change", function () { if (toggle.checked) input.focus() })
  document.addEventListener("keydown", function (event) {
    var typing = /^(?:input|textarea|select)$/i.test(document.activeElement.tagName)
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      input.focus()
    }
    if (!toggle.checked) return
    if (event.key === "Escape") leave()
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event)
  })
  document.addEventListener("focusin", function (event) {
    if (toggle.checked && !event.target.closest(".md-search")) toggle.checked = false
  })
  var given = new URLSearchParams(location.search).get("q")
  if (given) input.value = given
  if (given || toggle.checked) input.focus()
  if (document.activeElement === input) opened()

  function opened() {
    toggle.checked = true
    load()
  }

  function leave() {
    toggle.checked = false
    input.blur()
  }

  function walk(event) {
    var links = Array.prototype.slice.call(document.querySelectorAll(".md-search-result a, .search-help button"))
    var at = links.indexOf(document.activeElement)
    if (at < 0 && document.activeElement !== input) return
    event.preventDefault()
    var next = at + (event.key === "ArrowDown" ? 1 : -1)
    if (next < 0) input.focus()
    else if (links[next]) links[next].focus()
  }

  // ── loading ───────────────────────────────────────────────────────────────────────────────────

  function load() {
    if (said || load.begun) return
    load.begun = true
    window.searchHead = function (head) { said = head }
    window.searchPages = function (rows) { load.rows = (load.rows || []).concat(rows) }
    window.searchQuotes = function (rows) { rows.forEach(quote) }
    var first = ["data/search/head.js", "data/search/0.js"]
    if (!window.arabicWords) first.push("assets/js/words.js")
    scripts(first, function () {
      words = window.arabicWords
      if (!said || !words) return
      scripts(numbered("", said.pieces).slice(1), function () {
        pages = load.rows.map(page)
        load.ready = true
        answer()
        setTimeout(known, 50) // the words of all names, before somebody asks
        scripts(numbered("q", said.quotes), function () { if (input.value.trim()) answer() })
      })
    })
  }

  function numbered(name, count) {
    return Array.from({ length: count }, function (_, n) { return "data/search/" + name + n + ".js" })
  }

  function scripts(paths, done) {
    var waiting = paths.length
    if (!waiting) return done()
    paths.forEach(function (path) {
      var script = document.createElement("script")
      script.src = (/^data/.test(path) ? home : base) + path
      script.async = false // in their order
      script.onload = script.onerror = function () { if (!--waiting) done() }
      document.head.appendChild(script)
    })
  }

  function page(row) {
    var one = { path: row[0], kind: row[1], name: row[2], shown: row[5], from: row[6], to: row[7], weight: row[8] }
    one.people = row[3].split(" · ")
    one.title = folded(row[2])
    one.names = folded(row[3])
    one.words = folded(row[4] + " " + (said.kinds[row[1]] || ""))
    one.quote = ""
    one.all = one.title + " " + one.names + " " + one.words
    return one
  }

  function quote(row) {
    var one = pages[row[0]]
    one.quote = folded(row[1])
    one.all += " " + one.quote
  }

  /* A folded text; what joins on to the word behind it («عبد اللطيف») stands in it both ways, and «ابن» as «بن», too. */
  function folded(text) {
    var plain = words.fold(text)
    var one = joined(plain)
    return one === plain ? plain : plain + " " + one
  }

  function joined(text) {
    joined.test = joined.test || new RegExp("(?<![\\p{L}\\p{N}])([وفبلك]?(?:" + said.joined.map(words.fold).join("|") +
      ")) (?=\\p{L}\\p{L})", "gu")
    return text.replace(joined.test, "$1").replace(/(?<![\p{L}\p{N}])([وفبلك]?)ابن(?![\p{L}\p{N}])/gu, "$1بن")
  }

  // ── what is asked ─────────────────────────────────────────────────────────────────────────────

  /* A query taken apart: tests of days, and words. */
  function understand(query) {
    var rest = " " + words.fold(query).replace(/[^\p{L}\p{N}\/.\-:]+/gu, " ") + " "
    var dates = []
    var take = function (shape, read) {
      rest = rest.replace(shape, function () {
        var found = read(Array.prototype.slice.call(arguments))
        if (!found) return arguments[0]
        found.text = arguments[0].trim()
        dates.push(found)
        return " "
      })
    }
    take(/ (\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})(?= )/g, function (m) { return when(m[1], m[2], m[3]) })
    take(/ (\d{1,2})[-\/.](\d{1,2})[-\/.](\d{4})(?= )/g, function (m) { return when(m[3], m[2], m[1]) || when(m[3], m[1], m[2]) })
    take(/ (\d{4})[-\/.](\d{1,2})(?= )/g, function (m) { return when(m[1], m[2]) })
    take(/ (\d{1,2})[-\/.](\d{4})(?= )/g, function (m) { return when(m[2], m[1]) })
    take(months().shape, function (m) { return when(m[3], months().numbers[m[2]], m[1]) })
    take(/ (1\d{3}|20\d{2})(?= )/g, function (m) { return when(m[1]) })
    var plain = joined(rest).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    var told = plain.filter(function (word) { return particles().indexOf(word) < 0 && (word.length > 1 || /\d/.test(word)) })
    return { dates: dates, words: (told.length || dates.length ? told : plain).map(asWord) }
  }

  function when(year, month, day) {
    var found = { year: +year || 0, month: +month || 0, day: +day || 0 }
    return found.month > 12 || found.day > 31 || (year && found.year < 1000) ? null : found
  }

  function particles() {
    return particles.list = particles.list || said.particles.map(words.fold)
  }

  function months() {
    if (months.known) return months.known
    var numbers = {}, names = []
    Object.keys(said.months).forEach(function (number) {
      said.months[number].forEach(function (name) {
        numbers[words.fold(name)] = number
        names.push(words.fold(name))
      })
    })
    names.sort(function (a, b) { return b.length - a.length })
    // A day before the name, a year behind it, and the name beside it that a paper puts in brackets or behind a stroke.
    var one = "(?:" + names.join("|") + ")"
    var shape = new RegExp("(?: (\\d{1,2}))? [وفبل]?(" + one + ")(?: ?[/ ] ?" + one + ")?(?: (\\d{4}))?(?= )", "gu")
    return months.known = { numbers: numbers, shape: shape }
  }

  function asWord(word) {
    var made = test(word, words.stems(word), 1), alike = variants(word)
    if (alike.length) made.alike = test(word, alike, .6)
    return made
  }

  /* Names that other papers write for this one: «نتانياهو» for «نتنياهو», «جونج» for «جونغ»; and what a short word may
     be without its first letter, where a title has it: «لمصر». */
  function variants(word) {
    var wanted = words.key(word), found = known().filter(function (one) { return words.variant(one.key, wanted) }).map(stem)
    if (!/^[وفبلك]...$/.test(word)) return found
    var bare = test(word, [word.slice(1)], .6)
    return pages.some(function (one) { return bare.whole.test(one.title) }) ? found.concat(bare.stems) : found
  }

  function test(word, stems, worth) {
    var any = words.before + "(?:" + stems.join("|") + ")" // letters and digits alone
    var whole = new RegExp(any + "(?:ات|ان|ون|ين|ه|ا)?(?![\\p{L}\\p{N}])", "u")
    return { word: word, stems: stems, worth: worth, begun: worth < 1 ? whole : new RegExp(any, "u"), whole: whole }
  }

  // ── what is found ─────────────────────────────────────────────────────────────────────────────

  function worth(one, word) {
    return worthOf(one, word) || (word.alike ? worthOf(one, word.alike) : 0)
  }

  function worthOf(one, word) {
    if (!word.stems.some(function (stem) { return one.all.indexOf(stem) >= 0 })) return 0
    for (var n = 0; n < FIELDS.length; n++) {
      var text = one[FIELDS[n]]
      if (text && word.begun.test(text)) return word.worth * (word.whole.test(text) ? WHOLE : BEGUN)[FIELDS[n]]
    }
    return 0
  }

  /* How well the days of a page answer: 5 for the very day, month or year, 3 for a few days around; 0 for none. */
  function fits(one, date) {
    if (one.from && one.to) {
      var year = date.year ? String(date.year) : "", month = date.month ? "-" + two(date.month) + "-" : ""
      var part = function (day) {
        return (!year || day.slice(0, 4) === year) && (!month || day.slice(4, 8) === month) &&
          (!date.day || +day.slice(8) === date.day)
      }
      if (date.day ? one.from === one.to && part(one.from) : part(one.from) && part(one.to) &&
        one.from.slice(0, date.month ? 7 : 4) === one.to.slice(0, date.month ? 7 : 4)) return 5
      if (year && month && length(one) <= 31) {
        var first = year + month + (date.day ? two(date.day) : "01"), last = year + month + two(date.day || 31)
        if (one.from <= last && one.to >= first && (!date.day || length(one) <= 7)) return 3
      }
    }
    // A name of a month is also a word («ماي»), a year also stands in titles.
    if (date.day || /\d[\/.-]\d/.test(date.text) || one.all.indexOf(date.text) < 0) return 0
    return (" " + one.all.replace(/[^\p{L}\p{N}]+/gu, " ") + " ").indexOf(" " + date.text + " ") >= 0 ? 1 : 0
  }

  function around(one, date) {
    var day = date.year + "-" + two(date.month) + "-" + two(date.day)
    return date.year && date.month && date.day && one.from && one.to && one.from <= day && one.to >= day ? 1 : 0
  }

  function two(number) { return (number < 10 ? "0" : "") + number }

  function length(one) { return (new Date(one.to) - new Date(one.from)) / 864e5 + 1 }

  /* Whether the title holds the words that are asked for, in whatever script, and nothing else. */
  function alone(one, asked) {
    return (one.title || "").split(" ").length === asked.length &&
      asked.every(function (word) { return word.whole.test(one.title) })
  }

  function matching(query, dated, every) {
    var found = []
    pages.forEach(function (one) {
      var sum = 0, hits = 0
      query.words.forEach(function (word) {
        var value = worth(one, word)
        if (value) hits++
        sum += value
      })
      query.dates.forEach(function (date) {
        var value = dated(one, date)
        if (value) hits++
        sum += 2 * value
      })
      if (every ? hits < query.words.length + query.dates.length : !hits) return
      if (query.words.length && query.words.map(function (w) { return w.word }).join(" ") === one.title) sum += 6
      else if (query.words.length && alone(one, query.words)) sum += 3
      found.push([sum + hits * 20 + (KIND[one.kind] || 0) + Math.log2(1 + one.weight) / 2, one])
    })
    return found.sort(function (a, b) { return b[0] - a[0] || (b[1].from > a[1].from) - (b[1].from < a[1].from) })
      .map(function (pair) { return pair[1] })
  }

  /* The pages for a query and what has to be said about them. */
  function search(text) {
    var query = understand(text)
    if (!query.words.length && !query.dates.length) return { hits: [], query: query }
    var hits = matching(query, fits, true)
    if (hits.length) return { hits: hits, query: query }
    var wider = { dates: query.dates, words: query.words.map(other) }
    hits = matching(wider, fits, true)
    if (hits.length) return { hits: hits, query: wider, note: latin(text) ? "" : said.close }
    hits = query.dates.some(function (date) { return date.day }) ? matching(wider, around, true) : []
    if (hits.length) return { hits: hits, query: wider, note: said.around }
    hits = matching(wider, fits, false)
    return { hits: hits, query: wider, note: hits.length ? said.some : said.none }
  }

  function latin(text) { return !/[\u0600-\u06ff]/.test(text) }

  /* A word that no page has, as the names and words that are written or spoken like it. */
  function other(word) {
    var there = pages.some(function (one) { return worth(one, word) })
    // In Latin letters: «Un» begins words of many pages, and sounds like a name of some.
    if (there && (!latin(word.word) || pages.some(function (one) { return word.whole.test(one.title + " " + one.names) }))) return word
    var alike = spoken(word.word)
    if (there) return alike.length ? test(word.word, word.stems.concat(alike), .6) : word
    if (!alike.length && word.word.length > 3) alike = nearest(word.word, 1)
    return alike.length ? test(word.word, alike, .6) : word
  }

  function spoken(word) {
    var wanted = words.skeleton(word)
    if (wanted.length < 2) return []
    return known().filter(function (one) {
      // Two consonants are the bones of many words: then the half vowels have to agree, too.
      return bones(one) === wanted && latin(one.word) !== latin(word) &&
        (wanted.length > 2 || words.skeleton(one.word, true) === words.skeleton(word, true))
    }).map(stem)
  }

  function nearest(word, most) {
    var wanted = words.key(word)
    return known().filter(function (one) { return one.key.length > 2 && words.near(one.key, wanted, most) }).map(stem)
  }

  function stem(one) { return one.word }

  /* Every word of names, each once; the title of a meeting is its names again, joined with «و». */
  function known() {
    if (vocabulary) return vocabulary
    var seen = {}
    pages.forEach(function (one) {
      ;((NAMED.indexOf(one.kind) >= 0 ? one.title + " " : "") + one.names).split(/[^\p{L}]+/u).forEach(function (word) { if (word.length > 2) seen[word] = true })
    })
    return vocabulary = Object.keys(seen).map(function (word) { return { word: word, key: words.key(word) } })
  }

  function bones(one) {
    if (one.bones === undefined) one.bones = words.skeleton(one.word)
    return one.bones
  }

  // ── what is shown ─────────────────────────────────────────────────────────────────────────────

  function answer() {
    var text = input.value.trim()
    if (!load.ready) {
      if (said) meta.textContent = said.loading
      return
    }
    if (asked === text && !list.children.length) asked = null
    asked = text
    list.textContent = ""
    help.textContent = ""
    if (!text) {
      meta.textContent = said.empty
      return
    }
    var found = search(text), hits = found.hits
    meta.textContent = (found.note || "") + (hits.length ? (found.note ? " (" : "") + counted(hits.length) + (found.note ? ")" : "") : "")
    if (hits.length < 10 && !found.note) offered(said.near, beside(text, hits))
    if (!hits.length) suggest(text)
    draw(hits, found.query, 0)
  }

  /* A number with its noun: «نتيجتان», «7 نتائج», «14 نتيجة». */
  function counted(number) {
    var forms = said.found, rest = number % 100
    if (!forms.length) {
      var kind = new Intl.PluralRules(document.documentElement.lang).select(number)
      return (forms[kind] || forms.other).replace("{}", figures(number))
    }
    if (number < 3) return forms[number - 1]
    return figures(number) + " " + (rest >= 3 && rest <= 10 ? forms[2] : rest > 10 ? forms[3] : forms[4])
  }

  /* «1.571» in Rabat and Beirut, «1,571» in Riyadh. */
  function figures(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, said.thousands) }

  function draw(hits, query, from) {
    var old = help.querySelector(".search-next")
    if (old) old.remove()
    hits.slice(from, from + SHOWN).forEach(function (one) { list.appendChild(item(one, query)) })
    if (from) list.children[from].querySelector("a").focus()
    if (hits.length <= from + SHOWN) return
    var next = help.appendChild(element("button", "button search-next", said.more))
    next.type = "button"
    next.addEventListener("click", function () { draw(hits, query, from + SHOWN) })
  }

  function item(one, query) {
    var made = element("li", "md-search-result__item")
    var link = made.appendChild(element("a", "md-search-result__link"))
    link.href = home + one.path + (one.path.indexOf(".html") < 0 ? ".html" : "")
    var box = link.appendChild(element("article", "md-search-result__article md-typeset"))
    box.appendChild(element("p", "search-kind", said.kinds[one.kind]))
    box.appendChild(marked("h1", one.name, query))
    if (one.shown) box.appendChild(marked("p", one.shown, query))
    return made
  }

  /* A text with the words of a query marked. */
  function marked(name, text, query) {
    var made = element(name)
    made.dir = direction(text)
    text.split(/(\s+)/).forEach(function (word) {
      var folded = words.fold(word)
      var hit = /\S\S/.test(word) && query.words.some(function (one) {
        return one.begun.test(folded) || one.alike && one.alike.begun.test(folded)
      })
      made.append(hit ? element("mark", "", word) : word)
    })
    return made
  }

  /* Stated, for the browser's own guess takes the first letter: «FBI: لقاء …» is Arabic.  In another language Arabic may
     be a word of the line («5 May · سوتشي»). */
  function direction(text) {
    var arabic = (text.match(/[\u0600-\u06ff]/g) || []).length
    if (document.documentElement.dir === "rtl") return arabic ? "rtl" : "ltr"
    return arabic > (text.match(/[a-z]/gi) || []).length ? "rtl" : "ltr"
  }

  /* Names that are written almost like a word of the query, on pages that it did not find; a short one is like too many. */
  function beside(text, hits) {
    var found = {}
    understand(text).words.forEach(function (one) {
      var wanted = words.key(one.word)
      ;(wanted.length > 4 ? nearest(wanted, 1) : []).forEach(function (word) {
        var key = words.key(word)
        var unseen = one.stems.concat(one.alike ? one.alike.stems : []).every(function (stem) {
          return key.indexOf(stem) < 0 && stem.indexOf(key) < 0
        })
        var elsewhere = function (page) { return page.all.indexOf(word) >= 0 && hits.indexOf(page) < 0 }
        if (unseen && pages.some(elsewhere)) found[key] = word
      })
    })
    return Object.keys(found).slice(0, 4).map(function (key) { return found[key] })
  }

  /* Nothing found: words that are near, and who is told of most. */
  function suggest(text) {
    var all = understand(text).words.map(function (one) { return one.word })
    var tried = {}
    all.forEach(function (word, n) {
      ;(word.length > 4 ? nearest(word, 2) : []).slice(0, 3).forEach(function (better) {
        tried[all.slice(0, n).concat(better, all.slice(n + 1)).join(" ")] = true
      })
    })
    offered(said.try, Object.keys(tried).slice(0, 4))
    offered(said.known, often())
  }

  /* Who is told of most: persons with a page, else the names that most meetings have. */
  function often() {
    var count = {}
    pages.forEach(function (one) {
      if (one.kind === "person") count[one.name] = 1000 * one.weight
      if (one.kind === "meeting" || one.kind === "call") one.people.forEach(function (name) { count[name] = (count[name] || 0) + 1 })
    })
    return Object.keys(count).filter(function (name) { return count[name] && name })
      .sort(function (a, b) { return count[b] - count[a] }).slice(0, 4)
  }

  function offered(label, texts) {
    if (!texts.length) return
    var line = help.appendChild(element("p", "search-try", label + ": "))
    texts.forEach(function (text) {
      var button = line.appendChild(element("button", "", text))
      button.type = "button"
      button.addEventListener("click", function () {
        input.value = text
        input.focus()
        answer()
      })
    })
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }

  function soon(act, time) {
    var timer
    return function () {
      clearTimeout(timer)
      timer = setTimeout(act, time)
    }
  }
})()
