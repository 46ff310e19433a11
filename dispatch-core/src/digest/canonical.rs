//! A serializer that writes sorted, compact JSON and leaves empty fields out.

use std::fmt;

use serde::ser::{self, Serialize};

/// What has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotCanonical(String);

impl ser::Error for NotCanonical {
    fn custom<T: fmt::Display>(what: T) -> NotCanonical {
        NotCanonical(what.to_string())
    }
}

/// What was written of one value.
pub(super) struct Piece {
    json: Vec<u8>,
    /// It stood in an `Option`: a known 0 is kept, for 不详 is another thing.
    known: bool,
}

impl Piece {
    fn of(json: Vec<u8>) -> Piece {
        Piece { json, known: false }
    }

    /// The JSON itself.
    pub(super) fn into_json(self) -> Vec<u8> {
        self.json
    }

    /// Whether a field with this value is left out.
    fn is_empty(&self) -> bool {
        let empty = matches!(
            self.json.as_slice(),
            b"null" | b"false" | b"0" | b"\"\"" | b"[]" | b"{}"
        );
        empty && !self.known
    }
}

type Written = Result<Piece, NotCanonical>;

/// Writes one value.
pub(super) struct Canonical;

fn number(text: &impl ToString) -> Written {
    Ok(Piece::of(text.to_string().into_bytes()))
}

fn quoted(value: &str) -> Result<Vec<u8>, NotCanonical> {
    serde_json::to_vec(value).map_err(|err| NotCanonical(err.to_string()))
}

fn text(value: &str) -> Written {
    quoted(value).map(Piece::of)
}

/// `{"variant":value}`, as serde writes an externally tagged enum.
fn tagged(variant: &str, value: &[u8]) -> Written {
    let mut out = vec![b'{'];
    out.extend(quoted(variant)?);
    out.push(b':');
    out.extend_from_slice(value);
    out.push(b'}');
    Ok(Piece::of(out))
}

impl ser::Serializer for Canonical {
    type Ok = Piece;
    type Error = NotCanonical;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = List;
    type SerializeMap = Object;
    type SerializeStruct = Object;
    type SerializeStructVariant = Object;

    fn serialize_bool(self, v: bool) -> Written {
        number(&v)
    }
    fn serialize_i8(self, v: i8) -> Written {
        number(&v)
    }
    fn serialize_i16(self, v: i16) -> Written {
        number(&v)
    }
    fn serialize_i32(self, v: i32) -> Written {
        number(&v)
    }
    fn serialize_i64(self, v: i64) -> Written {
        number(&v)
    }
    fn serialize_u8(self, v: u8) -> Written {
        number(&v)
    }
    fn serialize_u16(self, v: u16) -> Written {
        number(&v)
    }
    fn serialize_u32(self, v: u32) -> Written {
        number(&v)
    }
    fn serialize_u64(self, v: u64) -> Written {
        number(&v)
    }
    #[expect(
        clippy::disallowed_types,
        reason = "the trait asks for it, and it is refused"
    )]
    fn serialize_f32(self, _: f32) -> Written {
        Err(NotCanonical("a float".to_owned()))
    }
    #[expect(
        clippy::disallowed_types,
        reason = "the trait asks for it, and it is refused"
    )]
    fn serialize_f64(self, _: f64) -> Written {
        Err(NotCanonical("a float".to_owned()))
    }
    fn serialize_char(self, v: char) -> Written {
        text(v.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, v: &str) -> Written {
        text(v)
    }
    fn serialize_bytes(self, v: &[u8]) -> Written {
        serde_json::to_vec(v)
            .map(Piece::of)
            .map_err(|err| NotCanonical(err.to_string()))
    }
    fn serialize_none(self) -> Written {
        Ok(Piece::of(b"null".to_vec()))
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        let Piece { json, .. } = value.serialize(self)?;
        Ok(Piece { json, known: true })
    }
    fn serialize_unit(self) -> Written {
        Ok(Piece::of(b"null".to_vec()))
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Piece::of(b"null".to_vec()))
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        text(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        tagged(variant, &value.serialize(Canonical)?.json)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<List, NotCanonical> {
        Ok(List {
            variant: None,
            items: Vec::new(),
        })
    }
    fn serialize_tuple(self, _: usize) -> Result<List, NotCanonical> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List, NotCanonical> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List, NotCanonical> {
        Ok(List {
            variant: Some(variant),
            items: Vec::new(),
        })
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Object, NotCanonical> {
        Ok(Object {
            variant: None,
            key: None,
            fields: Vec::new(),
        })
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Object, NotCanonical> {
        self.serialize_map(None)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Object, NotCanonical> {
        Ok(Object {
            variant: Some(variant),
            key: None,
            fields: Vec::new(),
        })
    }
}

/// A list, or a tuple variant.
pub(super) struct List {
    variant: Option<&'static str>,
    items: Vec<Vec<u8>>,
}

impl List {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotCanonical> {
        self.items.push(value.serialize(Canonical)?.json);
        Ok(())
    }

    fn written(self) -> Written {
        let mut out = vec![b'['];
        out.extend(self.items.join(&b','));
        out.push(b']');
        match self.variant {
            Some(variant) => tagged(variant, &out),
            None => Ok(Piece::of(out)),
        }
    }
}

macro_rules! list_like {
    ($($tr:ident $method:ident),*) => {$(
        impl ser::$tr for List {
            type Ok = Piece;
            type Error = NotCanonical;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotCanonical> {
                self.push(value)
            }
            fn end(self) -> Written {
                self.written()
            }
        }
    )*};
}
list_like!(SerializeSeq serialize_element, SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

/// A map, a struct, or a struct variant.
pub(super) struct Object {
    variant: Option<&'static str>,
    key: Option<Vec<u8>>,
    fields: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Object {
    fn field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), NotCanonical> {
        let value = value.serialize(Canonical)?;
        if !value.is_empty() {
            self.fields.push((quoted(key)?, value.json));
        }
        Ok(())
    }

    fn written(mut self) -> Written {
        self.fields.sort();
        let fields: Vec<Vec<u8>> = self
            .fields
            .iter()
            .map(|(key, value)| [key.as_slice(), b":", value.as_slice()].concat())
            .collect();
        let mut out = vec![b'{'];
        out.extend(fields.join(&b','));
        out.push(b'}');
        match self.variant {
            Some(variant) => tagged(variant, &out),
            None => Ok(Piece::of(out)),
        }
    }
}

impl ser::SerializeMap for Object {
    type Ok = Piece;
    type Error = NotCanonical;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotCanonical> {
        let Piece { json: key, .. } = key.serialize(Canonical)?;
        // A key that is no text (a number, a party, a pair) is written as the text of its JSON.
        let is_text = key.first() == Some(&b'"');
        self.key = Some(if is_text {
            key
        } else {
            quoted(&String::from_utf8_lossy(&key))?
        });
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotCanonical> {
        let key = self
            .key
            .take()
            .ok_or_else(|| NotCanonical("a value without its key".to_owned()))?;
        self.fields.push((key, value.serialize(Canonical)?.json));
        Ok(())
    }
    fn end(self) -> Written {
        self.written()
    }
}

impl ser::SerializeStruct for Object {
    type Ok = Piece;
    type Error = NotCanonical;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), NotCanonical> {
        self.field(key, value)
    }
    fn end(self) -> Written {
        self.written()
    }
}

impl ser::SerializeStructVariant for Object {
    type Ok = Piece;
    type Error = NotCanonical;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), NotCanonical> {
        self.field(key, value)
    }
    fn end(self) -> Written {
        self.written()
    }
}
