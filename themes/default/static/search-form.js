/* The form of the search page, apart from site.js so that other pages stay small. */
(function () {
  "use strict";

  var page = document.querySelector("form.search");
  if (page) {
    page.classList.add("usable");
    // What is sent before the script is there is answered when it is. Without it the page is asked for again, with what was typed.
    var lost = false;
    page.addEventListener("submit", function (event) { if (!lost) event.preventDefault(); });
    window.fieldbookWithSearch("page", page, function (error) {
      lost = true;
      var field = page.querySelector("input");
      field.value = field.value || new URLSearchParams(location.search).get("q") || "";
      var broken = document.querySelector(".search-broken");
      broken.insertBefore(document.createTextNode(((error && error.message) || document.querySelector("script[data-search]").getAttribute("data-search")) + ": "), broken.firstChild);
      broken.hidden = false;
      broken.querySelector("button").addEventListener("click", function () { page.submit(); });
      document.getElementById("search-results").setAttribute("data-state", "failed");
    });
  }
})();
