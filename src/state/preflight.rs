//! What the checks before imaging look at, kept fresh, and the cures that work in place.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::dom::timer::Timer;
use crate::domain::preflight::{self, Check, Facts, Known, Outcome};
use crate::domain::volume::LiveVolume;
use crate::domain::volume_move::Aim;
use crate::reactive::{effect, memo};
use crate::state::app::{App, Lists};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::state::volumes::Volumes;

#[derive(Clone, Copy)]
pub struct Preflight {
    pub facts: Memo<Option<Facts>>,
    pub volumes: Volumes,
    allows_imaging: Query<bool>,
    /// Whether live calls for the instance are mine to make; `None` while that is unknown.
    may_ask: Memo<Option<bool>>,
    late: Timer,
    followed: Followed,
    lists: Lists,
}

/// The checks before sending may take this long; what is not known by then does not hold it up.
const RECHECK_TIME: Duration = Duration::from_secs(8);

impl Preflight {
    pub fn start(app: App, lists: Lists, followed: Followed) -> Self {
        let volumes = Volumes::new(app, followed);
        let allows_imaging = Query::new(app, move || async move {
            let version = followed.instance.with_untracked(|it| {
                it.value()
                    .and_then(|it| it.version.as_ref().map(|it| it.id.clone()))
            });
            match version {
                Some(id) => app
                    .session
                    .client()
                    .image_version(&id)
                    .await
                    .map(|it| it.allow_imaging),
                None => Ok(true),
            }
        });
        // The other calls need what the first one tells: where the instance is, and its version.
        // Live calls for somebody else's instance are refused (API contract, section 7).
        let may_ask = memo(move || {
            let me = app.session.username()?;
            followed.instance.with(|it| {
                let it = it.value()?;
                let project = it.project.as_ref().map(|it| it.uuid.as_str());
                Some(it.is_owned_by(&me) || lists.leads(project, app))
            })
        });
        let preflight = Self {
            facts: memo(move || facts(app, lists, followed, volumes.all, allows_imaging)),
            volumes,
            allows_imaging,
            may_ask,
            late: Timer::new(),
            followed,
            lists,
        };
        effect(move || {
            app.session.signed_in_again();
            let may_ask = may_ask.get();
            if may_ask.is_some() {
                allows_imaging.refresh();
            }
            if may_ask == Some(true) {
                volumes.all.refresh();
            }
        });
        preflight
    }

    /// Asks everything anew.
    pub fn refresh(self) {
        self.followed.look_now();
        if self.may_ask.get_untracked() == Some(true) {
            self.volumes.all.refresh();
        }
        self.allows_imaging.refresh();
        self.lists.requests.refresh();
        self.lists.maintenance.refresh();
        // Asked for somebody else's instance alone; who leads it is unknown where that failed.
        if self
            .lists
            .projects
            .with_untracked(|it| it.error().is_some())
        {
            self.lists.projects.refresh();
        }
    }

    /// Asks once more, just before something is sent, and then says whether anything blocks.
    pub fn recheck(self, done: impl FnOnce(bool) + 'static) {
        let done = Rc::new(Cell::new(Some(done)));
        let finish = move || {
            // The lists outlive the page: whoever left it has no answer coming.
            let is_here = self.facts.try_with_untracked(|_| ()).is_some();
            if let Some(done) = done.take().filter(|_| is_here) {
                self.late.stop();
                done(self.is_blocked());
            }
        };
        let may_ask = self.may_ask.get_untracked() == Some(true);
        let left = Rc::new(Cell::new(if may_ask { 5 } else { 3 }));
        let one_less = || {
            let (left, finish) = (left.clone(), finish.clone());
            move || {
                left.set(left.get() - 1);
                if left.get() == 0 {
                    finish();
                }
            }
        };
        if may_ask {
            self.followed.confirm(one_less());
            self.volumes.all.ask(one_less());
        }
        self.followed.offered.ask(one_less());
        self.lists.requests.ask(one_less());
        self.lists.maintenance.ask(one_less());
        self.late.start(RECHECK_TIME, finish);
    }

    /// The first thing known that would spoil the image.
    pub fn blocker(self) -> Option<(Check, Outcome)> {
        self.facts.with_untracked(|it| {
            let (check, finding) = preflight::blocker(it.as_ref()?)?;
            Some((check, Outcome::Blocked(finding)))
        })
    }

    fn is_blocked(self) -> bool {
        self.blocker().is_some()
    }

    pub fn is_busy(self) -> bool {
        self.volumes.all.is_loading() || self.followed.instance.is_loading()
    }

    pub fn detach_all(self) {
        let attached = self
            .facts
            .with_untracked(|it| match it.as_ref().map(|it| &it.attached) {
                Some(Known::Is(list)) => list.clone(),
                _ => Vec::new(),
            });
        for volume in attached {
            self.volumes.move_volume(volume, Aim::Detach);
        }
    }
}

fn facts(
    app: App,
    lists: Lists,
    followed: Followed,
    volumes: Query<Vec<LiveVolume>>,
    allows_imaging: Query<bool>,
) -> Option<Facts> {
    let me = app.session.username()?;
    let instance = followed.instance.with(|it| it.value().cloned())?;
    let project = instance.project.as_ref().map(|it| it.uuid.as_str());
    let is_leader = lists.leadership(project, app);
    let live = match is_leader {
        _ if instance.is_owned_by(&me) => known(volumes),
        Known::Is(true) => known(volumes),
        Known::Asking => Known::Asking,
        Known::Is(false) | Known::Unknown => Known::Unknown,
    };
    let attached = live.map(|all| {
        all.into_iter()
            .filter(|it| it.attached_to.as_ref() == Some(&instance.uuid))
            .collect::<Vec<_>>()
    });
    let open_request = known(lists.requests).map(|all| {
        all.into_iter()
            .find(|it| it.instance == instance.id && it.is_open())
            .map(Box::new)
    });
    let maintenance = known(lists.maintenance).map(|records| {
        let whole_site = records.into_iter().find(|it| it.provider.is_none())?;
        Some(crate::words::frame::maintenance(
            &whole_site.title,
            &whole_site.message,
        ))
    });
    Some(Facts {
        is_leader,
        offered: known(followed.offered),
        attached,
        open_request,
        allows_imaging: known(allows_imaging),
        maintenance,
        instance,
        me,
    })
}

/// What a query knows: a failed one may still have an older answer, which is as good as none here.
fn known<T: Clone + PartialEq + Send + Sync + 'static>(query: Query<T>) -> Known<T> {
    query.with(|it| match (it.value(), it.error()) {
        (_, Some(_)) => Known::Unknown,
        (Some(value), None) => Known::Is(value.clone()),
        (None, None) => Known::Asking,
    })
}
