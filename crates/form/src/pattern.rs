//! Reads the simple patterns that forms use, to know which characters a code may have and to show an
//! example. The check itself stays with the validator; a pattern this module cannot read merely has
//! no example.

use std::{iter::Peekable, str::Chars};

/// Patterns with a meaning that every form writes the same way.
pub(crate) mod known {
    pub(crate) const IDENTITY: &str = "^[0-9]{12}$";
    pub(crate) const PHONE: &str = "^0[0-9]{9}$";
    pub(crate) const NAME: &str = r#"^[^0-9!@#$%^&*()_+=<>?/\\|{}\[\]:;\"]+$"#;
    pub(crate) const PARTIAL_DATE: &str =
        "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
    pub(crate) const MONTH: &str = "^[0-9]{4}-(0[1-9]|1[0-2])$";
    pub(crate) const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    pub(crate) const DAY_MONTH: &str = "^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])$";
    pub(crate) const COUNTRY: &str = "^[A-Z]{2}$";
}

/// Groups inside groups.
const DEPTH: usize = 6;
/// Repetitions that an example shows.
const SHOWN: usize = 40;

/// A pattern taken apart: one of several sequences of pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Vec<Piece>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    atom: Atom,
    least: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Atom {
    Any,
    Class { ranges: Vec<(char, char)>, negated: bool },
    Group(Pattern),
}

impl Pattern {
    /// Takes a pattern apart; `None` when it uses more than literals, classes, groups,
    /// alternatives and counts.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut chars = text.chars().peekable();
        let pattern = alternatives(&mut chars, DEPTH)?;
        chars.next().is_none().then_some(pattern)
    }

    /// Whether some part of the pattern takes the character.
    pub(crate) fn admits(&self, c: char) -> bool {
        self.pieces().any(|piece| match &piece.atom {
            Atom::Any => true,
            Atom::Class { ranges, negated } => {
                ranges.iter().any(|(from, to)| (from..=to).contains(&&c)) != *negated
            }
            Atom::Group(inner) => inner.admits(c),
        })
    }

    /// Whether the pattern is a code: every character is named, and none is a small letter.
    pub(crate) fn is_code(&self) -> bool {
        self.is_closed() && !('a'..='z').any(|c| self.admits(c))
    }

    fn is_closed(&self) -> bool {
        self.pieces().all(|piece| match &piece.atom {
            Atom::Any => false,
            Atom::Class { negated, .. } => !negated,
            Atom::Group(inner) => inner.is_closed(),
        })
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter().flatten()
    }

    /// A text that fits: the first alternative, as short as it may be.
    pub(crate) fn example(&self) -> String {
        let mut out = String::new();
        self.write_example(&mut out);
        out
    }

    fn write_example(&self, out: &mut String) {
        for piece in self.0.first().into_iter().flatten() {
            for _ in 0..piece.least.min(SHOWN) {
                match &piece.atom {
                    Atom::Any => out.push_str("MẪU"),
                    Atom::Class { ranges, negated: false } => out.extend(sample(ranges, out)),
                    Atom::Class { negated: true, .. } => out.push('A'),
                    Atom::Group(inner) => inner.write_example(out),
                }
            }
        }
    }
}

/// The first range's characters in turn, so that ten digits read 0123456789.
fn sample(ranges: &[(char, char)], before: &str) -> Option<char> {
    let (from, to) = *ranges.first()?;
    let next = before.chars().next_back().filter(|last| (from..to).contains(last));
    let next = next.and_then(|last| char::from_u32(u32::from(last) + 1));
    Some(next.unwrap_or(from))
}

fn alternatives(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<Pattern> {
    let mut all = vec![Vec::new()];
    while let Some(&c) = chars.peek() {
        match c {
            ')' => break,
            '|' => {
                chars.next();
                all.push(Vec::new());
            }
            '^' | '$' => {
                chars.next();
            }
            _ => {
                let atom = atom(chars, depth)?;
                let least = least(chars)?;
                all.last_mut()?.push(Piece { atom, least });
            }
        }
    }
    Some(Pattern(all))
}

fn atom(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<Atom> {
    match chars.next()? {
        '.' => Some(Atom::Any),
        '(' => {
            if chars.next_if_eq(&'?').is_some() {
                chars.next_if_eq(&':')?;
            }
            let inner = alternatives(chars, depth.checked_sub(1)?)?;
            chars.next_if_eq(&')')?;
            Some(Atom::Group(inner))
        }
        '[' => class(chars),
        '\\' => Some(Atom::Class { ranges: vec![escaped(chars)?], negated: false }),
        '*' | '+' | '?' | '{' => None,
        c => Some(Atom::Class { ranges: vec![(c, c)], negated: false }),
    }
}

fn class(chars: &mut Peekable<Chars<'_>>) -> Option<Atom> {
    let negated = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let (from, mut to) = match chars.next()? {
            ']' => return Some(Atom::Class { ranges, negated }),
            '\\' => escaped(chars)?,
            c => (c, c),
        };
        if from == to && chars.next_if_eq(&'-').is_some() {
            match chars.next()? {
                ']' => {
                    ranges.extend([(from, to), ('-', '-')]);
                    return Some(Atom::Class { ranges, negated });
                }
                end => to = end,
            }
        }
        ranges.push((from, to));
    }
}

fn escaped(chars: &mut Peekable<Chars<'_>>) -> Option<(char, char)> {
    match chars.next()? {
        'd' => Some(('0', '9')),
        c if c.is_ascii_alphanumeric() => None,
        c => Some((c, c)),
    }
}

/// How often a piece must stand at least.
fn least(chars: &mut Peekable<Chars<'_>>) -> Option<usize> {
    match chars.peek() {
        Some('?' | '*') => {
            chars.next();
            Some(0)
        }
        Some('+') => {
            chars.next();
            Some(1)
        }
        Some('{') => {
            chars.next();
            let mut least = String::new();
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                least.push(digit);
            }
            while chars.next_if(|c| *c == ',' || c.is_ascii_digit()).is_some() {}
            chars.next_if_eq(&'}')?;
            least.parse().ok()
        }
        _ => Some(1),
    }
}

/// The words of a pattern such as `([Cc]ông ty|[Dd]oanh nghiệp)`, for a message that names them.
pub(crate) fn words(pattern: &str) -> Vec<String> {
    let Some(pattern) = Pattern::parse(pattern) else { return Vec::new() };
    let inner = match pattern.0.as_slice() {
        [pieces] => match pieces.as_slice() {
            [Piece { atom: Atom::Group(inner), .. }] => inner.clone(),
            _ => pattern,
        },
        _ => pattern,
    };
    inner.0.iter().filter_map(|pieces| word(pieces)).collect()
}

fn word(pieces: &[Piece]) -> Option<String> {
    let letter = |piece: &Piece| match &piece.atom {
        Atom::Class { ranges, negated: false } if piece.least == 1 => {
            ranges.iter().all(|(from, to)| from == to).then(|| ranges.last().map(|(c, _)| *c))?
        }
        Atom::Any | Atom::Class { .. } | Atom::Group(_) => None,
    };
    pieces.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_follow_the_pattern() {
        let check = |pattern: &str, example: &str| {
            assert_eq!(Pattern::parse(pattern).unwrap().example(), example, "{pattern}");
        };
        check("^[0-9]{10}$", "0123456789");
        check("^[0-9]{10}(-[0-9]{3})?$", "0123456789");
        check("^[A-ZĐ]{1,2} ?[0-9]{6,8}$", "A012345");
        check("^(19|20)[0-9]{2}$", "1901");
        check("^CÔNG TY (TNHH|TRÁCH NHIỆM HỮU HẠN) .+", "CÔNG TY TNHH MẪU");
        check(r"^\d{2}[/-]x\.y$", "01/x.y");
    }

    #[test]
    fn codes_are_told_from_prose() {
        let is_code = |pattern: &str| Pattern::parse(pattern).unwrap().is_code();
        assert!(is_code("^[0-9A-Z]{6,15}$"));
        assert!(is_code("^[A-ZĐ]{1,2} ?[0-9]{6,8}$"));
        assert!(!is_code("^CÔNG TY .+"));
        assert!(!is_code("^[a-z]+$"));
        assert!(!is_code(known::NAME));
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for pattern in ["(?=x)", r"\p{L}+", "a{", "(a", "[a", "a)", "*", &"(".repeat(99)] {
            assert_eq!(Pattern::parse(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn forbidden_words_are_named() {
        assert_eq!(words("([Cc]ông ty|[Dd]oanh nghiệp)"), ["công ty", "doanh nghiệp"]);
        assert_eq!(words("[Cc]ông ty"), ["công ty"]);
        assert_eq!(words("[0-9]+|xấu"), ["xấu"], "a class is no word");
        assert_eq!(words("(?!a)"), [""; 0]);
    }
}
