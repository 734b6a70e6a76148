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

    init(_ texts: Texts, _ registry: Registry, counts: [String: Int]) {
        title = texts["modules.title"]
        caption = texts.plural("modules.count", registry.modules.count)
        hasModules = !registry.modules.isEmpty
        modules = registry.modules.map { ModuleRow($0, count: counts[$0.id] ?? 0, texts) }
        hasBroken = !registry.broken.isEmpty
        broken = registry.broken.map {
            BrokenRow(
                id: $0.id, folder: $0.folder.path,
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
    let hasWarnings: Bool
    let warnings: String

    init(_ module: Module, count: Int, _ texts: Texts) {
        name = module.name.text(in: texts.language)
        href = Path.type(module.id)
        id = module.id
        version = module.version
        schema = texts.number(module.schema)
        folder = module.folder.path
        self.count = texts.number(count)
        hasWarnings = !module.warnings.isEmpty
        warnings = module.warnings.map { $0.description(in: texts.language) }.joined(separator: "\n\n")
    }
}

/// One folder that could not be loaded.
struct BrokenRow: Sendable {
    let id: String
    let folder: String
    let errors: String
}
