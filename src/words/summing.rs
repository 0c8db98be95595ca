//! Many remarks of one kind become one.

/// So many remarks of one kind stand on their own; more are said in one.
pub(super) const ALONE: usize = 3;

pub(super) fn summed_up<T>(
    findings: &[&T],
    is_alike: fn(&T, &T) -> bool,
    one: fn(&T) -> String,
    many: fn(&[&T]) -> String,
) -> Vec<String> {
    let mut rest: Vec<&T> = findings.to_vec();
    let mut said = Vec::new();
    while let Some(first) = rest.first().copied() {
        let (alike, others): (Vec<&T>, Vec<&T>) =
            rest.into_iter().partition(|it| is_alike(first, it));
        if alike.len() > ALONE {
            said.push(many(&alike));
        } else {
            said.extend(alike.into_iter().map(one));
        }
        rest = others;
    }
    said
}
