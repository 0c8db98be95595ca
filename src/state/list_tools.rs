//! The later part of My Instances: narrowing it, what is kept of it in the browser, and its file.

use leptos::prelude::*;

use crate::dom::storage::{self, Keep};
use crate::dom::{file, intl, page};
use crate::domain::csv;
use crate::domain::facets::{Facet, Tally, Traits, sort_named, tally};
use crate::domain::ids::Username;
use crate::domain::instance::Instance;
use crate::domain::instance_view::Column;
use crate::domain::kept_views::{self, Hidden, KeptView, Refusal};
use crate::domain::roll::Rows;
use crate::domain::standing::Standing;
use crate::reactive::{derive, effect, memo};
use crate::state::app::{App, Lists};
use crate::state::list_view::{Arrangement, ListView};
use crate::state::notices::Tone;
use crate::words::{list_file, list_tools as words};

#[derive(Clone, Copy)]
pub struct ListTools {
    pub view: ListView,
    pub hidden: Memo<Hidden>,
    pub kept: Memo<Vec<KeptView>>,
    /// What was kept since, also where the browser keeps nothing.
    changed: RwSignal<Vec<(String, String)>>,
    app: App,
    lists: Lists,
}

impl ListTools {
    pub fn start(view: ListView, app: App, lists: Lists) -> Self {
        let changed = RwSignal::new(Vec::<(String, String)>::new());
        let kept = move |what: &'static str| {
            let key = key(what, &app.session.username()?);
            changed.with(|all| {
                let own = all.iter().find(|it| it.0 == key);
                own.map(|it| it.1.clone())
                    .or_else(|| storage::get(Keep::Browser, &key))
            })
        };
        let tools = Self {
            view,
            hidden: memo(move || {
                kept(COLUMNS).map_or_else(Hidden::default, |it| Hidden::read(&it))
            }),
            kept: memo(move || kept(VIEWS).map_or_else(Vec::new, |it| kept_views::read_views(&it))),
            changed,
            app,
            lists,
        };
        view.arrangement.set(Some(Arrangement {
            narrow: Callback::new(move |rows| tools.narrow(rows)),
            hidden: derive(move || tools.hidden.with(Hidden::keys)),
            is_ready: derive(move || {
                let has_requests = has_requests(lists);
                let is_known = app.session.username().is_some();
                (is_known && has_requests) || app.profile_error.with(Option::is_some)
            }),
        }));
        tools.learn_who_leads();
        tools
    }

    /// Whether I may act on what others share with me, once there is such an instance in the list.
    fn learn_who_leads(self) {
        let Self { app, lists, .. } = self;
        let has_shared = memo(move || {
            let me = app.session.username();
            me.is_some_and(|me| {
                lists.instances.with(|it| {
                    let mut rows = it.rows.iter().flat_map(|it| &it.0);
                    rows.any(|it| !it.is_owned_by(&me))
                })
            })
        });
        effect(move || {
            let is_known = lists.projects.with_untracked(|it| it.value().is_some());
            if has_shared.get() && !is_known {
                lists.projects.refresh();
            }
        });
    }

    fn narrow(self, mut rows: Rows) -> Rows {
        let me = self.app.session.username();
        let order = self.view.order.get();
        self.view.picked.with(|picked| {
            if !picked.is_empty() {
                rows.0.retain(|it| {
                    let standing = standing(it, me.as_ref(), self.app, self.lists);
                    picked.passes(&Traits::of(it, me.as_ref(), &standing), None)
                });
            }
        });
        if order.column == Column::Imaging {
            rows.0
                .sort_by_cached_key(|it| standing(it, me.as_ref(), self.app, self.lists).rank());
            if order.is_descending {
                rows.0.reverse();
            }
        }
        rows
    }

    /// What every instance that the search finds is, for counting.
    pub fn traits(self) -> Memo<Vec<Traits>> {
        memo(move || {
            let me = self.app.session.username();
            self.view.found.with(|rows| {
                let rows = rows.0.iter();
                rows.map(|it| {
                    let standing = standing(it, me.as_ref(), self.app, self.lists);
                    Traits::of(it, me.as_ref(), &standing)
                })
                .collect()
            })
        })
    }

    /// The values of a facet with their words, in the order of these.
    pub fn tally(self, facet: Facet, traits: &[Traits]) -> Vec<(String, Tally)> {
        let counted = self.view.picked.with(|picked| tally(traits, picked, facet));
        let mut named: Vec<(String, Tally)> = self.view.found.with(|rows| {
            let name = |it: Tally| {
                let example = it.example.and_then(|at| rows.0.get(at));
                (words::value(facet, &it.value, example.map(|it| &**it)), it)
            };
            counted.into_iter().map(name).collect()
        });
        sort_named(facet, &mut named);
        named
    }

    pub fn toggle_column(self, column: Column) {
        let mut hidden = self.hidden.get_untracked();
        hidden.toggle(column);
        self.keep(COLUMNS, &hidden.write());
    }

    /// Keeps what is shown now under a name.
    pub fn keep_view(self, name: &str) -> Result<(), Refusal> {
        let address = self.view.address();
        let query = address.split_once('?').map_or("", |it| it.1);
        let mut views = self.kept.get_untracked();
        kept_views::keep(&mut views, name, query)?;
        self.keep(VIEWS, &kept_views::write_views(&views));
        Ok(())
    }

    pub fn show_view(self, kept: &KeptView) {
        self.view.apply(&format!("?{}", kept.query));
    }

    pub fn forget_view(self, name: &str) {
        let mut views = self.kept.get_untracked();
        views.retain(|it| it.name != name);
        self.keep(VIEWS, &kept_views::write_views(&views));
    }

    fn keep(self, what: &str, text: &str) {
        if let Some(me) = self.app.session.username_untracked() {
            let key = key(what, &me);
            storage::set(Keep::Browser, &key, text);
            self.changed.update(|all| {
                all.retain(|it| it.0 != key);
                all.push((key, text.to_owned()));
            });
        }
    }

    /// Saves what is shown as a file, and says so.
    pub fn download(self) {
        let me = self.app.session.username_untracked();
        let hidden = self.hidden.get_untracked();
        let columns: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|it| !hidden.has(*it))
            .collect();
        let rows = self.view.rows.get_untracked();
        let mut lines = vec![list_file::head(&columns)];
        untrack(|| {
            for it in &rows.0 {
                let standing = standing(it, me.as_ref(), self.app, self.lists);
                let launched = it.launched.map(|at| intl::iso(at.0)).unwrap_or_default();
                lines.push(list_file::line(it, &columns, &standing, launched));
            }
        });
        let name = words::file_name(&intl::iso(page::now()));
        let text = csv::file(lines.iter().map(Vec::as_slice));
        file::save(&name, "text/csv;charset=utf-8", &text);
        let is_all = untrack(|| self.lists.instances.with(|it| it.is_complete));
        let said = words::saved(&intl::number(rows.0.len() as u64), &name, is_all);
        self.app.notices.add(Tone::Success, said);
    }
}

/// Where an instance stands with imaging, as far as is known without asking.
pub fn standing(instance: &Instance, me: Option<&Username>, app: App, lists: Lists) -> Standing {
    let is_requested = lists.requests.with(|it| {
        let requests = it.value().map(Vec::as_slice).unwrap_or_default();
        requests
            .iter()
            .any(|it| it.instance == instance.id && it.is_open())
    });
    let is_strange = me.is_some_and(|me| !instance.is_owned_by(me));
    let project = instance.project.as_ref().map(|it| it.uuid.as_str());
    let is_leader = is_strange && lists.leads(project, app);
    Standing::of(instance, me, is_leader, is_requested)
}

/// Whether it is known which requests are open, or that it cannot be known now.
pub fn has_requests(lists: Lists) -> bool {
    lists
        .requests
        .with(|it| it.value().is_some() || it.error().is_some())
}

const COLUMNS: &str = "columns";
const VIEWS: &str = "views";

fn key(what: &str, me: &Username) -> String {
    format!("{what}:{}", me.as_str())
}
