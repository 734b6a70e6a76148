// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "bricoleur",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "bricoleur", targets: ["App"]),
        .executable(name: "bricoleur-pictures", targets: ["PictureWorker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration.git", from: "1.4.0",
            traits: ["YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(
            name: "Modules",
            dependencies: ["Domain", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "CSpawn", path: "Sources/Workers/Spawn"),
        .target(name: "Sandbox", dependencies: ["CSpawn", "Domain"], swiftSettings: strict),
        .target(
            name: "Media",
            dependencies: ["Domain", "Sandbox", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),

        // What runs in the sandbox, and the C libraries that only it may meet.
        .systemLibrary(name: "CMagic", providers: [.apt(["libmagic-dev"])]),
        .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CPNG", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("z")]),
        .target(name: "CPixels", path: "Sources/Workers/Pixels"),
        .executableTarget(
            name: "PictureWorker",
            dependencies: ["CMagic", "CJPEG", "CPNG", "CPixels"],
            path: "Sources/Workers/Pictures",
            swiftSettings: strict),

        .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Store", "Modules", "Media", "CMarkdown", "CZint",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.copy("Templates"), .copy("Locales"), .copy("Assets"), .copy("FirstContent")],
            swiftSettings: strict),
        .executableTarget(
            name: "App",
            dependencies: [
                "Domain", "Store", "Modules", "Media", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [.copy("Demo/Content")],
            swiftSettings: strict),

        // Tests. `Support` is the cast and the tools that they share.
        .target(
            name: "Support",
            dependencies: ["Domain", "Store", "CJPEG"],
            path: "Tests/Support",
            swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Domain", "Store", "Support", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(name: "ModulesTests", dependencies: ["Domain", "Modules"], swiftSettings: strict),
        .testTarget(
            name: "MediaTests",
            dependencies: ["Domain", "Sandbox", "Media", "PictureWorker", "CJPEG", "CPNG", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: ["Domain", "Modules", "Web", "Support", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: strict),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "PictureWorker", "Domain", "Store", "Modules", "Media", "Web", "Support",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),

        // What `make bench` runs beside the server.
        .executableTarget(
            name: "Fill", dependencies: ["Domain", "Store", "Modules", "Media"], path: "Benchmarks/Fill",
            swiftSettings: strict),
        .executableTarget(
            name: "Hello", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Benchmarks/Hello", swiftSettings: strict),
    ]
)
