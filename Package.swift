// swift-tools-version: 6.2
// No package dependencies: everything comes from the toolchain or from Debian's libraries (README, "Dependencies").

import PackageDescription

/// Settings of every Swift target: what the compiler can check, it checks.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "CreditPlatform",
    targets: [
        // C headers only.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLibCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLinux"),

        // Wrappers: the only targets in which `unsafe` may stand.
        target("EventLoop", ["CLinux"]),
        target("Postgres", ["CLibPQ", "CLinux", "EventLoop"]),
        target("Cryptography", ["CLibCrypt", "CLibCrypto"]),
        target("UnicodeText", ["CICU"]),
        target("FileDecoding", ["CLibArchive", "CExpat"]),
        target("DurableFiles", ["CLinux"]),
        target("HTTPClient", ["CLibCurl"]),

        // Pure: no input, no output, no clock.
        target("HTTPTypes"),
        target("FastCGI", ["HTTPTypes"]),
        target("CreditInformation", ["Cryptography", "UnicodeText"]),
        target("SampleData", ["CreditInformation"]),
        target("TransparencyLog", ["Cryptography"]),

        // Application.
        target("Settings"),
        target("Observability"),
        target("CreditStore", ["CreditInformation", "Cryptography", "Postgres"]),
        target(
            "CreditIntake",
            [
                "CreditInformation", "CreditStore", "Cryptography", "FileDecoding", "HTTPTypes", "Postgres",
                "UnicodeText",
            ]),
        target(
            "CreditServices",
            [
                "CreditInformation", "CreditIntake", "CreditStore", "Cryptography", "DurableFiles", "Postgres",
                "UnicodeText",
            ]),
        target(
            "QueryLog",
            [
                "CreditInformation", "CreditStore", "Cryptography", "DurableFiles", "Postgres", "TransparencyLog",
            ]),
        target(
            "LogSigning",
            [
                "CreditStore", "Cryptography", "DurableFiles", "HTTPClient", "Postgres", "QueryLog", "TransparencyLog",
            ]),
        target(
            "CreditAPI",
            [
                "CreditInformation", "CreditServices", "CreditStore", "Cryptography", "DurableFiles", "EventLoop",
                "FastCGI", "HTTPTypes", "Observability", "Postgres", "QueryLog", "Settings", "TransparencyLog",
                "UnicodeText",
            ]),

        // Programs.
        program("creditd", ["CreditAPI", "EventLoop", "HTTPTypes", "Observability", "Settings"]),
        program(
            "creditctl",
            [
                "CreditInformation", "CreditIntake", "CreditServices", "CreditStore", "Cryptography", "DurableFiles",
                "EventLoop", "FileDecoding", "Postgres", "QueryLog", "SampleData", "Settings", "TransparencyLog",
            ]),
        program(
            "creditsigner",
            [
                "CreditStore", "Cryptography", "DurableFiles", "EventLoop", "LogSigning", "Observability", "Postgres",
                "QueryLog",
                "Settings", "TransparencyLog",
            ]),
        program(
            "creditwitness",
            [
                "CreditAPI", "Cryptography", "DurableFiles", "EventLoop", "Observability", "QueryLog", "Settings",
                "TransparencyLog",
            ]),

        // Starts a throw-away cluster for tests; no product uses it.
        target("PostgresTesting", ["EventLoop", "Postgres"]),

        // Makes certificates and revocation lists for tests; no product uses it.
        target("CertificateTesting", ["CLibCrypto"]),

        // Full and failing disks for tests; no product uses it.
        target("FileSystemTesting"),

        // Reads the real files beside the repository for tests, which say so when they are absent.
        target("SharedDataTesting"),

        // Tests, mirroring the sources.
        tests("EventLoop", ["EventLoop"]),
        tests("Postgres", ["Postgres", "PostgresTesting", "EventLoop"]),
        tests("Cryptography", ["CertificateTesting", "CLibCrypto", "Cryptography", "SharedDataTesting"]),
        tests("UnicodeText", ["UnicodeText", "SharedDataTesting"]),
        tests("FileDecoding", ["FileDecoding"]),
        tests("DurableFiles", ["DurableFiles"]),
        tests("HTTPClient", ["HTTPClient", "EventLoop"]),
        tests("FastCGI", ["FastCGI", "HTTPTypes"]),
        tests("CreditInformation", ["CreditInformation", "Cryptography", "SharedDataTesting"]),
        tests("SampleData", ["SampleData", "CreditInformation", "CreditIntake", "Cryptography", "FileDecoding"]),
        tests("TransparencyLog", ["TransparencyLog", "Cryptography", "SharedDataTesting"]),
        tests("Settings", ["Settings"]),
        tests("Observability", ["Observability"]),
        tests(
            "CreditStore",
            ["CreditStore", "CreditInformation", "Cryptography", "Postgres", "PostgresTesting", "SharedDataTesting"]),
        tests(
            "CreditIntake",
            [
                "CreditIntake", "CreditInformation", "CreditServices", "CreditStore", "Cryptography", "FileDecoding",
                "Postgres", "PostgresTesting", "SharedDataTesting", "UnicodeText",
            ]),
        tests(
            "CreditServices",
            [
                "CreditServices", "CreditInformation", "CreditIntake", "CreditStore", "Cryptography", "DurableFiles",
                "FileDecoding", "FileSystemTesting", "Postgres", "PostgresTesting",
            ]),
        tests(
            "QueryLog",
            [
                "QueryLog", "CreditInformation", "CreditStore", "Cryptography", "DurableFiles", "Postgres",
                "PostgresTesting", "TransparencyLog",
            ]),
        tests(
            "LogSigning",
            [
                "LogSigning", "CreditStore", "Cryptography", "DurableFiles", "HTTPClient", "Postgres",
                "PostgresTesting",
                "QueryLog", "TransparencyLog",
            ]),
        tests(
            "CreditAPI",
            [
                "CertificateTesting", "CreditAPI", "CreditInformation", "CreditIntake", "CreditServices", "CreditStore",
                "Cryptography", "DurableFiles", "EventLoop", "FastCGI", "HTTPTypes", "Observability", "Postgres",
                "PostgresTesting", "QueryLog", "Settings", "TransparencyLog", "UnicodeText",
            ]),
        tests("Architecture", []),
    ]
)
