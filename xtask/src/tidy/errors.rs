//! Every error code is explained in docs/errors.md, and nothing else is.
//!
//! A section of the document says where its codes come from, in a line of its own:
//! ``Declared by `Type` in `file.rs`.`` The codes of a type are the texts of its function `code` or
//! `text`, or those of the macro that declares it; a type without either has the names of its
//! variants. `macro!` means the texts given to a macro, `FieldProblem::new` the problems made in the
//! files named after it.

use super::{
    Finding, markdown,
    rust::{self, Kind, Token, places},
    tree::{File, Tree},
};
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = "docs/errors.md";
const DECLARED: &str = "Declared by ";
const PROBLEM: [&str; 4] = ["FieldProblem", ":", ":", "new"];
/// How the names of types end that tell somebody what went wrong.
const ENDINGS: [&str; 6] = ["Error", "Problem", "Rejection", "Refusal", "Flaw", "Code"];

/// A section of the document.
#[derive(Debug, Default)]
struct Section<'t> {
    line: usize,
    /// Types, each with the path of its file or folder.
    sources: Vec<(&'t str, &'t str)>,
    /// The codes that are explained, with their lines.
    codes: BTreeMap<&'t str, usize>,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(document) = tree.file(DOCUMENT) else {
        return vec![Finding::new(DOCUMENT, 1, "is missing: explain every error code there")];
    };
    let sections = sections(&document.text);
    let mut findings = Vec::new();
    for section in sections.values() {
        findings.extend(of_section(tree, section));
    }
    findings.extend(undeclared(tree, &sections));
    findings
}

fn sections(text: &str) -> BTreeMap<&str, Section<'_>> {
    let mut sections: BTreeMap<&str, Section<'_>> = BTreeMap::new();
    for line in markdown::lines(text) {
        if let Some(said) = line.text.strip_prefix(DECLARED) {
            let section = sections.entry(line.section).or_default();
            section.line = line.number;
            section.sources = sources(said);
        }
    }
    for row in markdown::rows(text) {
        let code = markdown::code(row.cell(0)).next();
        if let (Some(code), Some(section)) = (code, sections.get_mut(row.section)) {
            section.codes.insert(code, row.line);
        }
    }
    sections
}

/// The types of a line, each with the paths that follow it up to the next type.
fn sources(said: &str) -> Vec<(&str, &str)> {
    let (mut types, mut is_path, mut out) = (Vec::new(), false, Vec::new());
    for name in markdown::code(said) {
        if name.contains('/') {
            out.extend(types.iter().map(|&of| (of, name)));
            is_path = true;
        } else {
            if is_path {
                types.clear();
                is_path = false;
            }
            types.push(name);
        }
    }
    out
}

fn of_section(tree: &Tree, section: &Section<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut real: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (of, path) in &section.sources {
        let files = tree.product().filter(|file| file.path.starts_with(path));
        let found: Vec<_> = files.flat_map(|file| codes(file, of)).collect();
        if found.is_empty() {
            let what = format!("`{of}` declares no code in {path}: say where it is now");
            findings.push(Finding::new(DOCUMENT, section.line, what));
        }
        real.extend(found);
    }
    for (code, (path, line)) in &real {
        if !section.codes.contains_key(code.as_str()) {
            let what = format!(
                "the code `{code}` is not explained: add it to {DOCUMENT}, line {}",
                section.line
            );
            findings.push(Finding::new(path, *line, what));
        }
    }
    for (code, line) in section.codes.iter().filter(|(code, _)| !real.contains_key(**code)) {
        let what = format!("there is no code `{code}` any more: take the row out");
        findings.push(Finding::new(DOCUMENT, *line, what));
    }
    findings
}

/// The codes of a type in a file, each with the path and the line.
fn codes(file: &File, of: &str) -> Vec<(String, (String, usize))> {
    let code = rust::code(&file.text);
    let found = if of == PROBLEM.concat() {
        of_problems(&code)
    } else if let Some(name) = of.strip_suffix('!') {
        of_uses(&code, name)
    } else {
        let told = of_function(&code, of).or_else(|| of_macro(&code, of));
        told.unwrap_or_else(|| of_variants(&code, of))
    };
    let place = |line: usize| (file.path.clone(), line);
    found.into_iter().map(|(code, line)| (code, place(line))).collect()
}

type Codes = Vec<(String, usize)>;

fn texts<'t>(tokens: impl IntoIterator<Item = &'t Token<'t>>) -> Codes {
    let is_code = |token: &&Token<'_>| token.kind == Kind::Text && is_code(token.text);
    tokens.into_iter().filter(is_code).map(|t| (t.text.to_owned(), t.line)).collect()
}

fn is_code(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_plain)
}

/// The texts that `code` or `text` of a type answers.
fn of_function(tokens: &[Token<'_>], of: &str) -> Option<Codes> {
    let mut codes = Codes::new();
    for implementation in places(tokens, &["impl", of, "{"]) {
        let body = rust::body(implementation);
        for function in
            places(body, &["fn", "code"]).into_iter().chain(places(body, &["fn", "text"]))
        {
            let begin = function.iter().position(|token| token.is("{")).unwrap_or_default();
            codes.extend(texts(rust::body(function.get(begin..).unwrap_or_default())));
        }
    }
    Some(codes).filter(|codes| !codes.is_empty())
}

/// The codes given to the macro that declares a type.
fn of_macro(tokens: &[Token<'_>], of: &str) -> Option<Codes> {
    let declares = |tail: &&[Token<'_>]| !places(rust::body(tail), &["enum", of]).is_empty();
    let declaration = places(tokens, &["macro_rules", "!"]).into_iter().find(declares)?;
    Some(of_uses(tokens, declaration.get(2)?.text))
}

/// The codes given to a macro.
fn of_uses(tokens: &[Token<'_>], name: &str) -> Codes {
    let uses = places(tokens, &[name, "!", "{"]);
    uses.into_iter().flat_map(|tail| texts(rust::body(tail))).collect()
}

/// The names of a type's variants, as they would be serialised.
fn of_variants(tokens: &[Token<'_>], of: &str) -> Codes {
    let declarations = places(tokens, &["enum", of, "{"]);
    let Some(declaration) = declarations.first() else { return Vec::new() };
    let before = tokens.get(..tokens.len() - declaration.len()).unwrap_or_default();
    let attributes: Vec<&str> = before.iter().rev().take(12).map(|token| token.text).collect();
    let separator = if attributes.contains(&"snake_case") { '_' } else { '-' };
    let outside = rust::outside(rust::body(declaration));
    let variants = outside.split(|token| token.is(","));
    let names = variants.filter_map(|variant| variant.iter().find(|t| t.kind == Kind::Word));
    names.map(|name| (in_lower_case(name.text, separator), name.line)).collect()
}

/// `NotFound` as `not-found`.
fn in_lower_case(name: &str, separator: char) -> String {
    let mut out = String::new();
    for char in name.chars() {
        if char.is_uppercase() && !out.is_empty() {
            out.push(separator);
        }
        out.extend(char.to_lowercase());
    }
    out
}

/// The codes with which problems are made: the second argument, or what the name in it stands for.
fn of_problems(tokens: &[Token<'_>]) -> Codes {
    let mut codes = Codes::new();
    for call in places(tokens, &PROBLEM) {
        let arguments = rust::outside(rust::body(call));
        let second = arguments.split(|token| token.is(",")).nth(1);
        let Some(code) = second.and_then(<[_]>::last) else { continue };
        if code.kind == Kind::Text {
            codes.push((code.text.to_owned(), code.line));
        } else {
            codes.extend(of_variable(tokens, code.text));
        }
    }
    codes
}

/// The codes that are given to a variable.
fn of_variable(tokens: &[Token<'_>], name: &str) -> Codes {
    let values = places(tokens, &["let", name, "="]).into_iter();
    values.flat_map(|value| texts(value.iter().take_while(|token| !token.is(";")))).collect()
}

/// Public types that tell what went wrong, and stand in no section.
fn undeclared(tree: &Tree, sections: &BTreeMap<&str, Section<'_>>) -> Vec<Finding> {
    let sources = sections.values().flat_map(|section| &section.sources);
    let known: BTreeSet<(&str, &str)> = sources.copied().collect();
    let mut findings = Vec::new();
    for file in tree.product() {
        let code = rust::code(&file.text);
        let mut told = |name: &str, line: usize| {
            if !known.contains(&(name, file.path.as_str())) {
                let what =
                    format!("`{name}` tells what went wrong: give it a section in {DOCUMENT}");
                findings.push(Finding::new(&file.path, line, what));
            }
        };
        for declaration in places(&code, &["pub", "enum"]) {
            let Some(name) = declaration.get(2) else { continue };
            if ENDINGS.iter().any(|ending| name.text.ends_with(ending)) {
                told(name.text, name.line);
            }
        }
        // The macro of the kernel declares the refusals of a domain.
        for used in places(&code, &["mc_kernel", ":", ":", "rejections", "!", "{"]) {
            told("rejections!", used.first().map_or(1, |token| token.line));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::expect_findings;
    use expect_test::expect;

    const MACRO: &str = r#"
        macro_rules! rejections { ($($name:ident = $code:literal, $vi:literal;)+) => {
            pub enum Rejection { $($name,)+ }
            impl Rejection { pub const fn code(self) -> &'static str { match self { $(Self::$name => $code,)+ } } }
        } }
        rejections! {
            /// Words "in-a-comment".
            TooLate = "dossier.too_late", "Đã muộn.";
        }
        #[cfg(test)] mod tests { const A: &str = "of-a-test"; }
    "#;
    const FUNCTION: &str = r#"
        pub enum Flaw { Missing, Bad { value: String } }
        impl Flaw {
            pub const fn code(&self) -> &'static str { match self { Self::Missing => "missing", Self::Bad { .. } => "bad-value" } }
            fn words(&self) -> &'static str { "words" }
        }
    "#;
    const VARIANTS: &str = r#"
        #[derive(Debug)]
        #[serde(rename_all = "snake_case")]
        pub enum StoreError { #[error("x {0}")] NotThere(String, u8), Busy { a: u8, b: u8 }, }
        fn new() { FieldProblem::new("path", "required").with("most", 3); }
        fn other() {
            let code = if a { "too-low" } else { "too-high" };
            FieldProblem::new(format!("{a}", "b"), code);
        }
    "#;

    fn document(rows: &str) -> String {
        format!(
            "## A\n\n{DECLARED}`Rejection` in `crates/a/src/m.rs` and `Flaw` in `crates/a/src/f.rs`.\n\n| code | |\n|---|---|\n{rows}"
        )
    }

    fn codes_of(text: &str, of: &str) -> Vec<String> {
        let file = File { path: "a.rs".into(), text: text.into() };
        codes(&file, of).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn codes_are_found_however_they_are_declared() {
        assert_eq!(codes_of(MACRO, "Rejection"), ["dossier.too_late"]);
        assert_eq!(codes_of(MACRO, "rejections!"), ["dossier.too_late"]);
        assert_eq!(codes_of(FUNCTION, "Flaw"), ["missing", "bad-value"]);
        assert_eq!(codes_of(VARIANTS, "StoreError"), ["not_there", "busy"]);
        assert_eq!(codes_of(VARIANTS, "FieldProblem::new"), ["required", "too-low", "too-high"]);
        assert!(codes_of(VARIANTS, "OtherError").is_empty());
    }

    #[test]
    fn what_is_not_explained_and_what_is_gone_is_found() {
        let files = |rows: &str, more: &str| {
            let (document, flaws) = (document(rows), format!("{FUNCTION}{more}"));
            Tree::of(&[
                (DOCUMENT, &document),
                ("crates/a/src/m.rs", MACRO),
                ("crates/a/src/f.rs", &flaws),
            ])
        };
        let all = "| `dossier.too_late` | |\n| `missing` | |\n| `bad-value` | |\n";
        expect_findings(check, &files(all, ""), &expect![[""]]);
        let wrong = files(&all.replace("bad-value", "gone"), "pub enum LoadError {}");
        expect_findings(
            check,
            &wrong,
            &expect![[r"
            crates/a/src/f.rs:4: the code `bad-value` is not explained: add it to docs/errors.md, line 3
            docs/errors.md:9: there is no code `gone` any more: take the row out
            crates/a/src/f.rs:7: `LoadError` tells what went wrong: give it a section in docs/errors.md"]],
        );
        let refused = "mc_kernel::rejections! { Rejection; A = \"a.b\", \"x\", \"y\"; }";
        expect_findings(
            check,
            &Tree::of(&[
                (DOCUMENT, &document(all)),
                ("crates/a/src/m.rs", MACRO),
                ("crates/a/src/f.rs", FUNCTION),
                ("crates/b/src/r.rs", refused),
            ]),
            &expect![[
                "crates/b/src/r.rs:1: `rejections!` tells what went wrong: give it a section in docs/errors.md"
            ]],
        );
        expect_findings(
            check,
            &Tree::of(&[]),
            &expect![["docs/errors.md:1: is missing: explain every error code there"]],
        );
    }

    #[test]
    fn a_type_belongs_to_the_files_after_it() {
        let check = |said: &str, expect: &[(&str, &str)]| assert_eq!(sources(said), expect);
        check("`A` in `a/`.", &[("A", "a/")]);
        check("`A` in `a/` and `b/`, `C` in `c/`", &[("A", "a/"), ("A", "b/"), ("C", "c/")]);
    }
}
