//! The checks that need no browser and look at the project as a whole.

mod layers;
mod recordings;
mod sources;
mod tidy;
