/* What only the first page of all and the list of practices need: the way to the reader's language, and the
   filters. Apart from site.js, so that a practice stays small. */
(function () {
  "use strict";

  // The first page of all leads on to the language chosen last, else to the browser's. With anything
  // after a # in the address it stays, so that another language can be chosen.
  var choices = Array.prototype.slice.call(document.querySelectorAll("[data-choose] [data-language]"));
  if (choices.length > 1 && !window.location.hash) {
    var chosen = null;
    try { chosen = window.localStorage.getItem("fieldbook-language"); } catch (error) { /* switched off */ }
    var wanted = [chosen].concat(window.navigator.languages || [window.navigator.language]);
    var found = null;
    wanted.forEach(function (tag) {
      choices.forEach(function (link) {
        var code = String(tag || "").toLowerCase().split("-")[0];
        if (!found && code === link.getAttribute("data-language")) found = link;
      });
    });
    if (found) window.location.replace(found.href);
  }

  var form = document.querySelector(".filters");
  if (form) {
    var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
    var selects = Array.prototype.slice.call(form.querySelectorAll("select"));
    var status = form.querySelector(".shown");
    var apply = function () {
      var shown = 0;
      cards.forEach(function (card) {
        var fits = selects.every(function (select) {
          if (!select.value) return true;
          var ids = (card.getAttribute("data-" + select.getAttribute("data-filter")) || "").split(" ");
          return ids.indexOf(select.value) >= 0;
        });
        card.hidden = !fits;
        if (fits) shown += 1;
      });
      var words = shown === 0 ? "none" : shown === 1 ? "one" : "many";
      status.textContent = status.getAttribute("data-" + words).replace("%", String(shown));
    };
    // The choice stands in the address, so that it can be shared and survives the way back.
    var parameters = new URLSearchParams(window.location.search);
    selects.forEach(function (select) {
      var wanted = parameters.get(select.getAttribute("data-filter"));
      if (wanted) select.value = wanted;
      if (select.selectedIndex < 0) select.selectedIndex = 0;
      select.addEventListener("change", function () {
        var chosen = new URLSearchParams();
        selects.forEach(function (other) {
          if (other.value) chosen.set(other.getAttribute("data-filter"), other.value);
        });
        var query = chosen.toString();
        try {
          window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : ""));
        } catch (error) { /* some browsers refuse it on file:// */ }
        apply();
      });
    });
    form.addEventListener("reset", function () {
      // The fields are empty only after the event.
      window.setTimeout(function () { selects[0].dispatchEvent(new Event("change")); }, 0);
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    apply();
  }
})();
