//! The checks that need no browser and look at the project as a whole.

mod inspect;
mod languages;
mod layers;
mod packages;
mod recordings;
mod settings;
mod sources;
mod states;
mod tidy;
