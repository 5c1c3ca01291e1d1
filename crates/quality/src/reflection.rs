//! 5.1, 5.2 and 5.3: reflections and proposals (phản ánh, kiến nghị). There is no register of them
//! yet, so they are counted from rows that somebody brings. Days are working days, counted by the
//! caller's calendar.

use crate::{Share, announce::share};

/// Working days in which a reflection is refused or returned.
pub const REFUSE_DAYS: u16 = 2;
/// Working days in which its sender is asked to complete it.
pub const SUPPLEMENT_DAYS: u16 = 5;
/// Working days in which it is answered.
pub const ANSWER_DAYS: u16 = 15;
/// Working days in which the answer is published.
pub const PUBLISH_DAYS: u16 = 2;

/// A reflection with the working days that each stage took; `None` of a stage that it did not come
/// to. A stage that it stands in has the days so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reflection {
    /// Whether it is about a rule (quy định thủ tục); otherwise about an officer or an agency.
    pub is_about_rule: bool,
    /// Until it was refused or returned.
    pub refused: Option<u16>,
    /// Until its sender was asked to complete it.
    pub supplement: Option<u16>,
    /// Until it was answered.
    pub answered: Option<u16>,
    /// From the answer until it was published.
    pub published: Option<u16>,
    /// Readers who were content with the answer.
    pub likes: u32,
    /// Readers who were not.
    pub dislikes: u32,
    /// Whether its sender went on with it.
    pub is_continued: bool,
}

impl Reflection {
    /// Whether every stage was in time.
    pub fn is_in_time(&self) -> bool {
        let stages = [
            (self.refused, REFUSE_DAYS),
            (self.supplement, SUPPLEMENT_DAYS),
            (self.answered, ANSWER_DAYS),
            (self.published, PUBLISH_DAYS),
        ];
        stages.into_iter().all(|(took, most)| took.is_none_or(|took| took <= most))
    }

    /// Whether more readers were not content than were.
    pub const fn is_disliked(&self) -> bool {
        self.dislikes > self.likes
    }
}

/// 5.1, watched: those about rules.
pub fn about_rules(reflections: &[Reflection]) -> Share {
    share(reflections.iter().map(|r| r.is_about_rule))
}

/// 5.2.
pub fn in_time(reflections: &[Reflection]) -> Share {
    share(reflections.iter().map(Reflection::is_in_time))
}

/// 5.3: all without the disliked, the continued and the late. One that is several of these is taken
/// off once: it is one reflection. The text subtracts three counts and does not say whether they
/// overlap.
pub fn liked(reflections: &[Reflection]) -> Share {
    share(reflections.iter().map(|r| !r.is_disliked() && !r.is_continued && r.is_in_time()))
}
