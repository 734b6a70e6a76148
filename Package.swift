// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let libraries = "Sources/Workers/Libraries/"

let package = Package(
    name: "bricoleur",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "bricoleur", targets: ["App"]),
        .executable(name: "bricoleur-sandbox", targets: ["Launcher"]),
        .executable(name: "bricoleur-pictures", targets: ["PictureWorker"]),
        .executable(name: "bricoleur-heif", targets: ["HEIFWorker"]),
        .executable(name: "bricoleur-documents", targets: ["DocumentWorker"]),
        .executable(name: "spreadsheet-formulas", targets: ["SheetInspector"]),
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
            dependencies: [
                "Domain", "Sandbox", "Codes", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"), .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        // How untrusted bytes meet a decoder: a client in the server, and a launcher that builds walls around each worker.
        .target(name: "CSpawn", path: "Sources/Sandbox/Spawn"),
        .target(name: "CWalls", path: "Sources/Sandbox/Walls", linkerSettings: [.linkedLibrary("seccomp")]),
        .target(
            name: "Sandbox", dependencies: ["CSpawn", "Domain"], path: "Sources/Sandbox/Client", swiftSettings: strict),
        // All of it in one file, without Swift: it starts for every picture.
        .executableTarget(
            name: "Launcher", dependencies: ["CWalls"], path: "Sources/Sandbox/Launcher",
            linkerSettings: [.unsafeFlags(["-nostartfiles", "-static-executable"])]),
        .target(
            name: "Media",
            dependencies: ["Domain", "Sandbox", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),

        // What runs behind those walls, and the C libraries that only it may meet.
        .systemLibrary(name: "CMagic", path: libraries + "Magic", providers: [.apt(["libmagic-dev"])]),
        .target(name: "CJPEG", path: libraries + "JPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CPNG", path: libraries + "PNG", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("z")]),
        .target(name: "CWebP", path: libraries + "WebP", linkerSettings: [.linkedLibrary("webp")]),
        .target(name: "CGIF", path: libraries + "GIF", linkerSettings: [.linkedLibrary("gif")]),
        .target(name: "CColour", path: libraries + "Colour", linkerSettings: [.linkedLibrary("lcms2")]),
        .target(name: "CPixels", path: libraries + "Pixels"),
        .systemLibrary(
            name: "CFreeType", path: libraries + "Letters/System", pkgConfig: "freetype2",
            providers: [.apt(["libfreetype-dev"])]),
        .target(name: "CLetters", dependencies: ["CFreeType"], path: libraries + "Letters", exclude: ["System"]),
        .target(
            name: "CTurn", dependencies: ["CJPEG"], path: libraries + "Turn",
            cSettings: [.headerSearchPath("../JPEG")], linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CZip", path: libraries + "Zip", linkerSettings: [.linkedLibrary("zip"), .linkedLibrary("z")]),
        .target(
            name: "CXML", path: libraries + "XML", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])],
            linkerSettings: [.linkedLibrary("xml2")]),
        .target(name: "CPDF", path: libraries + "PDF", linkerSettings: [.linkedLibrary("qpdf")]),
        .target(
            name: "WorkerKit", dependencies: ["CMagic", "CWalls"], path: "Sources/Workers/Kit", swiftSettings: strict),
        .target(
            name: "Raster", dependencies: ["WorkerKit", "CJPEG", "CPNG", "CPixels", "CColour"],
            path: "Sources/Workers/Raster", swiftSettings: strict),
        .target(
            name: "Marks", dependencies: ["WorkerKit", "Raster", "CLetters"], path: "Sources/Workers/Marks",
            swiftSettings: strict),
        .executableTarget(
            name: "PictureWorker",
            dependencies: ["WorkerKit", "Raster", "Marks", "CWalls", "CJPEG", "CPNG", "CWebP", "CGIF", "CTurn"],
            path: "Sources/Workers/Pictures", swiftSettings: strict),
        .target(name: "CHEIF", path: libraries + "HEIF", linkerSettings: [.linkedLibrary("heif")]),
        .executableTarget(
            name: "HEIFWorker", dependencies: ["WorkerKit", "Raster", "CWalls", "CHEIF"], path: "Sources/Workers/HEIF",
            swiftSettings: strict),
        .executableTarget(
            name: "DocumentWorker", dependencies: ["WorkerKit", "CWalls", "CZip", "CXML", "CPDF"],
            path: "Sources/Workers/Documents", swiftSettings: strict),

        // What a program of a content type is made with, and the one of the spreadsheet.
        .target(name: "ModuleKit", swiftSettings: strict),
        .executableTarget(
            name: "SheetInspector", dependencies: ["ModuleKit", "CZip", "CXML"], path: "Plugins/spreadsheet/inspector",
            swiftSettings: strict),

        .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
        .target(name: "Codes", dependencies: ["CZint", "Domain"], swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Store", "Modules", "Media", "CMarkdown", "Codes",
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
                "Domain", "Store", "Modules", "Media", "Sandbox", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [.copy("Demo/Content"), .copy("Scaffold")],
            swiftSettings: strict),

        // Tests. `Support` is the cast and the tools that they share.
        .target(
            name: "Support",
            dependencies: ["Domain", "Store", "CJPEG", "CPNG", "CWebP", "CHEIF", "CZip"],
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
        .testTarget(
            name: "ModulesTests",
            dependencies: ["Domain", "Sandbox", "Modules", "Launcher", "SheetInspector", "Support"],
            swiftSettings: strict),
        // Tries every wall from inside.
        .executableTarget(name: "Probe", dependencies: ["CWalls"], path: "Tests/Probe"),
        .testTarget(
            name: "SandboxTests", dependencies: ["Domain", "Sandbox", "Launcher", "Probe", "Support"],
            swiftSettings: strict),
        .testTarget(
            name: "MediaTests",
            dependencies: [
                "Domain", "Sandbox", "Media", "Launcher", "PictureWorker", "HEIFWorker", "DocumentWorker", "CJPEG",
                "CPNG", "CWebP", "CZip", "Support",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: ["Domain", "Modules", "Web", "Support", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: strict),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "Launcher", "PictureWorker", "HEIFWorker", "DocumentWorker", "SheetInspector", "Domain", "Store",
                "Modules", "Media", "Sandbox", "Web", "Support",
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
            name: "Photos", dependencies: ["Sandbox", .product(name: "Crypto", package: "swift-crypto")],
            path: "Benchmarks/Photos",
            exclude: ["bench.py", "finest.c", "measure.c", "posting.py", "quality.py", "reference.c", "ways.py"],
            swiftSettings: strict),
        .executableTarget(
            name: "ModulesBench",
            dependencies: ["Domain", "Modules", "Sandbox", .product(name: "Yams", package: "Yams")],
            path: "Benchmarks/Modules", swiftSettings: strict),
        .executableTarget(
            name: "Hello", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Benchmarks/Hello", swiftSettings: strict),
    ]
)
