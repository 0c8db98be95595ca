//! Keys of Atmosphere's objects.
//!
//! Atmosphere names one thing by several keys, and the wrong kind fails without a word:
//! an instance is renamed by its number, acted on by its UUID (API contract, section 4.1).
//! A type for each keeps them apart.

/// Declares a numeric key: the row's number in Atmosphere's database.
macro_rules! number_key {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

/// Declares a textual key: any string, mostly a UUID (API contract, section 18).
macro_rules! text_key {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub String);

        impl $name {
            /// The key as Atmosphere writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

number_key! {
    /// The number of an instance: for renaming, imaging requests and reports.
    InstanceId;
    /// The number of an image.
    ImageId;
    /// The number of an identity. Summaries write it as text (`"57"`), lists as a number.
    IdentityId;
    /// The number of a provider.
    ProviderId;
    /// The number of a project.
    ProjectId;
    /// The number of a user.
    UserId;
    /// The number of a volume.
    VolumeId;
    /// The number of an imaging request.
    RequestId;
    /// The number of a tag.
    TagId;
    /// The number of an access pattern.
    PatternId;
    /// The number of a boot script.
    ScriptId;
    /// The number of a license.
    LicenseId;
    /// The number of an allocation source.
    AllocationId;
}

text_key! {
    /// The cloud's own key of an instance: for actions, deletion, and live calls.
    InstanceUuid;
    /// The cloud's own key of a volume.
    VolumeUuid;
    /// The key of an identity in live calls.
    IdentityUuid;
    /// The key of a provider in live calls.
    ProviderUuid;
    /// The key of an image version; Atmosphere calls it `id`, and it is a UUID.
    VersionId;
    /// The key of an imaging request in permalinks.
    RequestUuid;
    /// The name a person signs in with. Compared exactly, as the server does.
    Username;
}
