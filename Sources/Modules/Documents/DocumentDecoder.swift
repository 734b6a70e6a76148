import Domain
import Yams

/// Reads the `documents` of a manifest.
struct DocumentDecoder {
    static let keys = [
        "id", "name", "help", "template", "show_if", "paper", "orientation", "margin", "parameters", "prefill",
        "repeat", "grid", "stub", "code", "words", "styles", "reading", "pictogram_colour",
    ]
    static let parameterTypes: Set<String> = ["text", "number", "boolean", "choice", "date"]

    let report: Report
    /// Those of the module.
    let fields: [Field]
    /// The text of a file of the module, by its path there, of at most so many bytes.
    let read: (String, Int) -> Result<String, Problem>

    /// Every document that can be made of what was written; what is wrong in a template is reported in its own file.
    func decode(_ manifest: MappingReader) -> [ModuleDocument] {
        var taken: [String] = []
        return manifest.list("documents", limit: DocumentLimits.documents).compactMap { node in
            guard let reader = MappingReader(node, named: "documents", report) else { return nil }
            reader.checkKeys(known: Self.keys)
            guard let id = reader.identifier(taken: taken) else { return nil }
            taken.append(id)
            return document(id, reader)
        }
    }

    private func document(_ id: String, _ reader: MappingReader) -> ModuleDocument? {
        let name = reader.localized("name", required: true, limit: 80)
        let help = reader.localized("help", limit: 600)
        let parameters = parameters(reader)
        let scope = RuleScope(
            fields: fields, parameters: parameters.map { RuleScope.Parameter(id: $0.id, kind: $0.kind) })
        let keys = DocumentReader(reader: reader, scope: scope)
        let paper = keys.word("paper", Paper.self) ?? .a4
        let parts = DocumentParts(keys: keys, fields: fields, parameters: parameters)
        let prefill = parts.prefill()
        let showIf = showIf(keys)
        let grid = parts.grid(on: paper)
        let series = parts.series()
        let codes = parts.codes(in: series)
        let words = parts.words()
        let styles = DocumentStyleDecoder(document: keys, texts: parts.texts(words, series)).decode()
        let reading = parts.reading(styles)
        let colour = keys.colour("pictogram_colour")
        let names = DocumentShape.names(
            fields: fields, parameters: parameters, series: series ?? .once, codes: codes, words: words)
        let template = template(keys, names, styles)
        let stub = stub(keys, names, styles)
        guard let name, let grid, let series, let template else { return nil }
        return ModuleDocument(
            id: id, name: name, help: help, parameters: parameters, prefill: prefill, paper: paper, showIf: showIf,
            grid: grid, series: series, codes: codes, styles: styles, words: words, reading: reading,
            pictogramColour: colour ?? .black, template: template, stub: stub, fields: fields)
    }

    private func parameters(_ reader: MappingReader) -> [Field] {
        let nodes = reader.list("parameters", limit: DocumentLimits.parameters)
        let form = FormDecoder(report: report).decode(nodes)
        for node in nodes {
            guard case .mapping(let mapping) = node else { continue }
            if let type = mapping["type"], let word = type.scalar?.string, FieldKeys.types.contains(word),
                !Self.parameterTypes.contains(word)
            {
                report.add(.parameterKind(word), at: type)
            }
            if let id = mapping["id"], let word = id.scalar?.string, fields.contains(where: { $0.id == word }) {
                report.add(.parameterIsField(word), at: id)
            }
        }
        return form.fields
    }

    private func showIf(_ keys: DocumentReader) -> Condition? {
        guard let (text, node) = keys.reader.text("show_if", limit: 1_000) else { return nil }
        switch Condition.read(text, in: keys.scope) {
        case .success(let condition): return condition
        case .failure(let problems):
            report.add(problems, at: node)
            return nil
        }
    }

    private func stub(
        _ keys: DocumentReader, _ names: [String: TemplateShape], _ styles: [DocumentStyle]
    ) -> DocumentStub? {
        guard let stub = keys.mapping("stub", known: DocumentKeys.stub) else { return nil }
        let width = stub.length("width", required: true)
        let side = stub.word("side", DocumentStub.Side.self) ?? .left
        guard let template = template(stub, names, styles), let width else { return nil }
        return DocumentStub(width: width, side: side, template: template)
    }
}

// MARK: - Templates

extension DocumentDecoder {
    private func template(
        _ keys: DocumentReader, _ names: [String: TemplateShape], _ styles: [DocumentStyle]
    ) -> ModuleTemplate? {
        guard let (name, node) = keys.reader.text("template", required: true) else { return nil }
        guard let path = Self.path(of: name) else {
            report.add(.documentTemplateName(name), at: node)
            return nil
        }
        switch read(path, TemplateRules.maximumBytes) {
        case .failure(let problem):
            report.add(problem, at: node)
            return nil
        case .success(let text):
            let file = Self.shownPath(path, beside: report.file)
            report.add(TemplateClasses(text, file: file).errors(declared: styles.map(\.name)))
            switch ModuleTemplate.read(text, file: file, names: names, rules: .document) {
            case .success(let template): return template
            case .failure(let problems):
                report.add(problems.errors)
                return nil
            }
        }
    }
}

extension DocumentDecoder {
    /// `documents/sign.mustache` for that or for `sign.mustache`; nil for any other shape of name.
    private static func path(of name: String) -> String? {
        let folder = "documents/"
        let plain = name.hasPrefix(folder) ? String(name.dropFirst(folder.count)) : name
        guard let shape = Pattern("[a-z0-9][a-z0-9_-]{0,60}\\.mustache"), shape.matches(plain) else { return nil }
        return folder + plain
    }

    private static func shownPath(_ path: String, beside manifest: String) -> String {
        guard let slash = manifest.lastIndex(of: "/") else { return path }
        return String(manifest[...slash]) + path
    }
}

/// The classes that a template writes.
struct TemplateClasses {
    private let text: String
    private let report: Report

    init(_ text: String, file: String) {
        self.text = text.replacing("\r\n", with: "\n")
        report = Report(file: file, text: text)
    }

    /// Those that no style declares: nothing would come of them.
    ///
    /// A class that a value is part of is not looked at.
    func errors(declared: [String]) -> [ManifestError] {
        let known = declared.filter { DocumentStyle.ofHost[$0] == nil }.map { DocumentStyle.prefix + $0 }
        var line = 0
        for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
            line += 1
            for value in row.matches(of: /\bclass\s*=\s*["']([^"']*)["']/) {
                for name in value.output.1.split(separator: " ") where !name.contains("{") && !name.contains("}") {
                    guard !known.contains(String(name)) else { continue }
                    let column = row.unicodeScalars.distance(from: row.startIndex, to: name.startIndex) + 1
                    let near = NearMiss.of(String(name), among: known)
                    report.add(
                        .undeclaredClass(String(name), near: near, known: known), line: line, column: column,
                        width: name.unicodeScalars.count)
                }
            }
        }
        return report.errors
    }
}
