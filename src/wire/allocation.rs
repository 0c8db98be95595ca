//! `/api/v2/allocation_sources`, and the same object inside an instance (API contract, 4.3, 12.11).

use super::Missing;
use super::json::Json;
use crate::domain::allocation::AllocationSource;
use crate::domain::ids::AllocationId;

pub fn allocation_source(json: &Json) -> Result<AllocationSource, Missing> {
    Ok(AllocationSource {
        id: AllocationId(json.id("id")?),
        uuid: json.text("uuid"),
        name: json.text("name"),
        compute_allowed: json.decimal("compute_allowed"),
        compute_used: json.decimal("compute_used"),
    })
}
