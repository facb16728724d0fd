//! Tests through the real thing: the program, a real browser, a real HTML checker.
//!
//! What a stage does is tested beside the stage; here stands what a person meets. One binary, so that
//! it links once.
//!
//! - `firefox`: the search in Firefox
//! - `fixture`: a small site in a temporary folder, and the program run on it
//! - `cli`: the commands, their output and exit status
//! - `build_site`: what a build writes, and that it writes the same bytes every time
//! - `bundle`: bundles by command, and their files in readers of PDF
//! - `hostile`: input made to break things
//! - `incremental`: builds that take what earlier ones have made
//! - `injection`: script that must never come alive
//! - `chromium`: the browser, for others
//! - `basket`: choosing practices, and what is made of them, in Chromium
//! - `browser`: the built site opened from `file://` in Chromium
//! - `http`: the built site on a server
//! - `import`: documents of Word as practices
//! - `html`: the built site read by the Nu HTML checker
//! - `killed`: builds that are killed at work
//! - `languages`: the site in six languages
//! - `offline`: an edition that a reader keeps on a device
//! - `pack`: packs, updates, and whether they are whole
//! - `schema`: schemas for editors, against the checker
//! - `propose`: the form on which a practice is proposed without git
//! - `recipes`: the files that owners of sites copy, read and run
//! - `search`: the search, in the browser and by command, against tantivy
//! - `single`: a site as one file
//! - `theme`: how pages look in the browser
//! - `upkeep`: that the project keeps its own promises

#![expect(clippy::unwrap_used, reason = "tests and their helpers may fail loudly")]

mod basket;
mod browser;
mod build_site;
mod bundle;
mod chromium;
mod cli;
mod firefox;
mod fixture;
mod hostile;
mod html;
mod http;
mod import;
mod incremental;
mod injection;
mod killed;
mod languages;
mod offline;
mod pack;
mod propose;
mod recipes;
mod schema;
mod search;
mod serve;
mod single;
mod theme;
mod upkeep;
