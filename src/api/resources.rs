//! The smaller lists (API contract, section 12). None has an order, so each is one large page.

use super::call::{Call, one, page};
use super::client::Client;
use super::endpoint::Endpoint;
use crate::domain::allocation::AllocationSource;
use crate::domain::api_error::ApiError;
use crate::domain::page::Page;
use crate::domain::resources::{
    BootScript, HelpLink, Identity, License, Maintenance, NewBootScript, NewLicense, Project,
    Provider, StatusType,
};
use crate::wire::{allocation, new, resources as wire};

const LICENSES: &str = "/api/v2/licenses";
const BOOT_SCRIPTS: &str = "/api/v2/boot_scripts";

/// `GET /projects`. Every row holds all its instances: it is to be fetched once.
pub fn projects() -> Call<Page<Project>> {
    let endpoint = Endpoint::get("/api/v2/projects").all_rows();
    Call::new(endpoint, |body| page(body, wire::project))
}

/// `GET /identities`, those shared with the person included.
pub fn identities() -> Call<Page<Identity>> {
    let endpoint = Endpoint::get("/api/v2/identities").all_rows();
    Call::new(endpoint, |body| page(body, wire::identity))
}

/// `GET /providers`.
pub fn providers() -> Call<Page<Provider>> {
    let endpoint = Endpoint::get("/api/v2/providers").all_rows();
    Call::new(endpoint, |body| page(body, wire::provider))
}

/// `GET /licenses`: everybody's.
pub fn licenses() -> Call<Page<License>> {
    Call::new(Endpoint::get(LICENSES).all_rows(), |body| {
        page(body, wire::license)
    })
}

/// `POST /licenses`.
pub fn create_license(license: &NewLicense) -> Call<License> {
    let endpoint = Endpoint::post(LICENSES).json(new::license(license));
    Call::new(endpoint, |body| one(body, wire::license))
}

/// `GET /boot_scripts`: the person's own.
pub fn boot_scripts() -> Call<Page<BootScript>> {
    let endpoint = Endpoint::get(BOOT_SCRIPTS).all_rows();
    Call::new(endpoint, |body| page(body, wire::boot_script))
}

/// `POST /boot_scripts`.
pub fn create_boot_script(script: &NewBootScript) -> Call<BootScript> {
    let endpoint = Endpoint::post(BOOT_SCRIPTS).json(new::boot_script(script));
    Call::new(endpoint, |body| one(body, wire::boot_script))
}

/// `GET /help_links`.
pub fn help_links() -> Call<Page<HelpLink>> {
    let endpoint = Endpoint::get("/api/v2/help_links").query("page_size", "100");
    Call::new(endpoint, |body| page(body, wire::help_link))
}

/// `GET /maintenance_records?active=true`: only what is on now and holds for the whole site.
/// It answers during maintenance too.
pub fn active_maintenance() -> Call<Page<Maintenance>> {
    let endpoint = Endpoint::get("/api/v2/maintenance_records").query("active", "true");
    Call::new(endpoint, |body| page(body, wire::maintenance))
}

/// `GET /maintenance_records`: past, present and planned, of the site and of single providers.
pub fn maintenance_records() -> Call<Page<Maintenance>> {
    let endpoint = Endpoint::get("/api/v2/maintenance_records")
        .query("ordering", "-start_date")
        .query("page_size", "100");
    Call::new(endpoint, |body| page(body, wire::maintenance))
}

/// `GET /status_types`.
pub fn status_types() -> Call<Page<StatusType>> {
    let endpoint = Endpoint::get("/api/v2/status_types").all_rows();
    Call::new(endpoint, |body| page(body, wire::status_type))
}

/// `GET /allocation_sources`: the person's own.
pub fn allocation_sources() -> Call<Page<AllocationSource>> {
    let endpoint = Endpoint::get("/api/v2/allocation_sources").all_rows();
    Call::new(endpoint, |body| page(body, allocation::allocation_source))
}

impl Client {
    /// All projects of the person, with their leaders. Slow: once is enough.
    pub async fn projects(&self) -> Result<Page<Project>, ApiError> {
        self.send(projects()).await
    }

    /// All identities of the person.
    pub async fn identities(&self) -> Result<Page<Identity>, ApiError> {
        self.send(identities()).await
    }

    /// All clouds.
    pub async fn providers(&self) -> Result<Page<Provider>, ApiError> {
        self.send(providers()).await
    }

    /// All licenses.
    pub async fn licenses(&self) -> Result<Page<License>, ApiError> {
        self.send(licenses()).await
    }

    /// Creates a license.
    pub async fn create_license(&self, license: &NewLicense) -> Result<License, ApiError> {
        self.send(create_license(license)).await
    }

    /// The person's own boot scripts.
    pub async fn boot_scripts(&self) -> Result<Page<BootScript>, ApiError> {
        self.send(boot_scripts()).await
    }

    /// Creates a boot script.
    pub async fn create_boot_script(&self, script: &NewBootScript) -> Result<BootScript, ApiError> {
        self.send(create_boot_script(script)).await
    }

    /// Where the manual explains what; any key may be missing.
    pub async fn help_links(&self) -> Result<Page<HelpLink>, ApiError> {
        self.send(help_links()).await
    }

    /// The site-wide maintenance that is on now.
    pub async fn active_maintenance(&self) -> Result<Page<Maintenance>, ApiError> {
        self.send(active_maintenance()).await
    }

    /// The hundred newest announcements of maintenance.
    pub async fn maintenance_records(&self) -> Result<Page<Maintenance>, ApiError> {
        self.send(maintenance_records()).await
    }

    /// The states that an imaging request can have on this site.
    pub async fn status_types(&self) -> Result<Page<StatusType>, ApiError> {
        self.send(status_types()).await
    }

    /// The person's own allocation sources.
    pub async fn allocation_sources(&self) -> Result<Page<AllocationSource>, ApiError> {
        self.send(allocation_sources()).await
    }
}
