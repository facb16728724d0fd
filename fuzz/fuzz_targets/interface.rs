//! Any Fluent file, read as the check of a theme's texts does: every text has its line.
#![no_main]

libfuzzer_sys::fuzz_target!(|ftl: &str| {
    let interface = fieldbook::interface::read(ftl);
    let last = ftl.matches('\n').count() + 1;
    let lines = interface.messages.values().map(|message| message.line);
    for line in lines.chain(interface.unreadable.map(|(line, _)| line)) {
        assert!((1..=last).contains(&line), "line {line} of {last}");
    }
});
