//! What may be shown to everybody: groups that are too small to be shown are left out by a stated
//! rule, so that no figure speaks of one person's dossier.

/// A group is shown from so many dossiers on.
pub const LEAST: u64 = 10;

/// Which of some groups are shown. A group of fewer than [`LEAST`] is not; where those that are left
/// out are together fewer than that, the smallest that is shown is left out, too, so that nobody finds
/// them by subtraction from a sum. Groups of nothing say nothing and are never shown.
pub fn shown(groups: &[u64]) -> Vec<bool> {
    let mut shown: Vec<bool> = groups.iter().map(|count| *count >= LEAST).collect();
    // Each round leaves one more out: never more rounds than groups.
    for _ in 0..groups.len() {
        let pairs = || groups.iter().zip(&shown);
        let hidden: u64 = pairs().filter(|(_, shown)| !**shown).map(|(count, _)| *count).sum();
        let least = pairs().filter(|(_, shown)| **shown).map(|(count, _)| *count).min();
        let Some(least) = least.filter(|_| hidden > 0 && hidden < LEAST) else { break };
        let smallest = groups.iter().zip(shown.iter_mut()).find(|(c, is)| **is && **c == least);
        let Some((_, is_shown)) = smallest else { break };
        *is_shown = false;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_groups_are_left_out_and_cannot_be_found_by_subtraction() {
        let check =
            |groups: &[u64], expect: &[bool]| assert_eq!(shown(groups), expect, "{groups:?}");
        check(&[10, 50], &[true, true]);
        // Nine would be the sum less the others: the smallest of the others goes with it.
        check(&[9, 10, 50], &[false, false, true]);
        check(&[50, 9, 30], &[true, false, false]);
        // Two small ones are ten together: nobody finds one of them.
        check(&[5, 5, 50], &[false, false, true]);
        check(&[3, 50], &[false, false]);
        check(&[0, 50], &[false, true]);
        check(&[], &[]);
        check(&[1], &[false]);
    }
}
