/* Where scripts, data and pages are: each in a file of its own. */

function begin(path, failed) {
  const script = document.createElement("script");
  script.src = settings.root + path;
  script.onload = script.onerror = () => {
    script.remove();
    // After a file has called take, this says nothing any more.
    failed();
  };
  document.head.append(script);
}

/* The address of a page in the language in which it was found, where its words stand, with the query for its highlights. */
const addressOf = (shown, query) => settings.root + shown.path + "?q=" + encodeURIComponent(query);
