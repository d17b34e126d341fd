/* In the article of somebody else: gives each card the height that it says.  Listens to cards of its own site alone. */
(function () {
  "use strict"

  if (window.arabicTimelineHost) return
  window.arabicTimelineHost = true
  var own = new URL(document.currentScript.src, location.href).origin
  addEventListener("message", function (event) {
    var said = event.data
    if (!said || said.type !== "arabic-timeline" || event.origin !== own || !(said.height > 0 && said.height < 5000)) return
    document.querySelectorAll("iframe").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = said.height + "px"
    })
  })
})()
