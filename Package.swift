// swift-tools-version: 6.2

import PackageDescription

// Imports point only upwards in this list: a target may import what is named in its own line, and a test
// (StructureTests) compares the imports of each file with it.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A module map over a C library of the system, found by pkg-config.
func library(_ name: String, _ pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

func target(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "Martlet",
    products: [.executable(name: "martlet", targets: ["Martlet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    ],
    targets: [
        library("CFastCGI", "fcgi", debian: "libfcgi-dev"),
        library("CMariaDB", "libmariadb", debian: "libmariadb-dev"),
        library("CMarkdown", "md4c", debian: "libmd4c-dev"),
        library("CGumbo", "gumbo", debian: "libgumbo-dev"),
        library("CSodium", "libsodium", debian: "libsodium-dev"),
        library("CXML", "libxml-2.0", debian: "libxml2-dev"),
        library("COath", "liboath", debian: "liboath-dev"),
        library("CQRCode", "libqrencode", debian: "libqrencode-dev"),
        library("CFido2", "libfido2", debian: "libfido2-dev"),
        library("CJansson", "jansson", debian: "libjansson-dev"),
        library("CCurl", "libcurl", debian: "libcurl4-openssl-dev"),
        library("CICU", "icu-i18n", debian: "libicu-dev"),

        target("Calendar"),
        target("HTTP"),
        target("FastCGI", ["CFastCGI", "HTTP"]),
        target("MariaDB", ["CMariaDB", "Calendar"]),
        target("Sodium", ["CSodium"]),
        target("OneTimeCode", ["COath", "HTTP", "Sodium"]),
        target("QRCode", ["CQRCode"]),
        target("XML", ["CXML"]),
        target("WebAuthn", ["CFido2", "CJansson", "Sodium"]),
        target("Mail", ["CCurl", "Calendar"]),
        target("Templates"),
        target("Markup", ["CMarkdown", "CGumbo"]),
        target("Confusables", ["CICU"]),
        target("KnownPasswords"),
        target("Blog", ["Calendar", "Confusables", "KnownPasswords", "Markup"]),
        target("BlogStore", ["Blog", "MariaDB"], resources: [.embedInCode("Migrations")]),
        target(
            "BlogSite",
            [
                "Blog", "BlogStore", "HTTP", "Markup", "OneTimeCode", "QRCode", "Sodium", "Templates", "WebAuthn",
                logging,
            ]),
        target("WordPressImport", ["Blog", "BlogStore", "Markup", "Sodium", "XML"]),
        .executableTarget(
            name: "Martlet",
            dependencies: [
                "Blog", "BlogSite", "BlogStore", "Confusables", "FastCGI", "HTTP", "Mail", "MariaDB", "Markup",
                "Sodium", "Templates", "WordPressImport", arguments, logging,
            ],
            swiftSettings: settings),

        // What tests share: a fresh database for each test, on the server that MARTLET_TEST_DATABASE names.
        .target(
            name: "TestDatabase", dependencies: ["BlogStore", "MariaDB"], path: "Tests/TestDatabase",
            swiftSettings: settings),
        // An authenticator in software, whose keys and signatures are real ones.
        .target(
            name: "TestAuthenticator", dependencies: ["CFido2", "Sodium"], path: "Tests/TestAuthenticator",
            swiftSettings: settings),

        tests("Calendar"),
        tests("HTTP"),
        tests("FastCGI", ["HTTP"]),
        tests("MariaDB", ["TestDatabase"]),
        tests("OneTimeCode", ["HTTP", "Sodium"]),
        tests("QRCode"),
        tests("Sodium", ["CSodium"]),
        tests("XML"),
        tests("WebAuthn", ["Sodium", "TestAuthenticator"]),
        tests("Mail"),
        tests("Templates"),
        tests("Markup", ["CGumbo", "Templates"]),
        tests("Confusables"),
        tests("KnownPasswords"),
        tests("Blog", ["Markup"]),
        tests("BlogStore", ["Blog", "MariaDB", "Markup", "TestDatabase"]),
        tests(
            "BlogSite",
            [
                "Blog", "BlogStore", "HTTP", "MariaDB", "Markup", "OneTimeCode", "Sodium", "Templates",
                "TestAuthenticator", "TestDatabase", logging,
            ]),
        tests(
            "Martlet",
            [
                "Blog", "BlogSite", "BlogStore", "HTTP", "Mail", "MariaDB", "Sodium", "Templates", "TestDatabase",
                logging,
            ]),
        tests("WordPressImport", ["Blog", "BlogStore", "MariaDB", "Markup", "TestDatabase"]),
        .testTarget(name: "StructureTests", swiftSettings: settings),
    ]
)

// The benchmarks look into BlogSite (@testable), which an ordinary release build does not allow, and share a sample page
// with a test, while a file belongs to one target only: so they are built apart, by deploy/bench.
if Context.environment["MARTLET_BENCH"] != nil {
    package.targets.removeAll { $0.type == .test || ["TestDatabase", "TestAuthenticator"].contains($0.name) }
    package.products = [.executable(name: "Bench", targets: ["Bench"])]
    package.targets.append(
        .executableTarget(
            name: "Bench", dependencies: ["BlogSite", "Markup", "Templates"], path: "Tests",
            sources: [
                "Bench", "TemplatesTests/PostPage/PostPage.swift", "TemplatesTests/PostPage/PostPageByHand.swift",
                "TemplatesTests/PostPage/PostPageSample.swift", "TemplatesTests/PostPage/PostPageTemplates.swift",
            ], swiftSettings: settings))
}
