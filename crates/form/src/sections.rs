//! One section a page: how the top-level answers of a form are put on pages.
//!
//! - A group, a list or an address is a page of its own.
//! - An answer that decides whether others are asked starts a page; the simple answers right after it
//!   that depend on it alone stay with it (how to receive the result, and the address for it).
//! - Other simple answers in a row share a page as long as they are asked under the same conditions.
//! - A page comes after the pages that decide about it; the declaration comes last.

use crate::condition::{Condition, Demand, Effect};
use crate::model::{Field, FieldKind, Group, Section};
use crate::words::Words;

/// Characters of a heading that still names every field of its page.
const LONGEST_TITLE: usize = 80;

/// Places of top-level fields.
type Page = Vec<usize>;

/// Puts the fields of a form on pages, and forgets dependences across pages.
pub(crate) fn pages(root: &mut Group) -> Vec<Section> {
    let plan = Plan::of(root);
    let mut pages = plan.in_order(&plan.pages());
    let consents: Page = plan.places(is_consent);
    let mut titles: Vec<Words> = pages.iter().map(|page| plan.title(page)).collect();
    forget_across_pages(root, &pages);
    if !consents.is_empty() {
        pages.push(consents);
        titles.push(Words::new("Lời cam đoan", Some("Declaration")));
    }
    pages.iter().zip(titles).filter_map(|(page, title)| section(root, page, title)).collect()
}

fn is_consent(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Consent)
}

/// What decides about what at the top of a form.
struct Plan<'g> {
    fields: Vec<Node<'g>>,
}

struct Node<'g> {
    field: &'g Field,
    /// The other fields whose answers decide about this one.
    deciders: Page,
    /// What the branches of the form ask of it.
    asked: Vec<(usize, bool, Demand)>,
    /// Whether it decides about another.
    decides: bool,
}

impl<'g> Plan<'g> {
    fn of(root: &'g Group) -> Self {
        let mut fields: Vec<Node<'g>> = root
            .fields
            .iter()
            .map(|field| Node {
                field,
                deciders: deciders(root, field),
                asked: asked(&root.conditions, field),
                decides: false,
            })
            .collect();
        let deciding: Page = fields.iter().flat_map(|node| node.deciders.clone()).collect();
        for at in deciding {
            if let Some(node) = fields.get_mut(at) {
                node.decides = true;
            }
        }
        Self { fields }
    }

    fn places(&self, fits: fn(&Field) -> bool) -> Page {
        let all = self.fields.iter().enumerate();
        all.filter(|(_, node)| fits(node.field)).map(|(at, _)| at).collect()
    }

    fn pages(&self) -> Vec<Page> {
        let mut pages: Vec<Page> = Vec::new();
        let asking = self.fields.iter().enumerate().filter(|(_, node)| !is_consent(node.field));
        for (at, node) in asking {
            match pages.last_mut().filter(|page| self.joins(page, node)) {
                Some(page) => page.push(at),
                None => pages.push(vec![at]),
            }
        }
        pages
    }

    /// Whether a field belongs on the page before it.
    fn joins(&self, page: &[usize], node: &Node<'_>) -> bool {
        let at = |place: Option<&usize>| place.and_then(|at| self.fields.get(*at));
        let (Some(first), Some(last)) = (at(page.first()), at(page.last())) else { return false };
        let simple =
            |node: &Node<'_>| node.field.group().is_none() && node.field.repeat().is_none();
        let address = matches!(node.field.kind, FieldKind::Address(_));
        if node.decides || !simple(last) {
            false
        } else if first.decides {
            (simple(node) || address) && Some(node.deciders.as_slice()) == page.get(..1)
        } else {
            simple(node) && node.asked == first.asked
        }
    }

    /// Moves a page that decides before the first page that it decides about.
    fn in_order(&self, pages: &[Page]) -> Vec<Page> {
        let needs: Vec<Page> = pages
            .iter()
            .map(|page| {
                let nodes = page.iter().filter_map(|at| self.fields.get(*at));
                let deciding = nodes.flat_map(|node| &node.deciders);
                deciding.filter_map(|at| pages.iter().position(|p| p.contains(at))).collect()
            })
            .collect();
        let mut order = Vec::new();
        let mut entered = vec![false; pages.len()];
        (0..pages.len()).for_each(|page| visit(page, &needs, &mut entered, &mut order));
        order.into_iter().filter_map(|page| pages.get(page).cloned()).collect()
    }

    fn title(&self, page: &[usize]) -> Words {
        let nodes: Vec<&Node<'_>> = page.iter().filter_map(|at| self.fields.get(*at)).collect();
        let Some((first, rest)) = nodes.split_first() else { return Words::default() };
        let about_first = rest.iter().all(|n| Some(n.deciders.as_slice()) == page.get(..1));
        if rest.is_empty() || about_first {
            return first.field.title.clone();
        }
        if nodes.iter().all(|node| matches!(node.field.kind, FieldKind::File)) {
            return Words::new("Giấy tờ kèm theo", Some("Attached documents"));
        }
        let titles: Vec<Words> = nodes.iter().map(|node| node.field.title.clone()).collect();
        let all = Words::enumerated(&titles);
        if all.vi().chars().count() <= LONGEST_TITLE {
            return all;
        }
        let main = nodes.iter().find(|node| node.field.required).unwrap_or(first);
        main.field.title.followed_by(" và thông tin khác", " and other details")
    }
}

fn deciders(root: &Group, field: &Field) -> Page {
    let conditions = root.conditions.iter().filter(|c| c.mentions(&field.key));
    let tops = conditions.flat_map(|c| c.reads.iter().filter_map(|steps| steps.first()));
    let mut out = Page::new();
    for top in tops.filter(|top| **top != field.key) {
        let place = root.fields.iter().position(|other| other.key == *top);
        out.extend(place.filter(|place| !out.contains(place)));
    }
    out
}

fn asked(conditions: &[Condition], field: &Field) -> Vec<(usize, bool, Demand)> {
    let of = |number: usize, branch: bool, effects: &[Effect]| -> Vec<(usize, bool, Demand)> {
        let own = effects.iter().filter(|e| matches!(e.steps.as_slice(), [k] if *k == field.key));
        own.map(|effect| (number, branch, effect.demand)).collect()
    };
    let numbered = conditions.iter().enumerate();
    numbered
        .flat_map(|(i, c)| [of(i, true, &c.then), of(i, false, &c.otherwise)].concat())
        .collect()
}

fn visit(page: usize, needs: &[Page], entered: &mut [bool], order: &mut Page) {
    match entered.get_mut(page) {
        Some(seen) if !*seen => *seen = true,
        // Seen before, perhaps on this very way: pages that decide about each other keep their order.
        Some(_) | None => return,
    }
    for before in needs.get(page).into_iter().flatten() {
        visit(*before, needs, entered, order);
    }
    order.push(page);
}

fn forget_across_pages(root: &mut Group, pages: &[Page]) {
    let places: Vec<Option<usize>> = root
        .fields
        .iter()
        .map(|field| {
            let depends = field.depends.as_ref()?;
            root.fields.iter().position(|other| other.path == depends.on)
        })
        .collect();
    for (at, (field, on)) in root.fields.iter_mut().zip(places).enumerate() {
        let together = |on: usize| pages.iter().any(|p| p.contains(&at) && p.contains(&on));
        if !on.is_some_and(together) {
            field.depends = None;
        }
    }
}

fn section(root: &Group, page: &[usize], title: Words) -> Option<Section> {
    let fields: Vec<&Field> = page.iter().filter_map(|at| root.fields.get(*at)).collect();
    let first = *fields.first()?;
    let alone = fields.len() == 1;
    let group = if let FieldKind::Group(group) = &first.kind { Some(group) } else { None };
    Some(Section {
        key: first.key.clone(),
        title,
        description: first.description.clone().filter(|_| alone),
        prefill: first.prefill.clone().filter(|_| group.is_some()),
        keys: fields.iter().map(|field| field.key.clone()).collect(),
        whole: alone && (first.group().is_some() || first.repeat().is_some()),
        fields: match group {
            Some(group) => group.fields.clone(),
            None => fields.into_iter().cloned().collect(),
        },
    })
}
