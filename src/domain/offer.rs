//! What the form begins with: for a new image, or for a new version of the parent image.
//!
//! Offers arrive while the person is typing. A field follows the offer only as long as it holds
//! exactly what was offered before, so that nothing typed is ever overwritten. In a list, what was
//! offered comes and goes beside what the person added.

use super::draft::{Draft, FIRST_VERSION};
use super::ids::{LicenseId, PatternId, ScriptId, Username};
use super::image::{Image, ImageVersion};
use super::minimums;
use super::new_request::Visibility;
use super::tag_rules;
use super::text;
use super::time::Date;
use super::version_name;

/// What the fields begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub name: String,
    pub description: String,
    pub tags: Vec<String>,
    pub visibility: Option<Visibility>,
    /// Only people whom the server has confirmed.
    pub users: Vec<Username>,
    pub patterns: Vec<PatternId>,
    pub version_name: String,
    pub minimum_memory: String,
    pub minimum_cpu: String,
    pub allow_imaging: bool,
    pub licenses: Vec<LicenseId>,
    pub scripts: Vec<ScriptId>,
}

impl Default for Offer {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            tags: Vec::new(),
            visibility: None,
            users: Vec::new(),
            patterns: Vec::new(),
            version_name: FIRST_VERSION.to_owned(),
            minimum_memory: String::new(),
            minimum_cpu: String::new(),
            allow_imaging: true,
            licenses: Vec::new(),
            scripts: Vec::new(),
        }
    }
}

/// What a workshop presets, as far as the server knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preset {
    pub tags: Vec<String>,
    pub visibility: Option<Visibility>,
    pub users: Vec<Username>,
}

/// Both offers; which of them counts is what the person chose to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    pub new_image: Offer,
    pub new_version: Offer,
}

impl Offers {
    /// What the parent image gives. `version` is that of the instance, where it could be loaded.
    pub fn of(
        image: &Image,
        version: Option<&ImageVersion>,
        names: &[String],
        today: Date,
    ) -> Self {
        let tags: Vec<String> = image
            .tags
            .iter()
            .filter(|it| tag_rules::is_usable(it))
            .map(|it| it.name.clone())
            .collect();
        let new_image = Offer {
            tags: tags.clone(),
            ..Offer::default()
        };
        let newest = newest(names);
        let mut new_version = Offer {
            name: image.name.clone(),
            description: image.description.clone(),
            tags,
            visibility: visibility_of(image, version),
            patterns: image.patterns.iter().map(|it| it.id).collect(),
            version_name: version_name::propose(newest.unwrap_or_default(), names, today),
            ..Offer::default()
        };
        if let Some(version) = version {
            new_version.minimum_memory = minimums::gigabytes(version.minimum_memory.unwrap_or(0));
            new_version.minimum_cpu = minimums::cores(version.minimum_cpu.unwrap_or(0));
            new_version.allow_imaging = version.allow_imaging;
            new_version.licenses = version.licenses.iter().map(|it| it.0).collect();
            new_version.scripts = version.scripts.iter().map(|it| it.0).collect();
        }
        Self {
            new_image,
            new_version,
        }
    }

    /// Puts what a workshop presets beside what the parent image gives, and before it. A new version stays as visible
    /// as its image is.
    pub fn preset(&mut self, preset: &Preset) {
        for offer in [&mut self.new_image, &mut self.new_version] {
            for tag in &preset.tags {
                if !offer.tags.iter().any(|it| tag_rules::is_same(it, tag)) {
                    offer.tags.push(tag.clone());
                }
            }
        }
        if preset.visibility.is_some() {
            self.new_image.visibility = preset.visibility;
        }
        if preset.visibility == Some(Visibility::Select) {
            self.new_image.users.clone_from(&preset.users);
        }
    }

    fn for_kind(&self, is_new_image: bool) -> &Offer {
        if is_new_image {
            &self.new_image
        } else {
            &self.new_version
        }
    }
}

/// The last of the versions' names, as people would sort them.
fn newest(names: &[String]) -> Option<&str> {
    names
        .iter()
        .map(String::as_str)
        .max_by(|a, b| text::natural_order(a, b))
}

/// Who may use the parent image now; `None` where that is not known.
pub fn visibility_of(image: &Image, version: Option<&ImageVersion>) -> Option<Visibility> {
    if image.is_public {
        Some(Visibility::Public)
    } else if !image.patterns.is_empty() || !sharers(image, version).is_empty() {
        Some(Visibility::Select)
    } else {
        version.map(|_| Visibility::Private)
    }
}

/// Whom a version is shared with besides the owner of the image. These are names of groups:
/// everybody has one of the same name (A:service/machine.py, `make_private`).
pub fn sharers(image: &Image, version: Option<&ImageVersion>) -> Vec<Username> {
    let members = version.map(|it| it.membership.as_slice());
    let names = members.unwrap_or_default().iter();
    names
        .filter(|it| **it != image.owner.0)
        .map(|it| Username(it.clone()))
        .collect()
}

impl Draft {
    /// Takes over what is offered now, in every field that still holds what was offered before.
    pub fn follow(&mut self, before: &Offers, was_new_image: bool, now: &Offers) {
        let from = before.for_kind(was_new_image);
        let to = now.for_kind(self.is_new_image);
        follow_text(&mut self.name, &from.name, &to.name);
        follow_text(&mut self.description, &from.description, &to.description);
        follow_text(&mut self.version_name, &from.version_name, &to.version_name);
        follow_text(
            &mut self.minimum_memory,
            &from.minimum_memory,
            &to.minimum_memory,
        );
        follow_text(&mut self.minimum_cpu, &from.minimum_cpu, &to.minimum_cpu);
        follow_list(&mut self.tags, &from.tags, &to.tags, |a, b| {
            tag_rules::is_same(a, b)
        });
        follow(&mut self.visibility, &from.visibility, &to.visibility);
        follow_list(&mut self.users, &from.users, &to.users, Username::eq);
        follow_list(
            &mut self.patterns,
            &from.patterns,
            &to.patterns,
            PatternId::eq,
        );
        follow(
            &mut self.allow_imaging,
            &from.allow_imaging,
            &to.allow_imaging,
        );
        follow_list(
            &mut self.licenses,
            &from.licenses,
            &to.licenses,
            LicenseId::eq,
        );
        follow_list(&mut self.scripts, &from.scripts, &to.scripts, ScriptId::eq);
    }
}

fn follow_text(mine: &mut String, from: &str, to: &str) {
    if mine == from {
        to.clone_into(mine);
    }
}

/// Some may have been added before the offer came: those stay, and what is offered now comes to them.
/// What was offered before and taken off stays off.
fn follow_list<T: PartialEq + Clone>(
    mine: &mut Vec<T>,
    from: &[T],
    to: &[T],
    is_same: impl Fn(&T, &T) -> bool,
) {
    if mine == from {
        mine.clear();
        mine.extend_from_slice(to);
        return;
    }
    mine.retain(|it| !from.contains(it) || to.contains(it));
    for new in to.iter().filter(|it| !from.contains(it)) {
        if !mine.iter().any(|it| is_same(it, new)) {
            mine.push(new.clone());
        }
    }
}

fn follow<T: PartialEq + Clone>(mine: &mut T, from: &T, to: &T) {
    if mine == from {
        mine.clone_from(to);
    }
}

#[cfg(test)]
mod tests;
