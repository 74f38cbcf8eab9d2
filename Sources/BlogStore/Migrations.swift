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
]

private func text(_ resource: [UInt8]) -> String { String(decoding: resource, as: UTF8.self) }
