//! Allocation sources: whose compute time an instance uses (API contract, section 12.11).

use super::ids::AllocationId;

#[derive(Clone, Debug, PartialEq)]
pub struct AllocationSource {
    pub id: AllocationId,
    pub uuid: String,
    pub name: String,
    /// Hours; `-1` stands for no limit.
    pub compute_allowed: Option<f64>,
    /// Hours used by everybody on it; may exceed what is allowed; unknown without a snapshot.
    pub compute_used: Option<f64>,
}
