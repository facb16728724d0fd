//! placeholder until merged
pub(crate) fn sanitise(html: &str) -> String {
    ammonia::clean(html)
}
