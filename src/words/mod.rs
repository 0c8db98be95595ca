//! Every sentence that a person reads.
//!
//! A language is a folder with the same modules and the same functions in each. One program speaks one language, so
//! that nobody loads the words of another; which one is chosen when it is built. What is the same in every language
//! stands beside the folders.

pub mod amounts;
pub mod costs;
pub mod en;
pub mod es;
pub mod instance_facts;
pub mod list_file;
pub mod report_message;
pub mod request_facts;
pub mod saying;
mod summing;

#[cfg(not(feature = "es"))]
pub use en::*;
#[cfg(feature = "es")]
pub use es::*;
