//! The bodies of refusals, in every shape that occurs (API contract, section 3).

use super::json::Json;
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
        Json::parse_answer(body).map_or_else(|_| Self::default(), |json| Self::of(&json))
    }

    /// Everything that is said apart from the fields, in the order in which it matters.
    pub fn sentence(&self) -> String {
        self.detail
            .clone()
            .unwrap_or_else(|| self.messages.join(" "))
    }

    fn of(json: &Json) -> Self {
        let mut failure = Self::default();
        if let Json::Object(entries) = json {
            for (key, value) in entries {
                failure.take(key, value);
            }
        } else {
            failure.messages = json.texts();
        }
        failure
    }

    fn take(&mut self, key: &str, value: &Json) {
        match key {
            "detail" => {
                let texts = value.texts();
                self.detail = (!texts.is_empty()).then(|| texts.join(" "));
            }
            // The message of each is a text or an object of fields.
            "errors" => {
                for item in value.as_list().unwrap_or_default() {
                    let message = Self::of(item.at("message"));
                    self.messages.extend(message.messages);
                    self.fields.extend(message.fields);
                }
            }
            // `{"result": {"value": "..."}}`: how the feedback call refuses.
            "result" => self.messages.extend(value.filled("value")),
            _ => {
                let messages = value.texts();
                if !messages.is_empty() {
                    let field = key.to_owned();
                    self.fields.push(FieldError { field, messages });
                }
            }
        }
    }
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
