//! What we have of the server's, and whether a load is under way or failed.
//!
//! Two axes, because a failed refresh must never take away what is on the screen.

use super::api_error::ApiError;

/// Data of the server's.
#[derive(Clone, Debug, PartialEq)]
pub struct Remote<T> {
    pub data: Option<Fetched<T>>,
    pub load: Load,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fetched<T> {
    pub value: T,
    /// Milliseconds since 1970.
    pub at: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load {
    #[default]
    Idle,
    Loading,
    Failed(ApiError),
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self {
            data: None,
            load: Load::Idle,
        }
    }
}

impl<T> Remote<T> {
    pub fn value(&self) -> Option<&T> {
        self.data.as_ref().map(|it| &it.value)
    }

    pub fn is_loading(&self) -> bool {
        self.load == Load::Loading
    }

    pub fn error(&self) -> Option<&ApiError> {
        match &self.load {
            Load::Failed(error) => Some(error),
            Load::Idle | Load::Loading => None,
        }
    }

    pub fn start(&mut self) {
        self.load = Load::Loading;
    }

    /// Takes an answer over; a failure leaves the data as it was.
    pub fn finish(&mut self, answer: Result<T, ApiError>, now: i64) {
        match answer {
            Ok(value) => {
                self.data = Some(Fetched { value, at: now });
                self.load = Load::Idle;
            }
            Err(error) => self.load = Load::Failed(error),
        }
    }
}

impl<T> Remote<Vec<T>> {
    /// Puts one more into a list that we have, and says whether the list must be asked for anew:
    /// one alone must not look like all there are, and an answer under way may not know of it.
    pub fn add(&mut self, one: T) -> bool {
        let Some(data) = &mut self.data else {
            return true;
        };
        data.value.push(one);
        self.is_loading()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_joins_the_list_that_we_have() {
        let mut list = Remote::default();
        list.finish(Ok(vec!["conda"]), 1);
        assert!(!list.add("genomes"), "nothing is under way");
        assert_eq!(list.value(), Some(&vec!["conda", "genomes"]));
        list.start();
        assert!(list.add("cran"), "the answer under way may not have it");
        assert_eq!(list.value().map(Vec::len), Some(3));
    }

    #[test]
    fn one_alone_is_no_list() {
        let mut list: Remote<Vec<&str>> = Remote::default();
        list.start();
        assert!(list.add("conda"));
        list.finish(Err(ApiError::TimedOut), 1);
        assert!(list.add("conda"));
        assert_eq!(list.value(), None);
        assert_eq!(list.error(), Some(&ApiError::TimedOut));
    }

    #[test]
    fn a_failed_refresh_keeps_the_data() {
        let mut remote = Remote::default();
        remote.start();
        remote.finish(Ok(7), 1);
        remote.start();
        assert_eq!(remote.value(), Some(&7));
        remote.finish(Err(ApiError::TimedOut), 2);
        assert_eq!(remote.value(), Some(&7));
        assert_eq!(remote.error(), Some(&ApiError::TimedOut));
    }
}
