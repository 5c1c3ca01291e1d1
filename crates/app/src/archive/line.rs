//! A row as a line of JSON, the same whichever database it came from.

use mc_store::{
    Value,
    whole::{Column, Kind, Table},
};
use serde_json::{Map, Value as Json};

/// Writes a row. Ids and bytes become hexadecimal digits, truth values 0 and 1.
pub(super) fn write(table: &Table, row: &[Value]) -> String {
    let values = table.columns.iter().zip(row).map(|(c, v)| (c.name.clone(), json(v)));
    Json::Object(values.collect::<Map<_, _>>()).to_string()
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(n) => (*n).into(),
        Value::Bool(b) => i64::from(*b).into(),
        Value::Text(text) => text.clone().into(),
        Value::Id(id) => id.simple().to_string().into(),
        Value::Bytes(bytes) => digits(bytes).into(),
    }
}

fn digits(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for half in [byte >> 4, byte & 0xF] {
            text.extend(char::from_digit(half.into(), 16));
        }
    }
    text
}

/// Reads a row back, for columns as the database has them. A column that the line does not have is
/// an error, and so is one that the database does not have.
pub(super) fn read(columns: &[Column], line: &str) -> Result<Vec<Value>, String> {
    let mut row: Map<String, Json> = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let mut values = Vec::with_capacity(columns.len());
    for column in columns {
        let found = row.remove(&column.name);
        let found = found.ok_or_else(|| format!("the column {} is missing", column.name))?;
        let read = value(column.kind, found);
        values.push(read.ok_or_else(|| format!("{} is not what its column holds", column.name))?);
    }
    match row.keys().next() {
        Some(other) => Err(format!("there is no column {other}")),
        None => Ok(values),
    }
}

fn value(kind: Kind, json: Json) -> Option<Value> {
    match (kind, json) {
        (_, Json::Null) => Some(Value::Null),
        (Kind::Number, Json::Number(n)) => n.as_i64().map(Value::Int),
        (Kind::Flag, Json::Number(n)) => match n.as_i64()? {
            0 => Some(Value::Bool(false)),
            1 => Some(Value::Bool(true)),
            _ => None,
        },
        (Kind::Text, Json::String(text)) => Some(Value::Text(text)),
        (Kind::Id | Kind::Bytes, Json::String(text)) => bytes(&text),
        _ => None,
    }
}

/// Sixteen bytes are an id: both databases take one wherever they take bytes.
fn bytes(text: &str) -> Option<Value> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let pairs = digits.chunks_exact(2);
    let bytes = pairs.map(|p| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok());
    let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
    Some(match <[u8; 16]>::try_from(bytes.as_slice()) {
        Ok(id) => mc_kernel::Id::<()>::from_bytes(id).into(),
        Err(_) => Value::Bytes(bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::DossierId;

    fn table(kinds: &[(&str, Kind)]) -> Table {
        let column = |(name, kind): &(&str, Kind)| Column { name: (*name).to_owned(), kind: *kind };
        Table { name: "t".to_owned(), columns: kinds.iter().map(column).collect(), key: vec![0] }
    }

    #[test]
    fn a_row_comes_back_as_it_was_from_either_database() {
        let kinds = [
            ("id", Kind::Id),
            ("salt", Kind::Bytes),
            ("name", Kind::Text),
            ("at_us", Kind::Number),
            ("is_open", Kind::Flag),
            ("gone", Kind::Text),
        ];
        let server = table(&kinds);
        let row = vec![
            DossierId::from_bytes([7; 16]).into(),
            vec![1_u8, 255, 0].into(),
            "Nguyễn \"Ánh\"\n\u{2028}".into(),
            i64::MIN.into(),
            true.into(),
            Value::Null,
        ];
        let line = write(&server, &row);
        assert!(!line.contains('\n'));
        assert_eq!(read(&server.columns, &line).unwrap(), row);
        // SQLite knows neither ids nor truth values of their own.
        let file = table(&kinds.map(|(name, kind)| match kind {
            Kind::Flag | Kind::Number => (name, Kind::Number),
            Kind::Id | Kind::Bytes => (name, Kind::Bytes),
            Kind::Text => (name, Kind::Text),
        }));
        let mut plain = row;
        plain[4] = 1_i64.into();
        assert_eq!(read(&file.columns, &line).unwrap(), plain);
        assert_eq!(write(&file, &plain), line, "the same line from either");
    }

    #[test]
    fn what_does_not_fit_its_column_is_named() {
        let table = table(&[("id", Kind::Id), ("n", Kind::Number), ("f", Kind::Flag)]);
        let expect = |line: &str, expect: &str| {
            assert_eq!(read(&table.columns, line).unwrap_err(), expect, "{line}");
        };
        expect(r#"{"id":"0g","n":1,"f":0}"#, "id is not what its column holds");
        expect(r#"{"id":"00","n":1.5,"f":0}"#, "n is not what its column holds");
        expect(r#"{"id":"00","n":1,"f":2}"#, "f is not what its column holds");
        expect(r#"{"id":"00","f":0}"#, "the column n is missing");
        expect(r#"{"id":"00","n":1,"f":0,"x":1}"#, "there is no column x");
        assert!(read(&table.columns, "{").is_err());
    }
}
