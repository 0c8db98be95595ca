//! JSON that is read whatever its types are, and written key by key.
//!
//! A text is parsed once into a tree, and every type of ours reads its fields out of the tree
//! with the few functions below: derived readers would be a good part of the WebAssembly.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Missing;
use crate::domain::direction;
use crate::domain::time::Timestamp;

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, and whatever stands where nothing was found.
    Nothing,
    Flag(bool),
    Int(i64),
    Decimal(f64),
    Text(String),
    List(Vec<Json>),
    /// In the order of the text. A key that is there twice counts as it is there last.
    Object(Vec<(String, Json)>),
}

static NOTHING: Json = Json::Nothing;

/// The place in a text at which it is no JSON any more.
pub use serde_json::Error as SyntaxError;

/// Reads one thing out of its object.
pub type Reader<T> = fn(&Json) -> Result<T, Missing>;

/// A field that is missing, `null` or of another type is absent.
impl Json {
    /// Parses a text. Deep nesting is refused, as the stack of WebAssembly is small.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        serde_json::from_str(text)
    }

    /// The same for an answer of the API, whose texts stand in sentences of ours.
    pub fn parse_answer(text: &str) -> Result<Self, SyntaxError> {
        let mut json = Self::parse(text)?;
        json.end_directions();
        Ok(json)
    }

    /// The value of a key, nothing where there is none.
    pub fn at(&self, key: &str) -> &Self {
        let Self::Object(entries) = self else {
            return &NOTHING;
        };
        let mut entries = entries.iter().rev();
        let entry = entries.find(|(name, _)| name == key);
        entry.map_or(&NOTHING, |(_, value)| value)
    }

    /// A text, empty when it is absent.
    pub fn text(&self, key: &str) -> String {
        self.at(key).as_text().unwrap_or_default()
    }

    /// A text, none when it is absent or blank.
    pub fn filled(&self, key: &str) -> Option<String> {
        let text = self.at(key).as_text();
        text.filter(|text| !text.trim().is_empty())
    }

    /// A text that is neither absent nor blank.
    pub fn key(&self, key: &'static str) -> Result<String, Missing> {
        self.filled(key).ok_or(Missing(key))
    }

    /// The moment that a text stands for.
    pub fn moment(&self, key: &str) -> Option<Timestamp> {
        match self.at(key) {
            Self::Text(text) => Timestamp::parse(text),
            _ => None,
        }
    }

    /// A whole number, also when it is written as text: an identity is `57` here and `"57"` there.
    pub fn int(&self, key: &str) -> Option<i64> {
        self.at(key).as_int()
    }

    /// A whole number that must be there.
    pub fn id(&self, key: &'static str) -> Result<i64, Missing> {
        self.int(key).ok_or(Missing(key))
    }

    /// A number with or without a fraction.
    #[expect(
        clippy::cast_precision_loss,
        reason = "hours and gigabytes are far below 2^53"
    )]
    pub fn decimal(&self, key: &str) -> Option<f64> {
        match self.at(key) {
            Self::Decimal(number) => Some(*number),
            Self::Int(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// A yes or no.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.at(key) {
            Self::Flag(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether a flag is there and says yes.
    pub fn is_set(&self, key: &str) -> bool {
        self.flag(key) == Some(true)
    }

    /// An object, or none for `null` and whatever else is in its place.
    pub fn object(&self, key: &str) -> Option<&Self> {
        Some(self.at(key)).filter(|it| it.is_object())
    }

    /// What is read from the objects of a list; what cannot be read is left out.
    pub fn rows<T>(&self, key: &str, read: fn(&Self) -> Option<T>) -> Vec<T> {
        let mut rows = Vec::new();
        self.each(key, &mut |row| rows.extend(read(row)));
        rows
    }

    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// A text; a whole number counts as its digits. No text of the service's is a fraction, and printing
    /// one would take 3 kB of program.
    pub fn as_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Int(number) => Some(number.to_string()),
            Self::Decimal(number) => whole(*number).map(|it| it.to_string()),
            _ => None,
        }
    }

    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Decimal(number) => whole(*number),
            _ => None,
        }
    }

    /// All the texts of a value, however deep: serializers nest the messages of nested fields.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        self.gather(&mut texts);
        texts
    }

    /// Visits the objects of a list. Apart from [`Json::rows`], so that it is compiled once.
    fn each(&self, key: &str, visit: &mut dyn FnMut(&Self)) {
        let rows = self.at(key).as_list().unwrap_or_default();
        for row in rows.iter().filter(|row| row.is_object()) {
            visit(row);
        }
    }

    fn end_directions(&mut self) {
        match self {
            Self::Text(text) => direction::end(text),
            Self::List(list) => list.iter_mut().for_each(Self::end_directions),
            Self::Object(entries) => entries.iter_mut().for_each(|(_, it)| it.end_directions()),
            _ => {}
        }
    }

    fn gather(&self, texts: &mut Vec<String>) {
        match self {
            Self::Text(text) => texts.push(text.clone()),
            Self::List(list) => list.iter().for_each(|it| it.gather(texts)),
            Self::Object(entries) => entries.iter().for_each(|(_, it)| it.gather(texts)),
            _ => {}
        }
    }
}

/// `57.0` is 57; a number that is too large to be exact is none.
#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be whole and small"
)]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Flag(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Int(value))
    }

    /// A number beyond all our keys is nothing, rather than another number.
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Nothing, Json::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Decimal(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = object.next_entry()? {
            entries.push(entry);
        }
        Ok(Json::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_turns_its_direction_does_not_turn_what_comes_after_it() {
        let text = r#"{"name": "\u202egnp.exe", "tags": [{"name": "\u2067x"}]}"#;
        let json = Json::parse_answer(text).unwrap();
        assert_eq!(json.text("name"), "\u{202e}gnp.exe\u{202c}");
        let tags = json.rows("tags", |it| Some(it.text("name")));
        assert_eq!(tags, ["\u{2067}x\u{2069}"]);
    }

    #[test]
    fn values_of_another_type_are_absent() {
        let json = Json::parse(
            r#"{"text":"x","blank":" ","int":57,"digits":" 57 ","whole":57.0,"half":0.5,
                "huge":18446744073709551615,"flag":true,"null":null,"list":[1],"object":{}}"#,
        )
        .unwrap();
        let ints = ["int", "digits", "whole", "half", "huge", "flag", "none"];
        assert_eq!(
            ints.map(|key| json.int(key)),
            [Some(57), Some(57), Some(57), None, None, None, None]
        );
        let texts = ["text", "blank", "int", "half", "flag", "null", "list"];
        assert_eq!(
            texts.map(|key| json.text(key)),
            ["x", " ", "57", "", "", "", ""]
        );
        assert_eq!(
            texts.map(|key| json.filled(key)).map(|it| it.is_some()),
            [true, false, true, false, false, false, false]
        );
        let decimals = ["int", "half", "huge", "digits"];
        assert_eq!(
            decimals.map(|key| json.decimal(key)),
            [Some(57.0), Some(0.5), None, None]
        );
        assert_eq!(
            ["flag", "text", "null"].map(|key| json.flag(key)),
            [Some(true), None, None]
        );
        let objects = ["object", "null", "list", "none"];
        assert_eq!(
            objects.map(|key| json.object(key).is_some()),
            [true, false, false, false]
        );
        assert_eq!(Json::Nothing.at("id"), &Json::Nothing);
    }

    #[test]
    fn rows_are_the_objects_of_a_list() {
        let json = Json::parse(r#"{"a":[null,{"id":1},[],{"id":"x"},{"id":2}],"b":{}}"#).unwrap();
        assert_eq!(json.rows("a", |row| row.int("id")), [1, 2]);
        assert!(json.rows("b", |row| row.int("id")).is_empty());
    }

    #[test]
    fn a_key_that_is_there_twice_counts_as_it_is_there_last() {
        let json = Json::parse(r#"{"id":1,"id":2}"#).unwrap();
        assert_eq!(json.int("id"), Some(2));
    }
}
