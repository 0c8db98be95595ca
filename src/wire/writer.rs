//! The writing of an object, key by key: the bodies that are sent.

/// An object that is being written; its keys stand in the order in which they are put.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a key, which is one of ours and needs no escapes, with a value that is JSON already.
    pub fn put(&mut self, key: &str, json: &str) -> &mut Self {
        self.0
            .push_str(if self.0.is_empty() { "{\"" } else { ",\"" });
        self.0.push_str(key);
        self.0.push_str("\":");
        self.0.push_str(json);
        self
    }

    pub fn text(&mut self, key: &str, value: &str) -> &mut Self {
        self.put(key, &quoted(value))
    }

    pub fn int(&mut self, key: &str, value: i64) -> &mut Self {
        self.put(key, &value.to_string())
    }

    pub fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.put(key, if value { "true" } else { "false" })
    }

    pub fn texts(&mut self, key: &str, values: &mut dyn Iterator<Item = &str>) -> &mut Self {
        self.put(key, &list(&mut values.map(quoted)))
    }

    pub fn ints(&mut self, key: &str, values: &mut dyn Iterator<Item = i64>) -> &mut Self {
        self.put(key, &list(&mut values.map(|it| it.to_string())))
    }

    /// What was written, as a whole.
    pub fn finish(&mut self) -> String {
        self.0.push_str(if self.0.is_empty() { "{}" } else { "}" });
        std::mem::take(&mut self.0)
    }
}

/// A list of values that are JSON already.
pub fn list(values: &mut dyn Iterator<Item = String>) -> String {
    let mut list = String::from("[");
    for value in values {
        if list.len() > 1 {
            list.push(',');
        }
        list.push_str(&value);
    }
    list.push(']');
    list
}

/// A text between quotes, with the escapes that it needs.
pub fn quoted(text: &str) -> String {
    // Encoding fails only for maps with odd keys, and a text is none.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::json::Json;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_keep_their_order() {
        let mut body = Writer::new();
        body.text("z", "a\"\n").int("b", -1).flag("a", false);
        body.ints("is", &mut [1, 2].into_iter());
        body.texts("ts", &mut ["x", "y"].into_iter());
        body.put("o", &Writer::new().finish()).put("n", "null");
        assert_eq!(
            body.finish(),
            r#"{"z":"a\"\n","b":-1,"a":false,"is":[1,2],"ts":["x","y"],"o":{},"n":null}"#
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in any::<String>(), int in any::<i64>()) {
            let mut body = Writer::new();
            body.text("text", &text).int("int", int).texts("texts", &mut [&*text].into_iter());
            let json = Json::parse(&body.finish()).unwrap();
            prop_assert_eq!(json.text("text"), text.clone());
            prop_assert_eq!(json.at("texts").texts(), [text]);
            prop_assert_eq!(json.int("int"), Some(int));
        }
    }
}
