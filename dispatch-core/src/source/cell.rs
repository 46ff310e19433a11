use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeOwned, Deserializer, EnumAccess, Error as _, IntoDeserializer, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::read::Trouble;
use super::{Fault, Row};

/// What stands between the members of a list in one cell.
const SEPARATORS: [char; 4] = [';', '\u{FF1B}', '、', '|'];

impl Row {
    /// Reads a row into a struct with a field for each column. A number is parsed, an empty cell is
    /// `None` in an `Option`, a `Vec` is split at `;` or `、`, a yes or no is 是 or 否, true or
    /// false.
    ///
    /// # Errors
    /// The first cell that does not fit its field.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let cells = self
            .cells
            .iter()
            .map(|(name, cell)| (name.as_str(), Text(&cell.text)));
        let map = MapDeserializer::new(cells);
        serde_path_to_error::deserialize::<_, T>(map).map_err(|error| {
            let trouble = Trouble::new(&error.inner().to_string());
            let column = error.path().iter().find_map(|segment| match segment {
                serde_path_to_error::Segment::Map { key } => Some(key.as_str()),
                _ => None,
            });
            let fault = self.fault(column.unwrap_or_default(), trouble.what, trouble.expected);
            Fault {
                nearest: trouble.nearest,
                ..fault
            }
        })
    }
}

/// The text of a cell, which becomes what its field wants.
#[derive(Clone, Copy)]
struct Text<'a>(&'a str);

macro_rules! deserialize_number {
    ($($method:ident, $visit:ident, $number:ty);+ $(;)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.0.parse::<$number>() {
                Ok(number) => visitor.$visit(number),
                Err(_) => Err(Error::invalid_value(Unexpected::Str(self.0), &visitor)),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Text<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    deserialize_number! {
        deserialize_u8, visit_u8, u8;
        deserialize_u16, visit_u16, u16;
        deserialize_u32, visit_u32, u32;
        deserialize_u64, visit_u64, u64;
        deserialize_i8, visit_i8, i8;
        deserialize_i16, visit_i16, i16;
        deserialize_i32, visit_i32, i32;
        deserialize_i64, visit_i64, i64;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            "true" | "是" => visitor.visit_bool(true),
            "false" | "否" => visitor.visit_bool(false),
            other => Err(Error::invalid_value(Unexpected::Str(other), &"是 or 否")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let members = self
            .0
            .split(SEPARATORS)
            .map(str::trim)
            .filter(|text| !text.is_empty());
        visitor.visit_seq(SeqDeserializer::new(members.map(Text)))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct map struct
        identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Text<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Only a variant without content has room in a cell.
impl<'de> EnumAccess<'de> for Text<'de> {
    type Error = Error;
    type Variant = Bare;

    fn variant_seed<S: serde::de::DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Bare), Error> {
        Ok((seed.deserialize(self)?, Bare))
    }
}

struct Bare;

impl<'de> VariantAccess<'de> for Bare {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: serde::de::DeserializeSeed<'de>>(
        self,
        _seed: S,
    ) -> Result<S::Value, Error> {
        Err(Error::custom(
            "a word that needs a value, which a cell cannot give",
        ))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom(
            "a word that needs values, which a cell cannot give",
        ))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        Err(Error::custom(
            "a word that needs fields, which a cell cannot give",
        ))
    }
}
