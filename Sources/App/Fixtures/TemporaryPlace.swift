import Foundation

/// A folder for one run.
struct TemporaryPlace {
    let url: URL

    init(_ purpose: String) {
        url = FileManager.default.temporaryDirectory.appending(component: "bricoleur-\(purpose)-\(UUID().uuidString)")
    }

    /// A database that is being closed takes files of its own away meanwhile, which ends a removal half done.
    func remove() {
        for _ in 0..<5 where FileManager.default.fileExists(atPath: url.path) {
            try? FileManager.default.removeItem(at: url)
        }
    }
}
