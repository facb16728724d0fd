/* The form of the search page, apart from site.js so that other pages stay small. */
(function () {
  "use strict";

  var page = document.querySelector("form.search");
  if (page) {
    page.classList.add("usable");
    // What is sent before the script is there is answered when it is. Without it the page is asked for again, with what was typed.
    var lost = false;
    page.addEventListener("submit", function (event) { if (!lost) event.preventDefault(); });
    var broken = document.querySelector(".search-broken"), site = document.querySelector("script[data-search]");
    // From here on it is told when something is missing. Before, the style sheet tells it after some seconds.
    broken.classList.add("watched");
    var failed = function (file) {
      lost = true;
      var field = page.querySelector("input");
      field.value = field.value || new URLSearchParams(location.search).get("q") || "";
      broken.insertBefore(document.createTextNode(file + ": "), broken.firstChild);
      broken.hidden = false;
      broken.querySelector("button").addEventListener("click", function () { page.submit(); });
      document.getElementById("search-results").setAttribute("data-state", "failed");
    };
    if (!window.fieldbookWithSearch) failed(site.getAttribute("src"));
    else window.fieldbookWithSearch("page", page, function (error) {
      var file = error && error.message;
      // A damaged script fails in words of its own.
      failed(/\.js$/.test(file) ? file : site.getAttribute("data-search"));
    });
  }
})();
