//! `/api/v2/allocation_sources`, and the same object inside an instance (API contract, 4.3, 12.11).

use serde::Deserialize;

use super::Missing;
use super::lenient::{Decimal, Int, Text};
use crate::domain::allocation;
use crate::domain::ids::AllocationId;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AllocationSource {
    id: Int,
    uuid: Text,
    name: Text,
    compute_allowed: Decimal,
    compute_used: Decimal,
}

impl TryFrom<AllocationSource> for allocation::AllocationSource {
    type Error = Missing;

    fn try_from(it: AllocationSource) -> Result<Self, Missing> {
        Ok(Self {
            id: AllocationId(it.id.0.ok_or(Missing("id"))?),
            uuid: it.uuid.or_empty(),
            name: it.name.or_empty(),
            compute_allowed: it.compute_allowed.0,
            compute_used: it.compute_used.0,
        })
    }
}
