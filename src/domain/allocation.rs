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

impl AllocationSource {
    /// Whether as much was used as is there.
    pub fn is_used_up(&self) -> bool {
        let is_over = |(used, allowed): (f64, f64)| allowed >= 0.0 && used >= allowed;
        self.compute_used
            .zip(self.compute_allowed)
            .is_some_and(is_over)
    }
}
