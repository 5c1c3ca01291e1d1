//! Identity numbers: `PPP C YY RRRRRR` (NĐ 137/2015/NĐ-CP, Điều 13).
//!
//! The last six digits of a made-up person are made of the index, so that no two are the same and a
//! number leads back to its person. Those from 900000 on are left for people known by name.

use super::PEOPLE;

/// Mixes neighbours: odd and no multiple of five, so that it can be undone.
const STEP: u64 = 61_803;
const SHIFT: u64 = 31_415;
/// Each index has so many numbers to choose from.
const SPREAD: u32 = 9;

/// The number of a person: province of the registered birth, year, sex (`1` man, `2` woman), the six
/// last digits.
pub fn number(province: u16, year: u16, is_woman: bool, rest: u32) -> String {
    let century = year.saturating_sub(1900) / 100 * 2 + u16::from(is_woman);
    format!("{province:03}{century}{:02}{rest:06}", year % 100)
}

/// The six last digits of an index; `dice` chooses among its nine.
pub(super) fn rest_of(index: u32, dice: u64) -> u32 {
    let people = u64::from(PEOPLE);
    let mixed = (u64::from(index) * STEP + SHIFT) % people;
    let mixed = u32::try_from(mixed).unwrap_or_default();
    mixed * SPREAD + u32::try_from(dice % u64::from(SPREAD)).unwrap_or_default()
}

/// The index that a number leads to, where it can be one of the made-up people's.
pub(super) fn index_of(number: &str) -> Option<u32> {
    let is_whole = number.len() == 12 && number.bytes().all(|byte| byte.is_ascii_digit());
    let rest: u32 = number.get(6..).filter(|_| is_whole)?.parse().ok()?;
    let (mixed, people) = (u64::from(rest / SPREAD), u64::from(PEOPLE));
    if mixed >= people {
        return None;
    }
    let unshifted = (mixed + people - SHIFT % people) % people;
    u32::try_from(unshifted * inverse(STEP, people) % people).ok()
}

/// What undoes a multiplication, found by the Euclidean algorithm.
const fn inverse(of: u64, modulus: u64) -> u64 {
    let (mut old, mut new) = (of % modulus, modulus);
    // Coefficients as remainders of the modulus, so that nothing is negative.
    let (mut old_x, mut new_x) = (1_u64, 0_u64);
    while new != 0 {
        let quotient = old / new;
        (old, new) = (new, old % new);
        let taken = quotient % modulus * new_x % modulus;
        (old_x, new_x) = (new_x, (old_x + modulus - taken) % modulus);
    }
    old_x % modulus
}
