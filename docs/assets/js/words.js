/* Arabic words as the search and the filters compare them: spelling folded, article, plurals and clitics taken off.
   arabic_timeline/render/arabic.py does the same in Python; tests/cases/search.yaml is the table for both. */
(function (root) {
  "use strict"

  var LETTERS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
    "ک": "ك", "گ": "ك", "ڭ": "ك" }
  var MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
  var ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)/
  var ENDING = /(...)(?:ات|ان|ون|ين|ه|ا)$/
  var CLITIC = /^[وفبلك](?=....)/
  var BEFORE = "(?<![\\p{L}\\p{N}])(?:[وف]?[بك]?ال|[وف]?لل|[وفبلك])?"

  function fold(word) {
    return word.normalize("NFKC").replace(MARKS, "").toLowerCase()
      .replace(/[أإآٱىیئؤةۀکگڭ]/g, function (c) { return LETTERS[c] })
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (c) { return c.charCodeAt(0) & 15 })
  }

  /* The form under which a word is looked for. */
  function key(word) {
    return fold(word).replace(ARTICLE, "").replace(ENDING, "$1")
  }

  /* The beginnings by which a word is found: its key, and the key without what may cling to it. */
  function stems(word) {
    var wanted = key(word), less = wanted.replace(CLITIC, "")
    return less === wanted ? [wanted] : [wanted, less]
  }

  /* Whether a folded text has words that begin with every word of a query, whatever clings to them. */
  function matcher(query) {
    var tests = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(function (word) {
      return new RegExp(BEFORE + "(?:" + stems(word).join("|") + ")", "u")
    })
    return function (text) { return tests.every(function (one) { return one.test(text) }) }
  }

  // ── names in Latin letters ────────────────────────────────────────────────────────────────────

  /* Consonants that newspapers write for one another, each class under one letter; short vowels are not written. */
  var ARABIC = { "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "s", "س": "s", "ص": "s", "ز": "s", "ذ": "d", "ظ": "s",
    "ج": "j", "ح": "h", "ه": "h", "خ": "k", "ك": "k", "ق": "k", "غ": "k", "د": "d", "ض": "d", "ر": "r", "ش": "x",
    "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n" }
  var LATIN = { b: "b", p: "b", t: "t", s: "s", z: "s", j: "j", h: "h", k: "k", q: "k", c: "k", g: "k", d: "d",
    r: "r", f: "f", v: "f", l: "l", m: "m", n: "n" }
  var HALF = { "ي": "y", "و": "w", y: "y", w: "w", i: "y", o: "w", u: "w" }

  /* What is left of a name in either script when vowels are dropped: «بومبيو» and Pompeo are both "bmb".
     With long vowels (y and w) where ``half`` says so. */
  function skeleton(word, half) {
    var folded = fold(word), latin = /^[a-z']/.test(folded), out
    var bone = function (table) { return function (c) { return table[c] || half && HALF[c] || "" } }
    if (latin) {
      out = folded.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
        .replace(/^[ou]/, half ? "Aw" : "A").replace(/^[aei]/, "A")
        .replace(/sch|tch|sh|ch/g, "X").replace(/ph/g, "f").replace(/kh|gh|ck/g, "k").replace(/th/g, "s").replace(/ng/g, "n")
        .replace(/x/g, "ks").replace(/[gc](?=[eiy])/g, function (c) { return c === "g" ? "j" : "s" })
        .replace(/(.)\1+/g, "$1").replace(/[a-z]/g, bone(LATIN))
    } else {
      out = folded.replace(ARTICLE, "").replace(/^[اع]/, "A").replace(/تش/g, "ش").replace(/ن[غج]/g, "ن").replace(/ه$/, "")
        .replace(/(.)\1+/g, "$1").replace(/[^A]/g, bone(ARABIC))
    }
    return out.toLowerCase().replace(/h$/, "").replace(/([yw])\1+/g, "$1")
  }

  /* Whether two words differ by one letter: another, one more, one less, or two that changed places. */
  function near(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return false
    var row = [], last, before
    for (var j = 0; j <= other.length; j++) row[j] = j
    for (var i = 1; i <= one.length; i++) {
      before = last
      last = row
      row = [i]
      var low = i
      for (j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1)
        }
        low = Math.min(low, row[j])
      }
      if (low > most) return false
    }
    return row[other.length] <= most
  }

  /* Whether two keys are one name as two papers write it: with a long vowel more within it («ترمب», «ترامب»), or with
     ج for غ («جونج», «جونغ»). */
  function variant(one, other) {
    if (one.length > other.length) return variant(other, one)
    if (one.length < 4 || one === other || other.length > one.length + 1) return false
    for (var n = 0; n < one.length && one[n] === other[n];) n++
    if (one.length < other.length) return n > 1 && n < one.length && other[n] === "ا" && one.slice(n) === other.slice(n + 1)
    return /جغ|غج/.test(one[n] + other[n]) && one.slice(n + 1) === other.slice(n + 1)
  }

  root.arabicWords = { fold: fold, key: key, stems: stems, matcher: matcher, skeleton: skeleton, near: near,
    variant: variant, before: BEFORE }
})(typeof self === "undefined" ? this : self)
