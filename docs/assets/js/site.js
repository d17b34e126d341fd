/* What the theme leaves to the mouse, and the button that
   copies a citation.  Pages read whole without this file. */
(function () {
  "use strict"

  var said = document.documentElement.dataset // the words of a language that is not Arabic
  var each = function (selector, act) { document.querySelectorAll(selector).forEach(act) }

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

  each(".md-typeset__scrollwrap, .md-typeset pre > code", function (box) { box.tabIndex = 0 })

  /* The labels of the header become buttons: reached by Tab, pressed by Enter and space, and told as such. */
  var drawer = document.getElementById("__drawer")
  each(".md-header label[for=__drawer], .md-header label.md-header__button[for=__search]", function (label) {
    var button = element("button", label.className)
    var opens = label.htmlFor === "__drawer"
    button.type = "button"
    button.setAttribute("for", label.htmlFor) // the theme's style asks for it
    button.setAttribute("aria-label", opens ? said.menu || "القائمة" : said.search || "بحث")
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

  function element(name, kind, text) {
    var made = document.createElement(name)
    if (kind) made.className = kind
    if (text) made.textContent = text
    return made
  }
})()
