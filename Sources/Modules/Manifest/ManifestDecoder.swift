import Domain
import Foundation
import Yams

/// Which manifests this server understands.
package enum Contract {
    package static let supported = 1...1
}

/// Reads the root of a manifest.
struct ManifestDecoder {
    static let keys = [
        "contract", "id", "version", "schema", "name", "summary", "order", "icon", "colour", "fields", "rules", "views",
        "documents", "inspectors", "search",
    ]
    static let maximumFields = 60

    let folder: URL
    /// Where the folder's programs are; nil for a module out of the archive, whose programs are not looked at.
    let programs: URL?
    let files: ModuleFiles
    let report: Report

    /// The module, or nil when anything in the report is an error.
    func decode(_ root: Node) -> Module? {
        guard let reader = MappingReader(root, named: "module.yaml", report) else { return nil }
        reader.checkKeys(known: Self.keys)
        let contract = contract(reader)
        let id = id(reader)
        let version = version(reader)
        let schema = reader.integer("schema", 1...9_999, required: true)
        let name = reader.localized("name", required: true, limit: 60)
        let summary = reader.localized("summary", required: true, limit: 300)
        let order = reader.integer("order", 0...9_999) ?? 100
        let icon = Icon.read(reader, in: files, report)
        let colour = Colours.read(reader)
        let inspectors = InspectorDecoder(module: id ?? folder.lastPathComponent, folder: programs, report: report)
        let inspectorNodes = reader.list("inspectors", limit: InspectorLimits.perModule)
        let declared = InspectorDecoder.declaredIDs(inspectorNodes)
        let form = FormDecoder(report: report) { inspectors.checkNames($0, declared: declared) }
            .decode(reader.list("fields", limit: Self.maximumFields))
        let rules = RuleDecoder(fields: form.fields, report: report).rules(reader)
        let views = ModuleViews.read(reader, fields: form.fields) { files.text($0, limit: $1) }
        let documents = DocumentDecoder(report: report, fields: form.fields) { files.text($0, limit: $1) }
            .decode(reader)
        let programs = inspectors.decode(inspectorNodes)
        let search = SearchSpec.read(reader, form)
        let isForm = report.errors.allSatisfy(\.isWarning)
        let migrations = schema.map {
            MigrationFile.readAll(files, schema: $0, fields: isForm ? form.fields : nil, reader)
        }
        guard report.errors.allSatisfy(\.isWarning), let contract, let id, let version, let schema, let name,
            let summary, let icon
        else { return nil }
        return Module(
            contract: contract, id: id, version: version, schema: schema, name: name, summary: summary, order: order,
            icon: icon, colour: colour ?? .plain, fields: form.fields, steps: form.steps ?? .plain, rules: rules,
            views: views, documents: documents, inspectors: programs, search: search,
            migrations: migrations ?? [], files: files, folder: folder, revision: files.hash, warnings: report.errors)
    }

    private func contract(_ reader: MappingReader) -> Int? {
        guard let (text, node) = reader.text("contract", required: true) else { return nil }
        guard let number = Int(text), Contract.supported.contains(number) else {
            report.add(.unknownContract(text, supported: Contract.supported), at: node)
            return nil
        }
        return number
    }

    private func id(_ reader: MappingReader) -> String? {
        guard let (text, node) = reader.text("id", required: true) else { return nil }
        guard let pattern = Pattern("[a-z][a-z0-9-]{0,39}"), pattern.matches(text) else {
            report.add(.moduleID(text), at: node)
            return nil
        }
        guard text == folder.lastPathComponent else {
            report.add(.idIsNotFolder(text, folder: folder.lastPathComponent), at: node)
            return nil
        }
        return text
    }

    private func version(_ reader: MappingReader) -> String? {
        guard let (text, node) = reader.text("version", required: true) else { return nil }
        guard let pattern = Pattern("\\d{1,5}\\.\\d{1,5}\\.\\d{1,5}"), pattern.matches(text) else {
            report.add(.version(text), at: node)
            return nil
        }
        return text
    }
}

extension StepTemplate {
    /// For a module that says nothing about its steps.
    static let plain = StepTemplate(
        label: LocalizedText(fr: "Étapes", en: "Steps"), help: nil, minimum: 0, maximum: Limits.steps,
        prompts: [
            StepPrompt(
                title: nil,
                text: LocalizedText(fr: "Que faites-vous, et avec quoi ?", en: "What do you do, and with what?"),
                warning: nil)
        ])
}

extension SearchSpec {
    /// Word for the titles and texts of all steps.
    static let steps = "steps"
    static let keys = ["text", "facets"]

    /// - Returns: every field and the steps when the manifest says nothing.
    static func read(_ reader: MappingReader, _ form: FormDecoder.Form) -> SearchSpec {
        guard let node = reader.value("search") else {
            return SearchSpec(text: form.fields.map(\.id) + [steps], facets: [])
        }
        guard let spec = MappingReader(node, named: "search", reader.report) else {
            return SearchSpec(text: [], facets: [])
        }
        spec.checkKeys(known: keys)
        let text = names("text", of: spec, known: form.ids + [steps])
        let facets = names("facets", of: spec, known: form.ids).filter { word, node in
            guard let field = form.fields.first(where: { $0.id == word }), !field.kind.canBeFacet else { return true }
            spec.report.add(.facetKind(word), at: node)
            return false
        }
        return SearchSpec(text: text.map(\.text), facets: facets.map(\.text))
    }

    private static func names(_ key: String, of spec: MappingReader, known: [String]) -> [(text: String, node: Node)] {
        spec.words(key, limit: 60).filter { word, node in
            if known.contains(word) { return true }
            spec.report.add(.searchUnknown(word, near: NearMiss.of(word, among: known)), at: node)
            return false
        }
    }
}

extension Field.Kind {
    fileprivate var canBeFacet: Bool {
        switch self {
        case .choice, .choices, .boolean: true
        default: false
        }
    }
}
