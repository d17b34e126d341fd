/* The story under keys, with its progress; the names of a network with their arcs.  Both read whole without this. */
(function () {
  "use strict"

  var steps = Array.from(document.querySelectorAll(".story-step"))
  var progress = document.querySelector(".story-progress")
  if (steps.length) story()
  if (document.querySelector(".network")) network()

  function story() {
    progress.hidden = false
    var here = -1

    /* The step of which most is seen. */
    function look() {
      var middle = innerHeight / 2
      here = -1
      steps.forEach(function (step, n) { if (step.getBoundingClientRect().top <= middle) here = n })
      progress.value = here + 1
      steps.forEach(function (step, n) { if (n === here) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current") })
    }

    function go(n) {
      var to = n < 0 ? document.getElementById("story") : steps[n]
      if (!to) return
      to.scrollIntoView()
      if (n >= 0) to.focus({ preventScroll: true })
    }

    document.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, select, textarea")) return
      // The arrow in the direction of reading goes on.
      var on = document.documentElement.dir === "ltr" ? -1 : 1
      var by = { ArrowLeft: on, PageDown: 1, ArrowRight: -on, PageUp: -1 }[event.key]
      if (!by) return
      event.preventDefault()
      look()
      go(Math.min(here + by, steps.length - 1))
    })
    addEventListener("scroll", look, { passive: true })
    addEventListener("resize", look)
    look()
  }

  function network() {
    var names = document.querySelectorAll(".network-names li")
    var whole = document.querySelector(".network")
    var all = Array.from(whole.querySelectorAll(".arc"))

    function ask(wanted) {
      var met = {}
      whole.classList.toggle("asked", wanted !== null)
      all.forEach(function (arc) {
        var pair = arc.dataset.pair.split(" "), near = pair.indexOf(wanted) >= 0
        arc.classList.toggle("near", near)
        if (near) pair.forEach(function (one) { met[one] = true })
      })
      names.forEach(function (name) { name.classList.toggle("near", !!met[name.dataset.n]) })
    }

    names.forEach(function (name) {
      ;["pointerenter", "focusin"].forEach(function (kind) { name.addEventListener(kind, function () { ask(name.dataset.n) }) })
      ;["pointerleave", "focusout"].forEach(function (kind) { name.addEventListener(kind, function () { ask(null) }) })
    })
  }
})()
