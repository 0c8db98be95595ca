//! Components that know our domain: put together from the plain ones, used by several pages.

pub mod actions;
pub mod failure;
pub mod header;
pub mod imaging_lock;
pub mod important_notes;
pub mod inspect;
pub mod instance_rows;
pub mod make_form;
pub mod moment;
pub mod new_pattern;
pub mod new_script;
pub mod new_tag;
pub mod notices;
pub mod pick_list;
pub mod preflight;
pub mod request_cancel;
pub mod request_card;
pub mod request_steps;
pub mod request_wait;
pub mod roster_report;
pub mod sign_in;
pub mod site_banners;
pub mod status_badge;
pub mod system_files;
pub mod tag_editor;
pub mod user_picker;
