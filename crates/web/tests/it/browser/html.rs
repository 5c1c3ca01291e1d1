//! HTML as a test reads it: a tree of elements and texts. Every element has to be closed where it was
//! opened; what a browser would mend silently is a mistake of ours.

/// Elements that have no content.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "source"];
/// Elements that stand in a line of text; all others begin a new one.
const INLINE: [&str; 12] =
    ["a", "b", "bdi", "code", "em", "kbd", "small", "span", "strong", "svg", "tspan", "use"];

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute; a bare one is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|c| c == class))
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// All elements below this one, in the order of the page.
    pub(crate) fn below(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            found.push(element);
            found.extend(element.below());
        }
        found
    }

    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        self.below().into_iter().filter(|element| element.is(name)).collect()
    }

    pub(crate) fn of_class(&self, class: &str) -> Vec<&Element> {
        self.below().into_iter().filter(|element| element.has_class(class)).collect()
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.below().into_iter().find(|element| element.attribute("id") == Some(id))
    }

    /// The text with its white space drawn together, as a person reads it.
    pub(crate) fn text(&self) -> String {
        self.raw().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text as it stands.
    pub(crate) fn raw(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Element(element) if INLINE.contains(&element.name.as_str()) => {
                    element.write(out);
                }
                Child::Element(element) => {
                    out.push(' ');
                    element.write(out);
                    out.push(' ');
                }
            }
        }
    }
}

/// Reads a page.
pub(crate) fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut open, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let (tag, after) = rest[1..].split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            close(&mut open, name.trim());
        } else if !tag.starts_with('!') {
            begin(&mut open, tag);
        }
    }
    text(&mut open, rest);
    assert_eq!(open.len(), 1, "<{}> is not closed", open.last().unwrap().name);
    open.remove(0)
}

fn text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().unwrap().children.push(Child::Text(unescape(text)));
    }
}

fn begin(open: &mut Vec<Element>, tag: &str) {
    let (tag, closes) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let name = name.to_lowercase();
    let closes = closes || VOID.contains(&name.as_str());
    let element = Element { name, attributes: read_attributes(attributes), children: Vec::new() };
    if closes {
        open.last_mut().unwrap().children.push(Child::Element(element));
    } else {
        open.push(element);
    }
}

fn close(open: &mut Vec<Element>, name: &str) {
    let element = open.pop().unwrap();
    assert_eq!(element.name, name, "</{name}> closes <{}>: {}", element.name, element.text());
    open.last_mut().unwrap().children.push(Child::Element(element));
}

/// `a="b" c` as pairs. No value of ours has a bare `>`: they are escaped.
fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        assert!(found.iter().all(|(n, _)| *n != name), "{name} stands twice in {text}");
        rest = &rest[end..];
        let value = match rest.strip_prefix("=\"") {
            Some(quoted) => {
                let (value, after) = quoted.split_once('"').expect("a value ends");
                rest = after;
                unescape(value)
            }
            None => String::new(),
        };
        found.push((name, value));
        rest = rest.trim_start();
    }
    found
}

fn unescape(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').expect("a reference ends");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => '\u{a0}',
            number => {
                let code = number.strip_prefix('#').expect("a known reference").parse();
                char::from_u32(code.expect("a decimal number")).expect("a character")
            }
        });
        out.push_str(after);
    }
    out
}

#[test]
fn a_page_is_read_as_a_browser_reads_it() {
    let page = parse(
        "<!doctype html><p class=\"a b\">Một <b>C&#7917;a</b>&amp;\n <input name=\"x\" checked></p><p>hai</p>",
    );
    assert_eq!(page.text(), "Một Cửa& hai");
    assert_eq!(page.of_class("b").len(), 1);
    let input = page.named("input")[0];
    assert_eq!((input.attribute("checked"), input.attribute("value")), (Some(""), None));
}
