/* Search from file://: browsers start no worker there, so the theme's worker runs inside an empty frame instead.
   The theme looks for the name IFrameWorker in the parent window; importScripts may return a promise. */
(function () {
  "use strict"
  if (location.protocol !== "file:") return

  function load(document, url) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script")
      script.src = url
      script.onload = done
      script.onerror = failed
      document.body.appendChild(script)
    })
  }

  function IFrameWorker(url) {
    var worker = new EventTarget()
    var frame = document.createElement("iframe")
    frame.hidden = true
    frame.title = "بحث"
    document.body.appendChild(frame)
    var inside = frame.contentWindow
    inside.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }))
    }
    inside.importScripts = function () {
      return Array.prototype.reduce.call(arguments, function (before, one) {
        return before.then(function () { return load(inside.document, one) })
      }, Promise.resolve())
    }
    var ready = load(inside.document, new URL(url, location.href).href)
    worker.postMessage = function (data) {
      ready.then(function () { inside.dispatchEvent(new inside.MessageEvent("message", { data: data })) })
    }
    worker.terminate = function () { frame.remove() }
    return worker
  }

  window.IFrameWorker = IFrameWorker
  window.Worker = IFrameWorker
})()
