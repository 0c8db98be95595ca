//! Reactive pieces that are compiled once instead of once for each closure.
//!
//! Leptos makes a type of its own out of every closure, and with it a copy of all the code around
//! it: an effect, a memo, a part of a view. Boxed closures are of one type, so that a hundred of
//! them cost little more than one. What that saves is most of the weight of the views.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Source, Subscriber, ToAnySubscriber};

/// A part of a view that changes.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;
/// A text that changes.
pub type Text = Box<dyn FnMut() -> String + Send>;
/// An attribute that changes, or goes.
pub type Attribute = Box<dyn FnMut() -> Option<String> + Send>;
/// An attribute of a few known words that changes, or goes.
pub type Token = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// A part of a view that is made anew whenever what it reads changes.
pub fn part(make: impl FnMut() -> AnyView + Send + 'static) -> Part {
    Box::new(make)
}

/// A part of a view that is there at times.
pub fn maybe(make: impl FnMut() -> Option<AnyView> + Send + 'static) -> Part {
    maybe_boxed(Box::new(make))
}

#[inline(never)]
fn maybe_boxed(mut make: Box<dyn FnMut() -> Option<AnyView> + Send>) -> Part {
    Box::new(move || make().into_any())
}

/// One part of a list, made once and kept for as long as its key is in the list.
pub struct Keyed {
    key: String,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

pub fn keyed(key: String, make: impl FnOnce() -> AnyView + Send + 'static) -> Keyed {
    Keyed {
        key,
        make: Box::new(make),
    }
}

/// A list of parts that come and go.
pub fn each(list: impl Fn() -> Vec<Keyed> + Send + 'static) -> AnyView {
    each_boxed(Box::new(list))
}

#[inline(never)]
fn each_boxed(list: Box<dyn Fn() -> Vec<Keyed> + Send>) -> AnyView {
    view! { <For each=list key=|it: &Keyed| it.key.clone() children=|it: Keyed| (it.make)() /> }
        .into_any()
}

pub fn text(read: impl FnMut() -> String + Send + 'static) -> Text {
    Box::new(read)
}

/// One of a few known words as text.
pub fn word(
    read: impl FnMut() -> &'static str + Send + 'static,
) -> Box<dyn FnMut() -> &'static str + Send> {
    Box::new(read)
}

pub fn attribute(read: impl FnMut() -> Option<String> + Send + 'static) -> Attribute {
    Box::new(read)
}

pub fn token(read: impl FnMut() -> Option<&'static str> + Send + 'static) -> Token {
    Box::new(read)
}

/// An attribute that is `true` or not there.
pub fn flag(read: impl FnMut() -> bool + Send + 'static) -> Token {
    flag_boxed(Box::new(read))
}

#[inline(never)]
fn flag_boxed(mut read: Box<dyn FnMut() -> bool + Send>) -> Token {
    Box::new(move || read().then_some("true"))
}

/// A property or attribute that is on or off.
pub fn switch(read: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(read)
}

/// Something worked out from signals, and only worked out again when they change.
pub fn memo<T>(work_out: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    memo_boxed(Box::new(work_out))
}

#[inline(never)]
fn memo_boxed<T>(work_out: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_| work_out());
    forget_when_gone(memo.to_any_subscriber());
    memo.into()
}

/// What is read remembers its readers, also once they are gone, and what is read may stay for as long as the application.
#[inline(never)]
fn forget_when_gone(reader: AnySubscriber) {
    on_cleanup(move || reader.clear_sources(&reader));
}

/// Sets a signal that outlives its readers, and forgets those of them who are gone: the others are told, and are
/// remembered anew when they read it again.
pub fn renew(signal: RwSignal<i64>, value: i64) {
    signal.set(value);
    signal.clear_subscribers();
}

/// Something worked out from signals each time it is read, for what costs less than remembering it.
pub fn derive<T: Send + Sync + 'static>(
    work_out: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    derive_boxed(Box::new(work_out))
}

#[inline(never)]
fn derive_boxed<T: Send + Sync + 'static>(work_out: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(work_out)
}

/// What a component calls when something happens in it.
pub fn callback<T: 'static>(run: impl Fn(T) + Send + Sync + 'static) -> Callback<T> {
    callback_boxed(Box::new(run))
}

#[inline(never)]
fn callback_boxed<T: 'static>(run: Box<dyn Fn(T) + Send + Sync>) -> Callback<T> {
    Callback::new(run)
}

/// Something that happens outside of the views whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    effect_boxed(Box::new(run));
}

#[inline(never)]
fn effect_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
