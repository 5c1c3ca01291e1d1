//! A form as it stands in a page, filled as a person fills it: only what is there can be filled, and
//! only an option that is offered can be chosen.

use super::html::Element;

/// What a control sends.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Control {
    /// A line, a text or a hidden value.
    Text(String),
    /// One of several: value and words of each, and which is chosen.
    Choice { options: Vec<(String, String)>, chosen: Option<usize> },
    /// Boxes of one name: value, words, whether it is ticked.
    Boxes(Vec<(String, String, bool)>),
    /// Files: name and bytes of each.
    Files(Vec<(String, Vec<u8>)>),
}

/// A form with the button that will be pressed.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    action: String,
    method: String,
    is_multipart: bool,
    controls: Vec<(String, Control)>,
    button: Option<(String, String)>,
}

/// A form that is on its way.
#[derive(Debug, Clone)]
pub(crate) struct Sending {
    pub(crate) method: &'static str,
    pub(crate) url: String,
    pub(crate) content_type: Option<&'static str>,
    pub(crate) body: Vec<u8>,
}

const BOUNDARY: &str = "----------------a form of the tests";
const MULTIPART: &str = "multipart/form-data; boundary=\"----------------a form of the tests\"";
const URLENCODED: &str = "application/x-www-form-urlencoded";

impl Form {
    /// Reads a form of a page; `button` is the one that will be pressed.
    pub(crate) fn read(page: &Element, form: &Element, here: &str, button: &Element) -> Self {
        let path = here.split(['?', '#']).next().unwrap();
        let action = form.attribute("action").filter(|a| !a.is_empty()).unwrap_or(path);
        let mut controls: Vec<(String, Control)> = Vec::new();
        for element in form.below() {
            if let Some(name) = element.attribute("name").filter(|n| !n.is_empty()) {
                add(page, element, name, &mut controls);
            }
        }
        let named = button.attribute("name").map(|name| {
            (name.to_owned(), button.attribute("value").unwrap_or_default().to_owned())
        });
        Self {
            action: action.to_owned(),
            method: form.attribute("method").unwrap_or("get").to_owned(),
            is_multipart: form.attribute("enctype") == Some("multipart/form-data"),
            controls,
            button: named,
        }
    }

    /// The names that can be filled.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.controls.iter().map(|(name, _)| name.as_str())
    }

    /// What a control would send now; nothing where it sends nothing or several values.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        match self.controls.iter().find(|(n, _)| n == name).map(|(_, control)| control)? {
            Control::Text(text) => Some(text),
            Control::Choice { options, chosen } => Some(options.get((*chosen)?)?.0.as_str()),
            Control::Boxes(boxes) => boxes.iter().find(|b| b.2).map(|b| b.0.as_str()),
            Control::Files(_) => None,
        }
    }

    fn control(&mut self, name: &str) -> &mut Control {
        let names: Vec<String> = self.names().map(ToOwned::to_owned).collect();
        let found = self.controls.iter_mut().find(|(n, _)| n == name);
        &mut found.unwrap_or_else(|| panic!("no field {name} among {names:?}")).1
    }

    /// Types a text, or chooses an option by its value or its words.
    #[must_use]
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        match self.control(name) {
            Control::Text(text) => value.clone_into(text),
            Control::Choice { options, chosen } => {
                let at = options.iter().position(|(v, words)| v == value || words == value);
                let at = at.unwrap_or_else(|| panic!("{name} has no {value} among {options:?}"));
                *chosen = Some(at);
            }
            Control::Boxes(boxes) => {
                let found = boxes.iter_mut().find(|(v, words, _)| v == value || words == value);
                found.unwrap_or_else(|| panic!("{name} has no box {value}")).2 = true;
            }
            Control::Files(_) => panic!("{name} takes files"),
        }
        self
    }

    /// Chooses a file.
    #[must_use]
    pub(crate) fn attach(mut self, name: &str, file: &str, bytes: &[u8]) -> Self {
        let Control::Files(files) = self.control(name) else { panic!("{name} takes no file") };
        files.push((file.to_owned(), bytes.to_vec()));
        self
    }

    /// Sends what no browser would: another value of a field, or a field that is not there.
    #[must_use]
    pub(crate) fn forge(mut self, name: &str, value: &str) -> Self {
        self.controls.retain(|(n, _)| n != name);
        if self.button.as_ref().is_some_and(|(n, _)| n == name) {
            self.button = None;
        }
        self.controls.push((name.to_owned(), Control::Text(value.to_owned())));
        self
    }

    fn fields(&self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        for (name, control) in &self.controls {
            let values: Vec<&String> = match control {
                Control::Text(text) => vec![text],
                Control::Choice { options, chosen } => {
                    chosen.iter().map(|&at| &options[at].0).collect()
                }
                Control::Boxes(boxes) => boxes.iter().filter(|b| b.2).map(|b| &b.0).collect(),
                Control::Files(_) => Vec::new(),
            };
            fields.extend(values.into_iter().map(|value| (name.clone(), value.clone())));
        }
        fields.extend(self.button.clone());
        fields
    }

    /// Presses the button.
    pub(crate) fn sending(&self) -> Sending {
        let url = self.action.clone();
        let mut encoded = form_urlencoded::Serializer::new(String::new());
        encoded.extend_pairs(self.fields());
        let encoded = encoded.finish();
        if self.method == "get" {
            let url = format!("{url}?{encoded}");
            return Sending { method: "GET", url, content_type: None, body: Vec::new() };
        }
        let (content_type, body) = if self.is_multipart {
            (MULTIPART, self.multipart())
        } else {
            (URLENCODED, encoded.into_bytes())
        };
        Sending { method: "POST", url, content_type: Some(content_type), body }
    }

    fn multipart(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; {head}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in self.fields() {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        for (name, control) in &self.controls {
            let Control::Files(files) = control else { continue };
            let octets = "\r\ncontent-type: application/octet-stream";
            for (file, bytes) in files {
                part(format!("name=\"{name}\"; filename=\"{file}\"{octets}"), bytes);
            }
            // A browser sends a control that was left alone as a file without a name.
            if files.is_empty() {
                part(format!("name=\"{name}\"; filename=\"\"{octets}"), b"");
            }
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}

/// Adds a control; radio buttons and boxes of one name are one.
fn add(page: &Element, element: &Element, name: &str, controls: &mut Vec<(String, Control)>) {
    let value = element.attribute("value").unwrap_or_default().to_owned();
    let kind = match element.name.as_str() {
        "input" => element.attribute("type").unwrap_or("text"),
        "textarea" | "select" => element.name.as_str(),
        _ => return,
    };
    let is_on = element.attribute("checked").is_some();
    let known = controls.iter_mut().find(|(n, _)| n == name).map(|(_, control)| control);
    let control = match (kind, known) {
        ("radio", Some(Control::Choice { options, chosen })) => {
            if is_on {
                *chosen = Some(options.len());
            }
            options.push((value, words(page, element)));
            return;
        }
        ("checkbox", Some(Control::Boxes(boxes))) => {
            boxes.push((value, words(page, element), is_on));
            return;
        }
        ("radio", None) => {
            let options = vec![(value, words(page, element))];
            Control::Choice { options, chosen: is_on.then_some(0) }
        }
        ("checkbox", None) => Control::Boxes(vec![(value, words(page, element), is_on)]),
        ("select", None) => select(element),
        ("file", None) => Control::Files(Vec::new()),
        // The line break after the tag is not part of the text.
        ("textarea", None) => {
            let text = element.raw();
            Control::Text(text.strip_prefix('\n').unwrap_or(&text).to_owned())
        }
        (_, None) => Control::Text(value),
        (_, Some(_)) => panic!("{name} stands twice in a form"),
    };
    controls.push((name.to_owned(), control));
}

fn select(element: &Element) -> Control {
    let options = element.named("option");
    let chosen = options.iter().position(|option| option.attribute("selected").is_some());
    // Without a choice of ours a browser shows the first, and sends it.
    let chosen = chosen.or((!options.is_empty()).then_some(0));
    let pair = |option: &&Element| {
        (option.attribute("value").unwrap_or_default().to_owned(), option.text())
    };
    Control::Choice { options: options.iter().map(pair).collect(), chosen }
}

fn words(page: &Element, element: &Element) -> String {
    let id = element.attribute("id");
    let label = page.named("label").into_iter().find(|label| label.attribute("for") == id);
    label.map(Element::text).unwrap_or_default()
}
