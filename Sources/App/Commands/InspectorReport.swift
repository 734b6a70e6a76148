import Domain
import Foundation
import Modules
import Web

/// The programs of content types, as `doctor` tells of them.
enum InspectorReport {
    /// One for each program.
    ///
    /// One that is not approved of, cannot be read or is paused needs attention; one that is not built yet is told
    /// of: so it is in every fresh checkout.
    static func facts(
        _ registry: Registry, _ configuration: ServerConfiguration
    ) -> [(name: String, value: String, ok: Bool)] {
        let trust: ProgramTrust
        do {
            trust = try ServerConfiguration.trust(data: configuration.data).read()
        } catch let malformed as ModuleLock.Malformed {
            return [("approvals", "\(malformed.file):\(malformed.line) is not a line as sha256sum writes it", false)]
        } catch {
            return [("approvals", "\(error)", false)]
        }
        let paused = Inspectors.paused(in: configuration.data.appendingPathComponent(House.inspectorsFolder))
        return registry.modules.flatMap { module in
            ModuleInspectors(module).remarks(trust: trust).map { inspector, remark in
                let name = "inspector \(inspector.id)"
                if let remark {
                    let words = "\(remark.what.text(in: .english)); \(remark.mend.text(in: .english))"
                    return (name, words, inspector.isNotBuilt(in: module.folder))
                }
                guard !paused.contains(inspector.id) else {
                    return (name, "paused: it failed on several files; bricoleur module reload ends the pause", false)
                }
                return (name, "ready, \(module.folder.appending(path: inspector.program).path)", true)
            }
        }
    }
}
