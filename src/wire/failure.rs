//! The bodies of refusals, in every shape that occurs (API contract, section 3).

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::lenient::{Maybe, Rows, Text, plain_values_are};
use crate::domain::api_error::FieldError;

/// What a refusal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// `{"detail": "..."}`: the framework's own refusals.
    pub detail: Option<String>,
    /// `{"errors": [{"message": "..."}]}`, `["..."]`, `"..."`.
    pub messages: Vec<String>,
    /// `{"<field>": ["..."]}`, also inside `errors`.
    pub fields: Vec<FieldError>,
}

impl Failure {
    /// Reads a body; one that is not JSON says nothing.
    pub fn read(body: &str) -> Self {
        serde_json::from_str(body).unwrap_or_default()
    }

    /// Everything that is said apart from the fields, in the order in which it matters.
    pub fn sentence(&self) -> String {
        self.detail
            .clone()
            .unwrap_or_else(|| self.messages.join(" "))
    }

    fn take_field(&mut self, field: String, messages: Vec<String>) {
        if !messages.is_empty() {
            self.fields.push(FieldError { field, messages });
        }
    }
}

/// One of `errors`: its message is a text or an object of fields.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    message: Failure,
}

/// `{"result": {"value": "..."}}`: how the feedback call refuses.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Outcome {
    value: Text,
}

impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FailureVisitor)
    }
}

struct FailureVisitor;

impl<'de> Visitor<'de> for FailureVisitor {
    type Value = Failure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a refusal")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Failure, A::Error> {
        let mut failure = Failure::default();
        while let Some(key) = object.next_key::<String>()? {
            match key.as_str() {
                "detail" => {
                    let texts = object.next_value::<Texts>()?.0;
                    failure.detail = (!texts.is_empty()).then(|| texts.join(" "));
                }
                "errors" => {
                    for item in object.next_value::<Rows<Item>>()?.objects() {
                        failure.messages.extend(item.message.messages);
                        failure.fields.extend(item.message.fields);
                    }
                }
                "result" => {
                    let outcome = object.next_value::<Maybe<Outcome>>()?.0;
                    let value = outcome.and_then(|outcome| outcome.value.filled());
                    failure.messages.extend(value);
                }
                _ => failure.take_field(key, object.next_value::<Texts>()?.0),
            }
        }
        Ok(failure)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Failure, A::Error> {
        let messages = TextsVisitor.visit_seq(list)?.0;
        Ok(Failure {
            messages,
            ..Failure::default()
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Failure, E> {
        Ok(Failure {
            messages: vec![text.to_owned()],
            ..Failure::default()
        })
    }

    plain_values_are!(Failure::default());
}

/// All the texts of a value, however deep: serializers nest the messages of nested fields.
pub(super) struct Texts(pub(super) Vec<String>);

struct TextsVisitor;

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextsVisitor)
    }
}

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("messages")
    }

    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some(more) = list.next_element::<Texts>()? {
            texts.extend(more.0);
        }
        Ok(Texts(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some((_, more)) = object.next_entry::<IgnoredAny, Texts>()? {
            texts.extend(more.0);
        }
        Ok(Texts(texts))
    }

    plain_values_are!(Texts(Vec::new()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(body: &str) -> Vec<(String, Vec<String>)> {
        let failure = Failure::read(body);
        let pairs = failure.fields.into_iter();
        pairs.map(|it| (it.field, it.messages)).collect()
    }

    #[test]
    fn sentences_are_found_in_every_shape() {
        let cases = [
            (r#"{"detail":"Not found."}"#, "Not found."),
            (r#"["A tag exists: Ubuntu"]"#, "A tag exists: Ubuntu"),
            (
                r#"{"errors":[{"code":409,"message":"In the way"}]}"#,
                "In the way",
            ),
            (
                r#""Invalid allocation_source""#,
                "Invalid allocation_source",
            ),
            (
                r#"{"result":{"code":"failed","meta":"","value":"No mail"}}"#,
                "No mail",
            ),
            (r#"{"email_sent":false}"#, ""),
            ("<html>", ""),
            ("", ""),
            ("17", ""),
        ];
        for (body, expected) in cases {
            assert_eq!(Failure::read(body).sentence(), expected, "{body}");
        }
    }

    #[test]
    fn fields_are_found_in_both_shapes_and_when_nested() {
        assert_eq!(
            fields(r#"{"name":["Blank.","Short."],"tags":[{"x":["Deep."]}],"ok":null}"#),
            [
                (
                    "name".to_owned(),
                    vec!["Blank.".to_owned(), "Short.".to_owned()]
                ),
                ("tags".to_owned(), vec!["Deep.".to_owned()]),
            ]
        );
        assert_eq!(
            fields(r#"{"errors":[{"code":400,"message":{"name":"Required."}}]}"#),
            [("name".to_owned(), vec!["Required.".to_owned()])]
        );
    }
}
