import Domain
import Foundation
import Modules

/// The types of bricolage as an admin sees them: in use, and broken with what to mend.
struct ModulesPage: Page {
    static let template = "modules"
    let title: String
    let caption: String
    let hasModules: Bool
    let modules: [ModuleRow]
    let hasBroken: Bool
    let broken: [BrokenRow]

    /// - Parameters:
    ///   - counts: bricolages that readers see, by type.
    ///   - outdated: those written for an earlier schema, drafts included, by type.
    init(_ texts: Texts, _ registry: Registry, counts: [String: Int], outdated: [String: Int]) {
        title = texts["modules.title"]
        caption = texts.plural("modules.count", registry.modules.count)
        hasModules = !registry.modules.isEmpty
        let standIns = Set(registry.broken.filter { $0.standIn != nil }.map(\.id))
        modules = registry.modules.map {
            ModuleRow(
                $0, count: counts[$0.id] ?? 0, outdated: outdated[$0.id] ?? 0,
                isDisabled: registry.disabled.contains($0.id), isStandIn: standIns.contains($0.id), texts)
        }
        hasBroken = !registry.broken.isEmpty
        broken = registry.broken.map {
            BrokenRow(
                id: $0.id, folder: $0.folder.path,
                standIn: $0.standIn.map { texts["modules.standIn", ["version": $0]] },
                errors: $0.errors.map { $0.description(in: texts.language) }.joined(separator: "\n\n"))
        }
    }
}

/// One type in use.
struct ModuleRow: Sendable {
    let name: String
    let href: String
    let id: String
    let version: String
    let schema: String
    let folder: String
    let count: String
    /// « 3 à migrer »; nil when there is none.
    let outdated: String?
    let isDisabled: Bool
    /// An earlier revision, in the place of a broken one.
    let isStandIn: Bool
    let useAction: String
    let hasWarnings: Bool
    let warnings: String

    init(
        _ module: Module, count: Int, outdated: Int, isDisabled: Bool, isStandIn: Bool, _ texts: Texts
    ) {
        name = module.name.text(in: texts.language)
        href = Path.type(module.id)
        id = module.id
        version = module.version
        schema = texts.number(module.schema)
        folder = module.folder.path
        self.count = texts.number(count)
        self.outdated = outdated > 0 ? texts.plural("modules.outdated", outdated, ["id": module.id]) : nil
        self.isDisabled = isDisabled
        self.isStandIn = isStandIn
        useAction = "\(Path.modules)/\(module.id)/usage"
        hasWarnings = !module.warnings.isEmpty
        warnings = module.warnings.map { $0.description(in: texts.language) }.joined(separator: "\n\n")
    }
}

/// One folder that could not be loaded.
struct BrokenRow: Sendable {
    let id: String
    let folder: String
    /// That an earlier version is used meanwhile; nil when there is none.
    let standIn: String?
    let errors: String
}
