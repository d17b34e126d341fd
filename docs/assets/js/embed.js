/* Inside a card: the colours that its address asks for (?theme=dark, or auto for those of the reader), and its height,
   said to the page around it. */
(function () {
  "use strict"

  var theme = new URLSearchParams(location.search).get("theme")
  var dark = theme === "dark" || theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches
  if (dark) document.documentElement.dataset.theme = "dark"
  if (parent === window) return

  var said = 0
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height !== said) parent.postMessage({ type: "arabic-timeline", height: said = height }, "*")
  }
  new ResizeObserver(tell).observe(document.body)
  addEventListener("load", tell)
})()
