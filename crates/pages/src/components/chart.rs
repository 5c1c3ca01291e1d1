//! Charts, drawn by the server as SVG. Everything they show stands in a table beside them too.
//!
//! Shapes are placed by attributes and coloured by the `chart-…` classes of `parts.css`: no style
//! attribute, no script. A series differs from the next by its pattern or edge as well as its colour.

use super::drawn;
use std::fmt::Write;

/// Where the bars of a chart begin, and how wide they may become.
const NAMES_WIDTH: i64 = 190;
const BARS_WIDTH: i64 = 430;
const VALUES_WIDTH: i64 = 60;
const ROW_HEIGHT: i64 = 30;
const BAR_HEIGHT: i64 = 18;
/// The characters of a name that fit before its bar.
const NAME_CHARS: usize = 26;

/// The size of a chart over time.
const TIME_WIDTH: i64 = 680;
const TIME_HEIGHT: i64 = 200;
const TIME_FOOT: i64 = 24;
const TIME_SIDE: i64 = 44;
/// Every so many days one is named.
const NAMED_DAYS: usize = 7;

/// A chart with its words.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The name by which its parts refer to each other; one chart of a page has it.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The same in words.
    pub description: String,
    /// What its colours stand for.
    pub series: Vec<Series>,
    /// The `<svg>` element, made of escaped text.
    pub svg: String,
}

/// What a colour of a chart stands for.
#[derive(Debug, Clone)]
pub struct Series {
    /// The words.
    pub label: String,
    /// The class that colours it: `good`, `even`, `late`, `wait`, `soft`.
    pub class: &'static str,
}

impl Series {
    /// A series by its words and its class.
    pub fn new(label: impl Into<String>, class: &'static str) -> Self {
        Self { label: label.into(), class }
    }
}

/// A row or a day of a chart, with one value for each series.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// The values, in the order of the series.
    pub values: Vec<i64>,
}

impl Chart {
    /// Bars one below the other, each divided by the series.
    pub fn bars(
        id: &str,
        (title, description): (String, String),
        series: Vec<Series>,
        points: &[Point],
    ) -> Self {
        let width = NAMES_WIDTH + BARS_WIDTH + VALUES_WIDTH;
        let height = ROW_HEIGHT * int(points.len()) + 4;
        let most = points.iter().map(Point::total).max().unwrap_or(0).max(1);
        let mut svg = head(id, (&title, &description), width, height);
        for (row, point) in (0..).zip(points) {
            let top = row * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2 + 2;
            let text = top + BAR_HEIGHT - 4;
            let name = shortened(&point.name);
            text_at(&mut svg, (NAMES_WIDTH - 8, text), "end", &name);
            let mut left = NAMES_WIDTH;
            for (value, one) in point.values.iter().zip(&series) {
                let wide = value.max(&0) * BARS_WIDTH / most;
                // What is there is seen, however little it is.
                let wide = if *value > 0 { wide.max(2) } else { wide };
                rect(&mut svg, (left, top), (wide, BAR_HEIGHT), one.class);
                left += wide;
            }
            text_at(&mut svg, (left + 6, text), "start", &point.total().to_string());
        }
        svg.push_str("</svg>");
        Self { id: id.to_owned(), title, description, series, svg }
    }

    /// Columns side by side for each day, one for each series.
    pub fn days(
        id: &str,
        (title, description): (String, String),
        series: Vec<Series>,
        points: &[Point],
    ) -> Self {
        let height = TIME_HEIGHT + TIME_FOOT + 8;
        let most = points.iter().flat_map(|p| p.values.iter().copied()).max().unwrap_or(0).max(1);
        let mut svg = head(id, (&title, &description), TIME_WIDTH, height);
        let scale = |value: i64| value.max(0) * (TIME_HEIGHT - 12) / most;
        for (value, class) in [(0, "chart-axis"), (most, "chart-line")] {
            let y = TIME_HEIGHT - scale(value);
            line(&mut svg, (TIME_SIDE, y), (TIME_WIDTH, y), class);
            text_at(&mut svg, (TIME_SIDE - 6, y + 4), "end", &value.to_string());
        }
        let room = (TIME_WIDTH - TIME_SIDE) / int(points.len()).max(1);
        let wide = ((room - 3) / int(series.len()).max(1)).max(1);
        for (i, point) in points.iter().enumerate() {
            let left = TIME_SIDE + room * int(i) + 2;
            for (k, (value, one)) in point.values.iter().zip(&series).enumerate() {
                let tall = scale(*value);
                let at = (left + wide * int(k), TIME_HEIGHT - tall);
                rect(&mut svg, at, (wide, tall), one.class);
            }
            // The newest day is always named, and one a week before it.
            if (points.len() - 1 - i).is_multiple_of(NAMED_DAYS) {
                let at = (left + room / 2 - 2, TIME_HEIGHT + 18);
                text_at(&mut svg, at, "middle", &point.name);
            }
        }
        svg.push_str("</svg>");
        Self { id: id.to_owned(), title, description, series, svg }
    }
}

impl Point {
    /// A point by its name and its values.
    pub fn new(name: impl Into<String>, values: impl Into<Vec<i64>>) -> Self {
        Self { name: name.into(), values: values.into() }
    }

    fn total(&self) -> i64 {
        self.values.iter().sum()
    }
}

fn head(id: &str, (title, description): (&str, &str), width: i64, height: i64) -> String {
    format!(
        "<svg class=\"chart-svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
height=\"{height}\" role=\"img\" aria-label=\"{}\" aria-describedby=\"{id}-desc\">\
<desc id=\"{id}-desc\">{}</desc>",
        escaped(title),
        escaped(description)
    )
}

fn put(svg: &mut String, text: std::fmt::Arguments<'_>) {
    let written = svg.write_fmt(text);
    debug_assert!(written.is_ok(), "writing to a text cannot fail");
}

fn rect(svg: &mut String, (x, y): (i64, i64), (width, height): (i64, i64), class: &str) {
    if width > 0 && height > 0 {
        put(
            svg,
            format_args!(
                "<rect class=\"chart-{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
            ),
        );
    }
}

fn line(svg: &mut String, (x1, y1): (i64, i64), (x2, y2): (i64, i64), class: &str) {
    put(
        svg,
        format_args!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"),
    );
}

fn text_at(svg: &mut String, (x, y): (i64, i64), anchor: &str, text: &str) {
    let text = escaped(text);
    put(svg, format_args!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME_CHARS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME_CHARS - 1).collect();
    format!("{}…", kept.trim_end())
}

fn int(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

drawn!(Chart, "components/chart.html", without chrome);

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Vec<Series> {
        vec![Series::new("Đúng hạn", "good"), Series::new("Quá hạn", "late")]
    }

    fn words() -> (String, String) {
        ("Hồ sơ <đã> giải quyết".to_owned(), "Tư pháp & hộ tịch".to_owned())
    }

    fn widths(svg: &str) -> Vec<i64> {
        let widths = svg.split(" width=\"").skip(2).filter_map(|part| part.split('"').next());
        widths.filter_map(|width| width.parse().ok()).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_nothing_is_invisible() {
        let points =
            [Point::new("A", [300, 100]), Point::new("B", [1, 0]), Point::new("C", [0, 0])];
        let chart = Chart::bars("c", words(), series(), &points);
        assert_eq!(widths(&chart.svg), [322, 107, 2]);
        assert!(chart.svg.contains("Hồ sơ &lt;đã&gt; giải quyết"), "{}", chart.svg);
        assert!(chart.svg.contains("Tư pháp &amp; hộ tịch"));
        assert!(!chart.svg.contains("style="));
    }

    #[test]
    fn a_chart_of_nothing_has_no_bar() {
        for points in [Vec::new(), vec![Point::new("01/05", [0, 0])]] {
            let chart = Chart::days("c", words(), series(), &points);
            assert!(!chart.svg.contains("<rect"), "{}", chart.svg);
            assert!(chart.svg.ends_with("</svg>"));
            assert!(!Chart::bars("c", words(), series(), &points).svg.contains("<rect"));
        }
    }

    #[test]
    fn days_are_named_once_a_week_back_from_the_newest() {
        let points: Vec<Point> =
            (1..=30).map(|i| Point::new(format!("{i:02}/05"), [i, 2 * i])).collect();
        let svg = Chart::days("c", words(), series(), &points).svg;
        for (day, is_named) in [("30/05", true), ("23/05", true), ("29/05", false), ("02/05", true)]
        {
            assert_eq!(svg.contains(day), is_named, "{day}");
        }
        assert_eq!(svg.matches("<rect").count(), 60);
    }

    #[test]
    fn a_long_name_is_shortened() {
        let long = "Ủy ban nhân dân thị trấn Vĩnh Tường mở rộng";
        assert!(shortened(long).chars().count() <= NAME_CHARS && shortened(long).ends_with('…'));
        assert_eq!(shortened("UBND xã Xuân Lôi"), "UBND xã Xuân Lôi");
    }
}
