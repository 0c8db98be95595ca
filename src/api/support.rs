//! Reports to the support staff, and ways into an instance (API contract, sections 4.10 and 13).

use super::call::{Call, nothing, one};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::ids::{InstanceId, InstanceUuid, VolumeId};
use crate::domain::resources::{Report, WebAccess};
use crate::wire::new::{self, About};

/// `POST /email_instance_report`.
pub fn report_instance(id: InstanceId, report: &Report) -> Call<()> {
    let body = new::report(report, About::Instance(id.0));
    let endpoint = Endpoint::post("/api/v2/email_instance_report").json(body);
    Call::new(endpoint, nothing)
}

/// `POST /email_volume_report`.
pub fn report_volume(id: VolumeId, report: &Report) -> Call<()> {
    let body = new::report(report, About::Volume(id.0));
    let endpoint = Endpoint::post("/api/v2/email_volume_report").json(body);
    Call::new(endpoint, nothing)
}

/// `POST /email_feedback`.
pub fn send_feedback(report: &Report) -> Call<()> {
    let body = new::report(report, About::Nothing);
    let endpoint = Endpoint::post("/api/v2/email_feedback").json(body);
    Call::new(endpoint, nothing)
}

/// `GET /web_tokens/<uuid>?client=...&protocol=...`.
pub fn web_access(uuid: &InstanceUuid, access: WebAccess) -> Call<String> {
    let (client, protocol) = match access {
        WebAccess::Shell => ("guacamole", "ssh"),
        WebAccess::Desktop => ("guacamole", "vnc"),
        WebAccess::PlainDesktop => ("web_desktop", "vnc"),
    };
    let endpoint = Endpoint::get("/api/v2/web_tokens")
        .key(uuid.as_str())
        .query("client", client)
        .query("protocol", protocol);
    Call::new(endpoint, |body| one(body, new::web_token))
}

/// `GET /version`: what Atmosphere itself runs on.
pub fn version() -> Call<String> {
    Call::new(Endpoint::get("/api/v2/version"), |body| {
        one(body, new::version)
    })
}

impl Client {
    /// The version of Atmosphere, in brief; empty where it does not say.
    pub async fn version(&self) -> Result<String, ApiError> {
        self.send(version()).await
    }

    /// Tells the support staff of a problem with an instance.
    pub async fn report_instance(&self, id: InstanceId, report: &Report) -> Result<(), ApiError> {
        self.send(report_instance(id, report)).await
    }

    /// Tells the support staff of a problem with a volume.
    pub async fn report_volume(&self, id: VolumeId, report: &Report) -> Result<(), ApiError> {
        self.send(report_volume(id, report)).await
    }

    /// Tells the support staff something else.
    pub async fn send_feedback(&self, report: &Report) -> Result<(), ApiError> {
        self.send(send_feedback(report)).await
    }

    /// The address at which an instance can be used in the browser, for a new tab; it is the
    /// server's, to be checked like any link before it is opened.
    pub async fn web_access(
        &self,
        uuid: &InstanceUuid,
        access: WebAccess,
    ) -> Result<String, ApiError> {
        self.send(web_access(uuid, access)).await
    }
}
