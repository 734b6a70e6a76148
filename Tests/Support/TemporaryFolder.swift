package import Foundation

/// A folder of a test's own, gone with it.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(component: "bricoleur-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func callAsFunction(_ name: String) -> URL { url.appending(component: name) }
}

/// Where things are in the checkout and in the build folder.
package enum Checkout {
    package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    package static let plugins = folder.appending(component: "Plugins")
    package static let sources = folder.appending(component: "Sources")
    /// The folder of the test program: the programs of the project are built beside it.
    package static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
}
