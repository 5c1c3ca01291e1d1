//! Finding a procedure by a few words.
//!
//! The store keeps [`Procedure::search_text`] in a search column and finds candidates with it; the
//! score here puts the candidates in order.

use crate::Procedure;
use mc_kernel::fold;

/// The most words of a query that count; the rest is ignored.
pub const MOST_WORDS: usize = 16;

/// The folded texts of a procedure, by weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchEntry {
    code: String,
    name: String,
    keywords: String,
    rest: String,
}

impl SearchEntry {
    /// Folds the texts of a procedure.
    pub fn of(procedure: &Procedure) -> Self {
        let mut rest = vec![procedure.sector.name.as_str()];
        rest.extend(procedure.cases.iter().map(|case| case.name.as_str()));
        rest.extend(procedure.results.iter().map(|result| result.name.as_str()));
        Self {
            code: procedure.code.to_string(),
            name: fold(&procedure.name),
            keywords: fold(&procedure.keywords.join(" ")),
            rest: fold(&rest.join(" ")),
        }
    }

    /// How well the procedure answers a query: 0 when some word of the query begins no word of it,
    /// else more for words in the name than in the keywords than elsewhere, and more for the whole
    /// phrase or the code, and a name with little beside the phrase before a longer one.
    ///
    /// The query must be folded ([`mc_kernel::fold()`]).
    pub fn score(&self, folded_query: &str) -> u32 {
        if folded_query == self.code {
            return 1000;
        }
        let mut score = 0;
        for word in folded_query.split_whitespace().take(MOST_WORDS) {
            match self.score_of_word(word) {
                0 => return 0,
                points => score += points,
            }
        }
        if score > 0 && has_phrase(&self.name, folded_query) {
            score += 20 + self.closeness(folded_query);
        }
        if score > 0 && has_phrase(&self.keywords, folded_query) {
            score += 20;
        }
        score
    }

    /// More the fewer words the name has beside those of the query; at most 12.
    fn closeness(&self, folded_query: &str) -> u32 {
        let words = |text: &str| u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
        12_u32.saturating_sub(words(&self.name).saturating_sub(words(folded_query)))
    }

    fn score_of_word(&self, word: &str) -> u32 {
        let weights = [(&self.name, 8), (&self.keywords, 5), (&self.rest, 2)];
        let in_text = weights.into_iter().map(|(text, weight)| match best_match(text, word) {
            Match::Whole => weight,
            Match::Beginning => weight - 1,
            Match::None => 0,
        });
        let in_code = if self.code.starts_with(word) { 10 } else { 0 };
        in_text.chain([in_code]).max().unwrap_or(0)
    }
}

impl Procedure {
    /// Everything worth searching, folded, the name first, then the code, the keywords, the sector,
    /// the cases and the results.
    pub fn search_text(&self) -> String {
        let SearchEntry { code, name, keywords, rest } = SearchEntry::of(self);
        [name, code, keywords, rest].join(" ")
    }

    /// [`SearchEntry::score`] for a single use; keep the entry when many queries follow.
    pub fn matches(&self, folded_query: &str) -> u32 {
        SearchEntry::of(self).score(folded_query)
    }
}

enum Match {
    Whole,
    Beginning,
    None,
}

fn best_match(text: &str, word: &str) -> Match {
    let mut best = Match::None;
    for candidate in text.split(' ').filter(|candidate| candidate.starts_with(word)) {
        if candidate == word {
            return Match::Whole;
        }
        best = Match::Beginning;
    }
    best
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        before.is_empty() || before.ends_with(' ')
    })
}
