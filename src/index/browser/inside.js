/* Where scripts, data and pages are: all in one file, with the page that is shown. A script stands there as text, with the name that its file would have. */

function begin(path, failed) {
  // Who asks for it waits for it only after that.
  queueMicrotask(() => {
    fieldbookFile.run(path);
    // After a file has called take, this says nothing any more.
    failed();
  });
}

/* The page in the language of the file, where the words stand, with the query for its highlights. */
const addressOf = (shown, query) => "#" + shown.path.replace(/^\w+\/|\.html$/g, "") + "?q=" + encodeURIComponent(query);
