/* What comes when a reader wants it (the theme's script, the search), what the theme leaves to the mouse, and the button
   that copies a citation.  Pages read whole without this file. */
(function () {
  "use strict"

  var said = document.documentElement.dataset // the words of a language that is not Arabic
  var here = document.currentScript.src.replace(/site\.js.*/, "")
  var each = function (selector, act) { document.querySelectorAll(selector).forEach(act) }

  // ── what comes later ─────────────────────────────────────────────────────────────────────────

  var theme = document.getElementById("__theme")
  var signs = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"]
  var first // where the pointer was when it was first told of
  var input = document.querySelector(".md-search__input")
  var search = document.getElementById("__search")
  var drawer = document.getElementById("__drawer")
  var given = /[?&]q=/.test(location.search)
  var pressing = false // a button of the header

  /* The theme's script serves who moves, types or scrolls, and tables, which it lets scroll by themselves.  It waits for
     the page to be there, which it has been for long, and is told so.  A pointer that rests where the page came up under
     it is told of as one that moves; one that moves is told of more than once. */
  function dress(event) {
    if (event.type === "pointermove") {
      first = first || [event.screenX, event.screenY]
      if (first[0] === event.screenX && first[1] === event.screenY) return
    }
    signs.forEach(function (sign) { removeEventListener(sign, dress, true) })
    script(theme.dataset.src, function () {
      var shut = [drawer, search].filter(Boolean)
      shut.forEach(function (one) { one.addEventListener("click", stays) })
      setTimeout(function () { shut.forEach(function (one) { one.removeEventListener("click", stays) }) }, 500)
      window.document$.next(document)
      tables()
    })
  }

  /* When it starts it shuts menu and search, which a reader may have opened meanwhile. */
  function stays(event) { if (!event.isTrusted && !pressing && !event.target.checked) event.preventDefault() }
  function tables() { each(".md-typeset__scrollwrap, .md-typeset pre > code", function (box) { box.tabIndex = 0 }) }
  if (theme) {
    if (document.querySelector(".md-typeset table:not([class])")) addEventListener("DOMContentLoaded", dress)
    else signs.forEach(function (sign) { addEventListener(sign, dress, { capture: true, passive: true }) })
  }
  tables()

  /* The button of the colours, also before that script is there. */
  each("[name=__palette]", function (one, at, all) {
    one.addEventListener("change", function () {
      var color = {}
      ;["media", "scheme", "primary", "accent"].forEach(function (what) {
        color[what] = one.getAttribute("data-md-color-" + what)
        document.body.setAttribute("data-md-color-" + what, color[what])
      })
      all.forEach(function (other) { other.nextElementSibling.hidden = other !== one })
      window.__md_set("__palette", { index: at, color: color })
    })
  })

  function find() {
    if (find.begun || document.querySelector('script[src$="assets/js/search.js"]')) return
    find.begun = true
    script(here + "search.js")
  }
  if (input) {
    input.addEventListener("focus", find)
    search.addEventListener("change", find)
    addEventListener("keydown", function (event) {
      if (find.begun || event.key !== "/" || /^(?:input|textarea|select)$/i.test(document.activeElement.tagName) ||
        event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.focus()
    })
    if (given) find()
  }

  // ── what is laid out a few at a time ──────────────────────────────────────────────────────────

  /* The style sheet leaves rows that are far, and a screen reader would miss them. */
  var far = Array.from(document.querySelectorAll(".row, .cards > .card"))
  function lay() {
    far.splice(0, 10).forEach(function (row) { row.classList.add("near") })
    if (far.length) idle(lay)
    else document.documentElement.classList.add("laid")
  }
  function idle(act) { window.requestIdleCallback ? requestIdleCallback(act, { timeout: 500 }) : setTimeout(act, 50) }
  addEventListener("load", function () { idle(lay) })

  // ── copying a citation ────────────────────────────────────────────────────────────────────────

  each("[data-copy]", function (button) {
    var source = document.getElementById(button.dataset.copy)
    // A site built without its address still has one when it is read from a server.
    if (!source.querySelector(".cite-url") && /^http/.test(location.protocol)) {
      var url = element("bdi", "cite-url", location.origin + location.pathname)
      url.dir = "ltr"
      source.append(said.comma || "، ", url)
    }
    button.hidden = false
    button.addEventListener("click", function () {
      var text = source.textContent.replace(/\s+/g, " ").trim()
      var say = function (word) { button.nextElementSibling.textContent = word }
      var select = function () {
        getSelection().selectAllChildren(source)
        say(said.select || "حُدّد النص، انسخه من لوحة المفاتيح")
      }
      if (!navigator.clipboard) return select()
      navigator.clipboard.writeText(text).then(function () { say(said.copied || "نُسخ") }, select)
    })
  })

  // ── what the theme leaves to the mouse ────────────────────────────────────────────────────────

  /* The labels of the header become buttons: reached by Tab, pressed by Enter and space, and told as such. */
  each(".md-header label[for=__drawer], .md-header label.md-header__button[for=__search]", function (label) {
    var button = element("button", label.className)
    var opens = label.htmlFor === "__drawer"
    button.type = "button"
    button.setAttribute("for", label.htmlFor) // the theme's style asks for it
    button.setAttribute("aria-label", opens ? said.menu || "القائمة" : said.search || "بحث")
    button.append.apply(button, label.childNodes)
    button.addEventListener("click", function () {
      pressing = true
      document.getElementById(label.htmlFor).click()
      pressing = false
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
    pressing = true
    drawer.click()
    pressing = false
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

  function script(source, done) {
    var made = element("script")
    made.src = source
    made.onload = done || null
    document.head.appendChild(made)
  }

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }
})()
