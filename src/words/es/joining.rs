//! “y” before a word, or “e” where the word begins with the same sound.

pub(super) fn and(next: &str) -> &'static str {
    let next = next.to_lowercase();
    let sounds_like_i = next.starts_with(['i', 'í'])
        || next.starts_with("hi") && !next.starts_with("hie")
        || next.starts_with("hí");
    if sounds_like_i { "e" } else { "y" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn y_becomes_e_before_its_own_sound() {
        for (next, and_it) in [("IDL", "e"), ("hilos", "e"), ("hielo", "y"), ("SAS", "y")] {
            assert_eq!(and(next), and_it, "{next}");
        }
    }
}
