/* The box with the snippet of a page: the site's own address where it was built without one, and a button that copies. */
(function () {
  "use strict"

  var box = document.querySelector(".embed-box")
  if (!box) return
  var code = box.querySelector("textarea"), button = box.querySelector("button"), status = box.querySelector("[role=status]")
  var base = new URL(box.dataset.root, location.href).href
  code.value = code.value.split("{site}../").join(new URL("../", base).href).split("{site}").join(base)
  code.addEventListener("focus", function () { code.select() })
  button.hidden = false
  // The head of the page leads here, and so may an address.
  var open = function () { box.open = true }
  if (location.hash === "#embed") open()
  document.querySelectorAll('a[href="#embed"]').forEach(function (link) { link.addEventListener("click", open) })
  button.addEventListener("click", function () {
    code.select()
    var say = function (word) { return function () { status.textContent = word } }
    if (!navigator.clipboard) return say(box.dataset.select)()
    navigator.clipboard.writeText(code.value).then(say(box.dataset.copied), say(box.dataset.select))
  })
})()
