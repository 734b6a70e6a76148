import Domain
import Foundation
import Logging
import Modules
import ServiceLifecycle
import Store
import Web

/// Loads the content types anew when a command asks for it, and in development whenever a file of theirs changes.
struct ModuleWatch: Service {
    let site: Site
    let logger: Logger

    private static let pause = Duration.milliseconds(500)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // What was answered before this server began is not answered again.
            var stamp = try? await site.store.settings.value(.modulesLoaded)
            var fingerprint = site.options.isDevelopment ? FolderFingerprint(site.library.folders) : nil
            while (try? await Task.sleep(for: Self.pause)) != nil {
                do {
                    if let asked = try await site.store.settings.value(.modulesAsked), asked != stamp {
                        stamp = asked
                        report(try await site.reloadModules())
                        try await site.store.settings.set(.modulesLoaded, to: asked, by: "", at: site.now())
                    }
                    guard let known = fingerprint else { continue }
                    let now = FolderFingerprint(site.library.folders)
                    guard now != known else { continue }
                    fingerprint = now
                    report(try await site.reloadModules())
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("modules", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private func report(_ registry: Registry) {
        let names = registry.modules.map { "\($0.id) \($0.version)" }.joined(separator: ", ")
        logger.info("modules loaded", metadata: ["modules": "\(names)"])
        for broken in registry.broken {
            for error in broken.errors {
                logger.error("broken module", metadata: ["problem": "\(error.description(in: .english))"])
            }
        }
    }
}

/// Tells whether anything in some folders changed: names, sizes, times.
struct FolderFingerprint: Equatable {
    private let lines: Set<String>

    init(_ folders: [URL]) {
        var lines: Set<String> = []
        for folder in folders {
            let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            for path in paths {
                let file = folder.appendingPathComponent(path)
                let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
                let date = (facts?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
                lines.insert("\(file.path) \(facts?[.size] as? Int ?? 0) \(date)")
            }
        }
        self.lines = lines
    }
}
