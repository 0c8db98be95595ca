//! Plain components: values in, callbacks out. They know neither the API nor our domain.
//!
//! Props without `=` below must be given, the others may be left out.
//! Texts take `&str` or `String`; `Signal<T>` takes a signal, a memo, a closure or (where marked `~`) a plain value;
//! `Callback<T>` takes a closure.
//!
//! ```text
//! text_field  TextField   id label value:Signal<String> on_input:Callback<String>
//!                         hint= on_blur=Callback<()> problem=Signal<Option<String>> warning= required=bool
//!                         counter=Signal<(usize, usize)> autocomplete="off" kind="text" placeholder=
//!             TextArea    as TextField, and rows=4 monospace=bool on_paste=Callback<Paste, Option<String>>; no kind, no autocomplete
//! choice      Checkbox    id label checked:Signal<bool> on_change:Callback<bool> hint= problem= warning= required=
//!             RadioGroup  id legend options:Vec<RadioOption> value:Signal<Option<String>> on_change:Callback<String>
//!                         hint= problem= warning= required=
//!             Select      id label options:~Signal<Vec<SelectOption>> value:Signal<String> on_change:Callback<String>
//!                         hint= problem= required=
//! combobox    Combobox    id label text:Signal<String> on_text:Callback<String> options:Signal<Vec<ComboOption>>
//!                         on_pick:Callback<String>
//!                         hint= busy=Signal<bool> status=Signal<String> on_submit_text=Callback<String>
//!                         on_backspace_empty=Callback<()> on_paste=Callback<String> on_blur= problem= warning=
//!                         required= placeholder=
//! chips       Chips       label chips:Signal<Vec<Chip>> on_remove:Callback<String> input_id mark=ChipMark
//! dialog      Dialog      title:~Signal<String> is_open:Signal<bool> on_close:Callback<()> children
//!                         description= alert=bool return_to=id
//!             ConfirmDialog  title:~ is_open confirm on_confirm on_close children
//!                         danger=bool busy=Signal<bool> problem=Signal<Option<String>> return_to=id
//! tabs        Tabs        label tabs:Vec<Tab> selected:Signal<String> on_select:Callback<String>
//!             TabPanel    tab children
//! button      ActionButton  label:~Signal<String>
//!                         icon="" kind=ButtonKind busy=Signal<bool> blocked=Signal<Option<String>> shows_reason=bool
//!                         on_press=Callback<()> submit=bool id= first_focus=bool
//! copy_button CopyButton  what text:~Signal<String>
//! disclosure  Disclosure  summary:~Signal<String> children open=bool
//! icon        Icon        name
//! notice      Notice      children kind=NoticeKind title=
//! waiting     Spinner;    Skeleton lines=3 label=;    EmptyState title children icon="info"
//! live        LiveRegion  text:~Signal<String> assertive=bool;    VisuallyHidden children
//! field       Field       wiring:Wiring label children, around a control of one's own
//! ids         unique(prefix)
//! ```
//!
//! The `id` of a field is that of the control which takes the focus (of a `RadioGroup`, its first button),
//! so `dom::focus::move_to_id` finds every field in the same way.

pub mod button;
pub mod chips;
pub mod choice;
pub mod combobox;
pub mod copy_button;
pub mod dialog;
pub mod disclosure;
pub mod field;
pub mod icon;
pub mod ids;
pub mod live;
pub mod notice;
pub mod tabs;
pub mod text_field;
pub mod waiting;
