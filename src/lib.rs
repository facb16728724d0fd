//! fieldbook
pub mod check;
pub mod diag;
pub mod fault;
pub mod link;
pub mod markup;
pub(crate) mod math;
pub mod model;
pub mod parse;
pub mod read;
pub mod source;
pub mod starter;
