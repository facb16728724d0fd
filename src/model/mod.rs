//! The words of the field as plain data: no disk, no clock.

pub mod address;
pub mod hidden;
pub mod language;
pub mod limits;
pub mod months;
pub mod progress;
pub mod slug;
pub mod symbol;
pub mod template;

/// Name of the file that makes a folder a site.
pub const SITE_FILE: &str = "fieldbook.yaml";
