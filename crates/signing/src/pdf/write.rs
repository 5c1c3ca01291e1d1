//! Objects as bytes.

use lopdf::{Dictionary, Object};
use std::io::Write as _;

/// Writes an object. Texts and keys are written so that they need no further care.
pub(crate) fn object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(value) => name(value, out),
        Object::String(value, _) => {
            out.push(b'<');
            out.extend(crate::certificate::hex(value).bytes());
            out.push(b'>');
        }
        Object::Array(values) => {
            out.push(b'[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                self::object(value, out);
            }
            out.push(b']');
        }
        Object::Dictionary(value) => dictionary(value, out),
        Object::Stream(stream) => {
            let mut told = stream.dict.clone();
            told.set("Length", i64::try_from(stream.content.len()).unwrap_or(i64::MAX));
            dictionary(&told, out);
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").bytes());
        }
    }
}

/// Writes a dictionary.
pub(crate) fn dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        name(key, out);
        out.push(b' ');
        object(value, out);
        out.push(b'\n');
    }
    out.extend(b">>");
}

fn name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+:".contains(byte) {
            out.push(*byte);
        } else {
            // Writing to memory never fails.
            write!(out, "#{byte:02X}").ok();
        }
    }
}

/// A name, as an object.
pub(crate) fn named_object(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}
