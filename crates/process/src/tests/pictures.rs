//! The geometry of pictures and their SVG.

use super::{all_real, real, small};
use crate::{
    Anchor, Caption, Diagram, DiagramLabels, Edge, EdgeKind, EdgeTarget, Frame, Performer, Step,
    StepNo, TerminalKind, bounds, diagram,
};
use mc_kernel::Locale;

/// Definitions whose shape the real ones do not have: skips, crossings, holes, no lanes at all.
fn odd() -> Vec<crate::Definition> {
    vec![
        small(&[]),
        small(&["1 - one-stop lại->1"]),
        small(&["5 - one-stop xong->9;tiếp->7", "7 - leader trả lại->5", "9 - clerk x->END;y->77"]),
        small(&[
            "1 - one-stop nhanh->9;gửi->2+4+5;hỏi một->4",
            "2 A1 division tiếp->3;xong->8",
            "3 A1 division xong->8;lại->2;bỏ->1",
            "4 A2 division xong->8;sang->3;chuyển->CASE:1.000000.02;từ chối->REJECT",
            "5 A3 division tiếp->6",
            "6 A3 division tiếp->7;xong->9",
            "7 A3 division xong->8;hỏi lại->1;bổ sung->SUPPLEMENT",
            "8 - leader ký->9;trả lại->1;hỏi lại->2+4;lại lane->6",
            "9 - clerk x->END",
        ]),
        small(&[
            "1 A1 division xong->2",
            "2 B1 division xong->1;kết thúc->END",
            "3 A2 leader x->2",
        ]),
    ]
}

fn all() -> Vec<(String, Diagram)> {
    let definitions = all_real().into_iter().chain(odd());
    definitions.map(|d| (format!("{} {:?}", d.case, d.steps.len()), diagram(&d))).collect()
}

fn frames(diagram: &Diagram) -> Vec<Frame> {
    let nodes = diagram.nodes.iter().map(|n| n.frame);
    nodes.chain(diagram.terminals.iter().map(|t| t.frame)).collect()
}

fn ends(diagram: &Diagram, edge: &Edge) -> (Frame, Frame) {
    let node = |no| diagram.nodes.iter().find(|n| n.step == no).unwrap().frame;
    let to = match &edge.to {
        EdgeTarget::Step(no) => node(*no),
        EdgeTarget::Terminal(kind) => {
            let mut own = diagram.terminals.iter().filter(|t| t.step == edge.from);
            own.find(|t| t.kind == *kind).unwrap().frame
        }
    };
    (node(edge.from), to)
}

#[test]
fn every_step_has_a_box_and_no_boxes_overlap() {
    for definition in all_real().into_iter().chain(odd()) {
        let picture = diagram(&definition);
        assert_eq!(picture.nodes.len(), definition.steps.len(), "{}", definition.case);
        let frames = frames(&picture);
        for (i, a) in frames.iter().enumerate() {
            assert!(a.x >= 0 && a.y >= 0, "{}: {a:?}", definition.case);
            assert!(a.right() <= picture.width && a.bottom() <= picture.height, "{a:?}");
            for b in frames.iter().skip(i + 1) {
                assert!(!a.overlaps(*b), "{}: {a:?} {b:?}", definition.case);
            }
        }
    }
}

#[test]
fn every_outcome_is_drawn() {
    for definition in all_real() {
        let picture = diagram(&definition);
        for step in &definition.steps {
            for outcome in &step.outcomes {
                let mut own = picture.edges.iter().filter(|e| e.from == step.no);
                let label = &outcome.label;
                assert!(own.any(|e| e.label.split(" / ").any(|l| l == label)), "{label}");
            }
        }
    }
}

#[test]
fn lines_run_from_border_to_border_and_through_no_box() {
    for (case, picture) in all() {
        for edge in &picture.edges {
            let (from, to) = ends(&picture, edge);
            let (first, last) = (*edge.points.first().unwrap(), *edge.points.last().unwrap());
            assert!(from.has_on_border(first), "{case}: {edge:?}");
            assert!(to.has_on_border(last), "{case}: {edge:?}");
            for piece in edge.points.windows(2) {
                let ((ax, ay), (bx, by)) = (piece[0], piece[1]);
                assert!(ax == bx || ay == by, "{case}: lines follow the axes: {edge:?}");
                assert!(ax.min(bx) >= 0 && ax.max(bx) <= picture.width, "{case}: {edge:?}");
                assert!(ay.min(by) >= 0 && ay.max(by) <= picture.height, "{case}: {edge:?}");
                for frame in frames(&picture) {
                    let crosses = ax.min(bx) < frame.right()
                        && frame.x < ax.max(bx)
                        && ay.min(by) < frame.bottom()
                        && frame.y < ay.max(by);
                    let inside_x = frame.x < ax && ax < frame.right();
                    let inside_y = frame.y < ay && ay < frame.bottom();
                    let vertical = ax == bx && inside_x && spans((ay, by), frame.y, frame.bottom());
                    let level = ay == by && inside_y && spans((ax, bx), frame.x, frame.right());
                    assert!(!crosses && !vertical && !level, "{case}: {edge:?} in {frame:?}");
                }
            }
        }
    }
}

fn spans((a, b): (i32, i32), low: i32, high: i32) -> bool {
    a.min(b) < high && low < a.max(b)
}

/// The area of a caption, from the widths that its lines were broken by.
fn caption_frame(caption: &Caption) -> Frame {
    let widths = caption.lines.iter().map(|l| i32::try_from(l.chars().count()).unwrap() * 5);
    let w = widths.max().unwrap_or(0);
    let h = i32::try_from(caption.lines.len()).unwrap() * 14;
    let x = if caption.anchor == Anchor::Start { caption.x } else { caption.x - w };
    Frame { x, y: caption.y - 10, w, h }
}

#[test]
fn captions_lie_beside_the_boxes_and_beside_each_other() {
    for (case, picture) in all() {
        let captions: Vec<Frame> =
            picture.edges.iter().filter_map(|e| e.caption.as_ref()).map(caption_frame).collect();
        for (i, caption) in captions.iter().enumerate() {
            assert!(caption.x >= 0, "{case}: {caption:?}");
            for frame in frames(&picture) {
                assert!(!caption.overlaps(frame), "{case}: {caption:?} {frame:?}");
            }
            for other in captions.iter().skip(i + 1) {
                assert!(!caption.overlaps(*other), "{case}: {caption:?} {other:?}");
            }
        }
    }
}

/// The vertical pieces of lines with another source and target do not lie on each other.
#[test]
fn returns_have_channels_of_their_own() {
    for (case, picture) in all() {
        let mut pieces: Vec<(usize, i32, (i32, i32))> = Vec::new();
        let returns = picture.edges.iter().enumerate().filter(|(_, e)| e.kind == EdgeKind::Back);
        for (index, edge) in returns {
            for piece in edge.points.windows(2).filter(|p| p[0].0 == p[1].0) {
                let (x, y) = (piece[0].0, (piece[0].1, piece[1].1));
                for (other, other_x, other_y) in &pieces {
                    let apart = *other == index || *other_x != x;
                    let (low, high) = (other_y.0.min(other_y.1), other_y.0.max(other_y.1));
                    assert!(apart || !spans(y, low, high), "{case}: {edge:?}");
                }
                pieces.push((index, x, y));
            }
        }
    }
}

#[test]
fn a_process_past_its_bounds_is_drawn_in_part() {
    let mut definition = small(&["1 - one-stop lại->1"]);
    let first = definition.steps[0].clone();
    for no in 2..1000 {
        let outcomes = vec![first.outcomes[0].clone(); 1000];
        definition.steps.push(Step { no: StepNo(no), outcomes, ..first.clone() });
    }
    assert_eq!(diagram(&definition).nodes.len(), bounds::STEPS);
}

#[test]
fn lanes_stand_side_by_side() {
    let picture = diagram(&real("1.009645.01"));
    let lanes: Vec<Frame> =
        picture.nodes.iter().filter(|n| (5..=8).contains(&n.step.0)).map(|n| n.frame).collect();
    assert_eq!(lanes.len(), 4);
    assert!(lanes.windows(2).all(|w| w[0].y == w[1].y && w[0].right() < w[1].x));
    let kinds = |kind| picture.edges.iter().filter(|e| e.kind == kind).count();
    assert_eq!((kinds(EdgeKind::Fork), kinds(EdgeKind::Join)), (4, 4));
    let forks = picture.edges.iter().filter(|e| e.kind == EdgeKind::Fork);
    assert_eq!(forks.filter(|e| e.caption.is_some()).count(), 1, "one stem, one caption");
}

#[test]
fn a_chain_fits_a_page_and_a_phone() {
    let birth = diagram(&real("1.001193.01"));
    assert!(birth.width <= 520, "{}", birth.width);
    assert!(birth.height > birth.width, "from top to bottom");
    assert!(diagram(&real("1.009645.01")).width <= 800);
}

#[test]
fn the_end_is_below_and_other_exits_are_beside() {
    let birth = diagram(&real("1.001193.01"));
    let last = birth.nodes.last().unwrap().frame;
    for terminal in &birth.terminals {
        let node = birth.nodes.iter().find(|n| n.step == terminal.step).unwrap().frame;
        if terminal.kind == TerminalKind::End {
            assert!(terminal.frame.y > last.bottom());
        } else {
            assert!(terminal.frame.x > node.right());
        }
    }
    assert_eq!(birth.terminals.len(), 5);
}

/// Tags open and close in turn, attributes are quoted, text has no bare sign.
fn assert_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some((text, tail)) = rest.split_once('<') {
        assert!(!text.contains('>'), "a bare > in {text:?}");
        for entity in text.split('&').skip(1) {
            let name = entity.split_once(';').map(|(name, _)| name);
            assert!(matches!(name, Some("amp" | "lt" | "gt" | "quot" | "#39")), "&{entity}");
        }
        let (tag, after) = tail.split_once('>').expect("a tag is closed");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closes what is open");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.is_empty());
}

#[test]
fn svg_is_well_formed_and_has_no_inline_style() {
    for definition in all_real().into_iter().chain(odd()) {
        for locale in Locale::ALL {
            let svg = diagram(&definition).to_svg(&DiagramLabels::of(&definition, locale));
            assert_well_formed(&svg);
            assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
            assert!(svg.contains("role=\"img\"") && svg.contains("viewBox=\"0 0 "));
            assert!(svg.contains("<title>") && svg.contains("<desc>"));
            for forbidden in ["style=", "<style", "<script", "href", " on"] {
                let tags: String = svg.split('<').filter_map(|t| t.split('>').next()).collect();
                assert!(!tags.contains(forbidden.trim_start_matches('<')), "{forbidden}");
            }
        }
    }
}

#[test]
fn names_cannot_break_out_of_the_svg() {
    let mut definition = real("1.001193.01");
    definition.case_name = "</title><script>\"'&\u{0}".into();
    definition.steps[0].name = "<b onclick=\"x\">&amp;".into();
    definition.steps[0].outcomes[0].label = "a<b>&".into();
    let svg = diagram(&definition).to_svg(&DiagramLabels::of(&definition, Locale::Vi));
    assert_well_formed(&svg);
    assert!(!svg.contains("<script") && !svg.contains("<b"));
    assert!(svg.contains("&lt;script&gt;"));
}

#[test]
fn boxes_say_number_name_performer_and_hours() {
    let definition = real("2.000889.01");
    let svg = |locale| diagram(&definition).to_svg(&DiagramLabels::of(&definition, locale));
    let vi = svg(Locale::Vi);
    assert!(vi.contains("<g class=\"pd-node pd-one-stop\"><title>1. Tiếp nhận"));
    assert!(vi.contains("Cán bộ Một cửa. 4 giờ</title>"));
    assert!(vi.contains("<g class=\"pd-node pd-other-agency pd-stopped\"><title>4. "));
    assert!(vi.contains("Dừng tính giờ</title>"));
    assert!(svg(Locale::En).contains("Cán bộ Một cửa. 4 h</title>"));
    assert!(
        vi.contains("class=\"pd-edge pd-back\"") && vi.contains("class=\"pd-terminal pd-reject\"")
    );
    for performer in Performer::ALL {
        assert!(!performer.code().contains(' '), "a class is one word");
    }
}

#[test]
fn a_small_picture_in_numbers() {
    let picture = diagram(&small(&["1 - one-stop hợp lệ->2", "2 - leader ký->END;trả lại->1"]));
    let lines: Vec<String> = picture
        .edges
        .iter()
        .map(|e| format!("{} {:?} {:?} {:?}", e.from, e.to, e.kind, e.points))
        .collect();
    let expect = [
        "1 Step(StepNo(2)) Forward [(205, 73), (205, 115)]",
        "2 Terminal(End) Exit [(205, 176), (205, 218)]",
        "2 Step(StepNo(1)) Back [(93, 144), (22, 144), (22, 27), (93, 27)]",
    ];
    assert_eq!(lines, expect);
}
