//! 5.1, 5.2 and 5.3.

use crate::{
    Share,
    reflection::{Reflection, about_rules, in_time, liked},
};

const ANSWERED: Reflection = Reflection {
    is_about_rule: false,
    refused: None,
    supplement: None,
    answered: Some(15),
    published: Some(2),
    likes: 1,
    dislikes: 1,
    is_continued: false,
};

/// “Từ chối, chuyển trả ≤ 2; bổ sung ≤ 5; xử lý ≤ 15; công khai ≤ 2 ngày làm việc”.
#[test]
fn each_stage_has_its_days() {
    let nothing = Reflection { answered: None, published: None, ..ANSWERED };
    for (reflection, expect) in [
        (ANSWERED, true),
        (Reflection { answered: Some(16), ..ANSWERED }, false),
        (Reflection { published: Some(3), ..ANSWERED }, false),
        (Reflection { refused: Some(2), ..nothing }, true),
        (Reflection { refused: Some(3), ..nothing }, false),
        (Reflection { supplement: Some(5), ..ANSWERED }, true),
        (Reflection { supplement: Some(6), ..ANSWERED }, false),
        (nothing, true),
    ] {
        assert_eq!(reflection.is_in_time(), expect, "{reflection:?}");
    }
}

/// “Dislike > like”: as many of both is content. Five reflections: one liked, one disliked, one
/// continued, one late, one disliked and late, which is taken off once.
#[test]
fn contentment_is_what_is_left() {
    let disliked = Reflection { dislikes: 2, ..ANSWERED };
    let late = Reflection { answered: Some(16), ..ANSWERED };
    let all = [
        ANSWERED,
        disliked,
        Reflection { is_continued: true, ..ANSWERED },
        late,
        Reflection { dislikes: 2, is_about_rule: true, ..late },
    ];
    assert_eq!(liked(&all), Share::of(1, 5));
    assert_eq!(in_time(&all), Share::of(3, 5));
    assert_eq!(about_rules(&all), Share::of(1, 5));
    assert_eq!(liked(&[]), Share::of(0, 0));
}
