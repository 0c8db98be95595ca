//! The volumes of an instance's identity, as the cloud says now, and moving them onto the instance and off it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::dom::page;
use crate::dom::timer::Timer;
use crate::domain::action::ActionCall;
use crate::domain::ids::{InstanceUuid, VolumeUuid};
use crate::domain::volume::LiveVolume;
use crate::domain::volume_move::{Aim, MoveState, VolumeMove};
use crate::state::app::{App, rows};
use crate::state::follow::Followed;
use crate::state::query::Query;
use crate::words::volumes as words;

#[derive(Clone, Copy)]
pub struct Volumes {
    /// Those attached to the instance, to others, and to none.
    pub all: Query<Vec<LiveVolume>>,
    /// Those on their way, and those that did not get there.
    pub moves: RwSignal<Vec<VolumeMove>>,
    timer: Timer,
    followed: Followed,
    app: App,
}

impl Volumes {
    /// Asks for nothing yet: the live call for somebody else's instance is refused.
    pub fn new(app: App, followed: Followed) -> Self {
        let all = Query::new(app, move || async move {
            let instance = followed.instance.with_untracked(|it| it.value().cloned());
            match instance {
                Some(it) => app
                    .session
                    .client()
                    .live_volumes(&it, page::stamp())
                    .await
                    .map(rows),
                None => Ok(Vec::new()),
            }
        });
        Self {
            all,
            moves: RwSignal::new(Vec::new()),
            timer: Timer::new(),
            followed,
            app,
        }
    }

    /// How the moving of a volume stands.
    pub fn state_of(self, uuid: &VolumeUuid) -> Option<(Aim, MoveState)> {
        self.moves.with(|list| {
            let it = list.iter().find(|it| it.volume.uuid == *uuid)?;
            Some((it.aim, it.state.clone()))
        })
    }

    /// Attaches or detaches a volume, and follows it until it is there.
    pub fn move_volume(self, volume: LiveVolume, aim: Aim) {
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        let is_under_way = self.moves.with_untracked(|list| {
            list.iter()
                .any(|it| it.volume.uuid == volume.uuid && it.state == MoveState::UnderWay)
        });
        if is_under_way {
            return;
        }
        self.moves.update(|list| {
            list.retain(|it| it.volume.uuid != volume.uuid);
            list.push(VolumeMove::begin(volume.clone(), aim, page::now()));
        });
        self.app.notices.say(words::under_way(&volume.name, aim));
        let call = call(&volume, aim);
        spawn_local(async move {
            if let Err(error) = self.app.session.client().act(&instance, &call).await {
                self.app.session.note(&error);
                self.moves.try_update(|list| {
                    let refused = list.iter_mut().find(|it| it.volume.uuid == volume.uuid);
                    if let Some(it) = refused {
                        it.refused(error);
                    }
                });
            }
            self.schedule();
        });
    }

    fn schedule(self) {
        let next = self.moves.try_with_untracked(|list| {
            list.iter()
                .filter_map(|it| it.next_delay(page::now(), page::random()))
                .min()
        });
        if let Some(delay) = next.flatten() {
            self.timer
                .start(Duration::from_millis(delay.into()), move || self.look());
        }
    }

    fn look(self) {
        if page::is_hidden() || !page::is_online() {
            self.timer
                .start(Duration::from_secs(5), move || self.look());
            return;
        }
        let Some(instance) = self.followed.instance.try_value_untracked() else {
            return;
        };
        spawn_local(async move {
            let answer = self
                .app
                .session
                .client()
                .live_volumes(&instance, page::stamp())
                .await;
            match answer {
                Ok(answer) => self.take(answer.rows, &instance.uuid),
                Err(error) => {
                    self.app.session.note(&error);
                    self.moves
                        .try_update(|list| list.iter_mut().for_each(|it| it.miss(page::now())));
                }
            }
            self.schedule();
        });
    }

    /// Volumes that are there are done; of the others it is told when something went wrong.
    fn take(self, now: Vec<LiveVolume>, instance: &InstanceUuid) {
        let mut said = Vec::new();
        self.moves.try_update(|list| {
            list.retain_mut(|it| {
                let (name, before) = (it.volume.name.clone(), it.state.clone());
                let volume = now.iter().find(|now| now.uuid == it.volume.uuid);
                let is_there = it.look(volume, instance, page::now());
                if is_there {
                    said.push(words::arrived(&name, it.aim));
                } else if it.state != before {
                    said.push(words::stands(&name, it.aim, &it.state));
                }
                !is_there
            });
        });
        if !said.is_empty() {
            self.app.notices.say(said.join(" "));
        }
        self.all.put(now);
    }
}

fn call(volume: &LiveVolume, aim: Aim) -> ActionCall {
    let volume = volume.uuid.clone();
    match aim {
        Aim::Detach => ActionCall::DetachVolume { volume },
        // Where it is mounted is left to the server, which takes the next free place.
        Aim::Attach => ActionCall::AttachVolume {
            volume,
            mount_location: None,
        },
    }
}
