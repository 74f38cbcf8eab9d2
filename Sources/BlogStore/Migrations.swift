package import MariaDB

/// The schema, one change a file in the order of their numbers. A file that was released never changes.
package let migrations: [Migration] = [
    Migration(number: 1, name: "accounts", sql: text(PackageResources._001_accounts_sql)),
    Migration(number: 2, name: "sessions", sql: text(PackageResources._002_sessions_sql)),
    Migration(number: 3, name: "setup_links", sql: text(PackageResources._003_setup_links_sql)),
    Migration(number: 4, name: "settings", sql: text(PackageResources._004_settings_sql)),
    Migration(number: 5, name: "posts", sql: text(PackageResources._005_posts_sql)),
    Migration(number: 6, name: "terms", sql: text(PackageResources._006_terms_sql)),
    Migration(number: 7, name: "post_terms", sql: text(PackageResources._007_post_terms_sql)),
    Migration(number: 8, name: "comments", sql: text(PackageResources._008_comments_sql)),
    Migration(number: 9, name: "post_discussion_version", sql: text(PackageResources._009_post_discussion_version_sql)),
    Migration(number: 10, name: "post_chronology", sql: text(PackageResources._010_post_chronology_sql)),
    Migration(
        number: 11, name: "account_waiting_comments", sql: text(PackageResources._011_account_waiting_comments_sql)),
    Migration(number: 12, name: "account_waiting_counts", sql: text(PackageResources._012_account_waiting_counts_sql)),
    Migration(number: 13, name: "post_author_recent", sql: text(PackageResources._013_post_author_recent_sql)),
    Migration(number: 14, name: "account_details", sql: text(PackageResources._014_account_details_sql)),
    Migration(number: 15, name: "session_details", sql: text(PackageResources._015_session_details_sql)),
    Migration(number: 16, name: "pending_logins", sql: text(PackageResources._016_pending_logins_sql)),
    Migration(number: 17, name: "known_devices", sql: text(PackageResources._017_known_devices_sql)),
    Migration(number: 18, name: "throttles", sql: text(PackageResources._018_throttles_sql)),
    Migration(number: 19, name: "authenticators", sql: text(PackageResources._019_authenticators_sql)),
    Migration(number: 20, name: "recovery_codes", sql: text(PackageResources._020_recovery_codes_sql)),
    Migration(number: 21, name: "passkeys", sql: text(PackageResources._021_passkeys_sql)),
    Migration(number: 22, name: "used_challenges", sql: text(PackageResources._022_used_challenges_sql)),
    Migration(number: 23, name: "registrations", sql: text(PackageResources._023_registrations_sql)),
    Migration(number: 24, name: "invitations", sql: text(PackageResources._024_invitations_sql)),
    Migration(number: 25, name: "account_links", sql: text(PackageResources._025_account_links_sql)),
    Migration(number: 26, name: "outgoing_mail", sql: text(PackageResources._026_outgoing_mail_sql)),
    Migration(number: 27, name: "parked_forms", sql: text(PackageResources._027_parked_forms_sql)),
    Migration(
        number: 28, name: "known_device_logins", sql: text(PackageResources._028_known_device_logins_sql)),
    Migration(
        number: 29, name: "account_links_without_address",
        sql: text(PackageResources._029_account_links_without_address_sql)),
    Migration(number: 30, name: "outgoing_mail_given_up", sql: text(PackageResources._030_outgoing_mail_given_up_sql)),
    Migration(number: 31, name: "failed_logins", sql: text(PackageResources._031_failed_logins_sql)),
    Migration(number: 32, name: "personal_data", sql: text(PackageResources._032_personal_data_sql)),
    Migration(number: 33, name: "post_trashed_from", sql: text(PackageResources._033_post_trashed_from_sql)),
    Migration(number: 34, name: "post_form", sql: text(PackageResources._034_post_form_sql)),
]

private func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }
