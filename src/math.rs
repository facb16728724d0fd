//! placeholder until merged
pub(crate) fn to_mathml(latex: &str, _display: bool) -> Result<String, String> {
    Err(latex.into())
}
