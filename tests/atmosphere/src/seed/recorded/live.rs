//! What the calls that have no rows of their own say about rows: offered actions, live answers, the profile.

use serde_json::{Value, json};

use super::{Trust, taker::Taker};
use crate::db::{Fields, Table};

impl Taker<'_> {
    /// What an instance is not offered, though its state would allow it, its provider may have disabled: unless
    /// another instance there is offered it.
    pub(super) fn actions(&mut self, uuid: &str, body: &Value) {
        let Some(instance) = self.db.find(Table::Instances, "uuid", uuid) else {
            return;
        };
        let listed = body
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one.get("key")?.as_str());
        let listed: Vec<&str> = listed.collect();
        let missing: Vec<&str> = crate::api::offered(self.db, instance)
            .into_iter()
            .filter(|key| !listed.contains(key))
            .collect();
        let provider = self
            .db
            .get(Table::Instances, instance)
            .and_then(|row| row.int("provider"));
        let Some(provider) = provider.filter(|_| self.trust == Trust::Older) else {
            return;
        };
        let row = self.db.entry(Table::Providers, provider);
        for (name, keys) in [("seen_actions", listed), ("missed_actions", missing)] {
            let list = row.entry(name).or_insert_with(|| json!([]));
            list.as_array_mut()
                .into_iter()
                .for_each(|list| list.extend(keys.iter().map(|key| json!(key))));
        }
    }

    pub(super) fn live_instance(&mut self, object: &Value) {
        let uuid = object
            .get("alias")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let Some(number) = self.db.find(Table::Instances, "uuid", uuid) else {
            return;
        };
        let status = object
            .get("status")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let (nova, task) = status.split_once(" - ").unwrap_or((status, ""));
        let boot = object
            .get("machine_alias")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let boot = self.db.find(Table::Volumes, "uuid", boot);
        let row = self.db.entry(Table::Instances, number);
        row.insert("nova".into(), nova.into());
        row.insert("task".into(), task.into());
        for name in ["fault", "tags"] {
            row.insert(name.into(), object.get(name).cloned().unwrap_or_default());
        }
        if let Some(volume) = boot {
            row.insert("boot_volume".into(), volume.into());
        }
        if let Some(ip) = object.get("ip_address").filter(|ip| *ip != "0.0.0.0") {
            row.insert("ip".into(), ip.clone());
        }
    }

    pub(super) fn live_volume(&mut self, object: &Value) {
        let uuid = object
            .get("alias")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let Some(number) = self.db.find(Table::Volumes, "uuid", uuid) else {
            return;
        };
        let server = object
            .pointer("/attach_data/serverId")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let server = self.db.find(Table::Instances, "uuid", server);
        let device = object
            .pointer("/attach_data/device")
            .cloned()
            .unwrap_or_default();
        let row = self.db.entry(Table::Volumes, number);
        row.insert("attached_to".into(), server.into());
        row.insert("device".into(), device);
        for (name, from) in [("status", "status"), ("mount", "mount_location")] {
            row.insert(name.into(), object.get(from).cloned().unwrap_or_default());
        }
    }

    pub(super) fn profile(&mut self, object: &Value) {
        let Some(number) = object.get("user").and_then(Value::as_i64) else {
            return;
        };
        for name in ["username", "email", "is_staff", "is_superuser"] {
            self.store(
                Table::Users,
                number,
                name,
                object.get(name).cloned().unwrap_or_default(),
            );
        }
    }
}
