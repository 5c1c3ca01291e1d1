//! Rust sources as tokens: as much of the language as the checks need to tell words, texts and
//! comments apart.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A keyword or a name.
    Word,
    /// A number, with its unit where it has one.
    Number,
    /// A string of any sort; the token's text is what stands between the quotes, as written.
    Text,
    /// A comment, with its slashes.
    Comment,
    /// Any other character.
    Mark,
}

/// A piece of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    pub(super) text: &'s str,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
}

impl Token<'_> {
    /// Whether it is this word or mark.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// All tokens of a source.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner { rest: source, line: 1 };
    std::iter::from_fn(|| scanner.next()).collect()
}

/// The tokens without comments, up to the test module at the foot of the file.
pub(super) fn code(source: &str) -> Vec<Token<'_>> {
    let mut tokens = tokens(source);
    tokens.retain(|token| token.kind != Kind::Comment);
    let foot = ["cfg", "(", "test", ")", "]", "mod"];
    let is_foot =
        |window: &[Token<'_>]| window.iter().zip(foot).all(|(token, text)| token.is(text));
    let end = tokens.windows(foot.len()).position(is_foot);
    tokens.truncate(end.unwrap_or(usize::MAX));
    tokens
}

/// Whether the tokens begin with these words and marks.
fn begin_with(tokens: &[Token<'_>], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.is(text))
}

/// What comes from every place on at which the tokens begin so.
pub(super) fn places<'t, 's>(tokens: &'t [Token<'s>], texts: &[&str]) -> Vec<&'t [Token<'s>]> {
    let tails = (0..tokens.len()).filter_map(|at| tokens.get(at..));
    tails.filter(|tail| begin_with(tail, texts)).collect()
}

/// What stands between the first opening brace, bracket or parenthesis of the tokens and the one
/// that closes it.
pub(super) fn body<'t, 's>(tokens: &'t [Token<'s>]) -> &'t [Token<'s>] {
    let Some(start) = tokens.iter().position(|token| is_one_of(token, "({[")) else { return &[] };
    let inside = tokens.get(start + 1..).unwrap_or_default();
    let mut depth = 1_usize;
    for (at, token) in inside.iter().enumerate() {
        if is_one_of(token, "({[") {
            depth += 1;
        } else if is_one_of(token, ")}]") {
            depth -= 1;
            if depth == 0 {
                return inside.get(..at).unwrap_or_default();
            }
        }
    }
    inside
}

/// The tokens that stand in no brace, bracket or parenthesis.
pub(super) fn outside<'s>(tokens: &[Token<'s>]) -> Vec<Token<'s>> {
    let mut depth = 0_usize;
    let mut out = Vec::new();
    for token in tokens {
        if is_one_of(token, "({[") {
            depth += 1;
        } else if is_one_of(token, ")}]") {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            out.push(*token);
        }
    }
    out
}

fn is_one_of(token: &Token<'_>, marks: &str) -> bool {
    token.kind == Kind::Mark && marks.contains(token.text)
}

struct Scanner<'s> {
    rest: &'s str,
    line: usize,
}

impl<'s> Scanner<'s> {
    fn next(&mut self) -> Option<Token<'s>> {
        let blank = self.rest.len() - self.rest.trim_start().len();
        self.take(blank);
        let (line, first) = (self.line, self.rest.chars().next()?);
        let (kind, text) = if self.rest.starts_with("//") {
            (Kind::Comment, self.take(self.rest.find('\n').unwrap_or(self.rest.len())))
        } else if self.rest.starts_with("/*") {
            (Kind::Comment, self.take(block_comment(self.rest)))
        } else if let Some(quotes) = quotes(self.rest) {
            (Kind::Text, self.text(&quotes))
        } else if let Some(length) = character(self.rest) {
            (Kind::Text, self.take(length))
        } else if first.is_ascii_digit() {
            (Kind::Number, self.take(run_of(self.rest)))
        } else if first.is_alphanumeric() || first == '_' {
            (Kind::Word, self.take(run_of(self.rest)))
        } else {
            (Kind::Mark, self.take(first.len_utf8()))
        };
        Some(Token { kind, text, line })
    }

    fn take(&mut self, bytes: usize) -> &'s str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    /// What stands between quotes.
    fn text(&mut self, quotes: &Quotes) -> &'s str {
        self.take(quotes.before);
        let mut length = 0;
        let mut chars = self.rest.char_indices();
        while let Some((at, char)) = chars.next() {
            length = at;
            if !quotes.is_raw && char == '\\' {
                chars.next();
            } else if self.rest.get(at..).is_some_and(|rest| rest.starts_with(&quotes.after)) {
                break;
            }
            length = self.rest.len();
        }
        let text = self.take(length);
        self.take(quotes.after.len());
        text
    }
}

/// What stands around a text.
struct Quotes {
    /// Bytes up to its contents.
    before: usize,
    after: String,
    /// Whether a backslash is a backslash.
    is_raw: bool,
}

fn quotes(rest: &str) -> Option<Quotes> {
    let bare = rest.trim_start_matches(['b', 'c']);
    if rest.len() - bare.len() > 1 {
        return None;
    }
    let raw = bare.strip_prefix('r').filter(|raw| raw.starts_with(['"', '#']));
    let at_hashes = raw.unwrap_or(bare);
    let at_quote = raw.map_or(bare, |raw| raw.trim_start_matches('#'));
    let hashes = at_hashes.len() - at_quote.len();
    at_quote.starts_with('"').then(|| Quotes {
        before: rest.len() - at_quote.len() + 1,
        after: format!("\"{}", "#".repeat(hashes)),
        is_raw: raw.is_some(),
    })
}

/// The length of a character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'').or_else(|| rest.strip_prefix("b'"))?;
    let before = rest.len() - inside.len();
    if let Some(escaped) = inside.strip_prefix('\\') {
        let first = escaped.chars().next()?.len_utf8();
        let end = escaped.get(first..)?.find('\'')?;
        return Some(before + 1 + first + end + 1);
    }
    let first = inside.chars().next()?.len_utf8();
    inside.get(first..)?.starts_with('\'').then_some(before + first + 1)
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(left) = rest.get(at..).filter(|left| !left.is_empty()) {
        if left.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if left.starts_with("*/") {
            depth = depth.saturating_sub(1);
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += left.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a run of letters, digits and underscores.
fn run_of(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(source: &str, expect: &Expect) {
        let lines =
            tokens(source).into_iter().map(|t| format!("{} {:?} {}\n", t.line, t.kind, t.text));
        expect.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn texts_of_every_sort_are_told_from_words_and_comments() {
        check(
            "a_1 \"b \\\" c\" // \"d\"\nr#\"e \" f\"# br\"\\\" c\"g\" /* h /* i */ \n */ 20_u8",
            &expect![[r#"
                1 Word a_1
                1 Text b \" c
                1 Comment // "d"
                2 Text e " f
                2 Text \
                2 Text g
                2 Comment /* h /* i */ 
                 */
                3 Number 20_u8
            "#]],
        );
    }

    #[test]
    fn characters_are_told_from_lifetimes() {
        check(
            r#"'a 'b' '\'' b'"' 'ệ' '"' 'static"#,
            &expect![[r#"
                1 Mark '
                1 Word a
                1 Text 'b'
                1 Text '\''
                1 Text b'"'
                1 Text 'ệ'
                1 Text '"'
                1 Mark '
                1 Word static
            "#]],
        );
    }

    #[test]
    fn a_text_that_does_not_end_ends_with_the_file() {
        check(
            "\"a\nb",
            &expect![[r"
            1 Text a
            b
        "]],
        );
        check(
            "r#\"a\"",
            &expect![[r#"
            1 Text a"
        "#]],
        );
    }

    #[test]
    fn tests_at_the_foot_are_left_out() {
        let source = "fn a() {} // b\n#[cfg(test)]\nmod tests { fn c() {} }";
        let words: Vec<&str> = code(source).iter().map(|token| token.text).collect();
        assert_eq!(words, ["fn", "a", "(", ")", "{", "}", "#", "["]);
        assert_eq!(code("#[cfg(test)] fn a() {}").len(), 13);
    }

    #[test]
    fn braces_are_looked_into_and_past() {
        let tokens = tokens("x { a { b } c } d");
        let words: Vec<&str> = body(&tokens).iter().map(|token| token.text).collect();
        assert_eq!(words, ["a", "{", "b", "}", "c"]);
        assert!(body(&[]).is_empty());
        let words: Vec<&str> = outside(&tokens).iter().map(|token| token.text).collect();
        assert_eq!(words, ["x", "d"]);
    }
}
