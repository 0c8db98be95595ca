//! Every sentence that a person reads.
//!
//! A language is a folder with the same modules and the same functions in each. One program speaks one language, so
//! that nobody loads the words of another; which one is chosen when it is built.

pub mod en;
pub mod es;
pub mod saying;

#[cfg(not(feature = "es"))]
pub use en::*;
#[cfg(feature = "es")]
pub use es::*;
