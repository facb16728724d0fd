//! Chromium, and what pages do while they are open in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Network, Page};
use headless_chrome::{Browser, LaunchOptions, Tab};

use crate::fixture::skip;

/// Opens Chromium, or says that there is none.
pub(crate) fn browser() -> Option<Browser> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let folders = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"];
    let found = folders
        .iter()
        .flat_map(|dir| names.iter().map(move |name| Path::new(dir).join(name)))
        .find(|path| path.is_file());
    let Some(path) = found.or_else(|| headless_chrome::browser::default_executable().ok()) else {
        skip("Chromium");
        return None;
    };
    let options = LaunchOptions {
        path: Some(path),
        headless: true,
        sandbox: false,
        window_size: Some((1280, 900)),
        idle_browser_timeout: Duration::from_secs(600),
        args: [
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--allow-file-access-from-files=false",
        ]
        .iter()
        .map(std::ffi::OsStr::new)
        .collect(),
        ..LaunchOptions::default()
    };
    Some(Browser::new(options).unwrap())
}

/// What a page did while it was open.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) console: Vec<String>,
    pub(crate) requests: BTreeSet<String>,
}

pub(crate) struct Listening {
    pub(crate) tab: Arc<Tab>,
    pub(crate) heard: Arc<Mutex<Heard>>,
}

impl Listening {
    pub(crate) fn new(browser: &Browser) -> Self {
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(Duration::from_secs(30));
        let heard = Arc::new(Mutex::new(Heard::default()));
        tab.enable_log().unwrap();
        tab.enable_runtime().unwrap();
        tab.call_method(Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        })
        .unwrap();
        let ear = Arc::clone(&heard);
        let listener = move |event: &Event| {
            let mut heard = ear.lock().unwrap();
            match event {
                Event::LogEntryAdded(entry) => heard.console.push(entry.params.entry.text.clone()),
                Event::RuntimeExceptionThrown(thrown) => {
                    heard.console.push(thrown.params.exception_details.text.clone())
                }
                Event::RuntimeConsoleAPICalled(call) => heard.console.push(format!("{:?}", call.params.args)),
                Event::NetworkRequestWillBeSent(request) => {
                    heard.requests.insert(request.params.request.url.clone());
                }
                _ => {}
            }
        };
        tab.add_event_listener(Arc::new(listener)).unwrap();
        Listening { tab, heard }
    }

    /// Opens a file of the disk.
    pub(crate) fn open(&self, path: &Path) {
        self.go(url::Url::from_file_path(path).unwrap().as_str());
    }

    /// Opens an address.
    pub(crate) fn go(&self, address: &str) {
        self.value("window.fbOld = true");
        // A page that goes somewhere by itself at this moment takes the place of one that is asked for.
        for _ in 0..2 {
            self.tab
                .call_method(Page::Navigate {
                    url: address.to_owned(),
                    referrer: None,
                    transition_Type: None,
                    frame_id: None,
                    referrer_policy: None,
                })
                .unwrap();
            if self.settles_within(Duration::from_secs(30)) {
                return;
            }
        }
        let state = self.value("[location.href, document.readyState, !!window.fbOld].join(' ')");
        panic!("the page did not open in time: {address}; now {state}");
    }

    /// Waits until the page that is being opened is there, scripts and styles included. Asking the page
    /// is quicker than the library's own waiting, and there are many pages.
    pub(crate) fn settle(&self) {
        assert!(self.settles_within(Duration::from_secs(30)), "the page did not open in time");
    }

    fn settles_within(&self, time: Duration) -> bool {
        let deadline = Instant::now() + time;
        while Instant::now() < deadline {
            // A page that only leads on is waited out.
            let state = self.tab.evaluate(
                "!window.fbOld && document.readyState === 'complete' && location.protocol !== 'about:' \
                 && !document.querySelector('meta[http-equiv=refresh]')",
                false,
            );
            if state.is_ok_and(|state| state.value == Some(true.into())) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(3));
        }
        false
    }

    /// Waits until the page that is shown is the one whose address ends so.
    pub(crate) fn settles_at(&self, end: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let at = self.tab.evaluate("location.pathname", false).ok().and_then(|at| at.value);
            let at = at.as_ref().and_then(|at| at.as_str()).unwrap_or_default().to_owned();
            if at.ends_with(end) {
                return self.settle();
            }
            assert!(Instant::now() < deadline, "at {at} and not at {end}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until a script gives `true`.
    pub(crate) fn until(&self, script: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        // While a page leads to another there is nothing to ask.
        while self.tab.evaluate(script, true).ok().and_then(|found| found.value) != Some(true.into()) {
            assert!(Instant::now() < deadline, "{script}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Gives the window another size.
    pub(crate) fn size(&self, width: u32, height: u32, mobile: bool) {
        self.tab
            .call_method(Emulation::SetDeviceMetricsOverride {
                width,
                height,
                device_scale_factor: 1.0,
                mobile,
                scale: None,
                screen_width: None,
                screen_height: None,
                position_x: None,
                position_y: None,
                dont_set_visible_size: None,
                screen_orientation: None,
                viewport: None,
                display_feature: None,
                device_posture: None,
            })
            .unwrap();
    }

    /// What a script gives, in the page.
    pub(crate) fn value(&self, script: &str) -> serde_json::Value {
        self.tab.evaluate(script, true).unwrap().value.unwrap_or(serde_json::Value::Null)
    }
}
