//! The words of the field as plain data: no disk, no clock.

pub mod hidden;
pub mod language;
pub mod symbol;
pub mod template;
