import Mustache

/// A template of a module, read, checked and compiled: what it can show is safe whatever the values are.
///
/// A small Mustache: `{{name}}`, `{{{html}}}`, `{{#section}}`, `{{^inverted}}`, `{{! comment }}`, dotted names and
/// `{{.}}`. swift-mustache renders it, but never reads what the module wrote: the checked tree is written anew for it,
/// so that both cannot disagree about where a tag begins.
package struct ModuleTemplate: Sendable {
    /// Full names of what its tags show or ask for, such as `steps.title`.
    package let uses: Set<String>
    private let names: [String: TemplateShape]
    private let template: MustacheTemplate

    /// The template of that text, or everything wrong in it with positions.
    ///
    /// - Parameters:
    ///   - file: path for the messages.
    ///   - names: what the template may ask for.
    package static func read(
        _ text: String, file: String, names: [String: TemplateShape], rules: TemplateRules = .page
    ) -> Result<ModuleTemplate, TemplateProblems> {
        let source = TemplateSource(text, file: file)
        guard text.utf8.count <= TemplateRules.maximumBytes else {
            source.report.add(.fileTooLarge(text.utf8.count, limit: TemplateRules.maximumBytes))
            return .failure(TemplateProblems(errors: source.report.errors))
        }
        let nodes = TemplateParser.nodes(of: source)
        var check = TemplateCheck(source: source, names: names, rules: rules)
        check.check(nodes)
        let errors = source.report.errors
        guard errors.isEmpty else { return .failure(TemplateProblems(errors: TemplateProblems.sorted(errors))) }
        do {
            let template = try MustacheTemplate(string: TemplateWriter.text(of: nodes, source))
            return .success(ModuleTemplate(uses: check.uses, names: names, template: template))
        } catch {
            source.report.add(.templateNotUnderstood)
            return .failure(TemplateProblems(errors: source.report.errors))
        }
    }

    /// HTML without a value that could leave its place.
    package func render(_ values: TemplateValues) -> String {
        template.render(ShapedObject(shapes: names, values: values.values))
    }
}

/// Everything wrong in one template, from top to bottom; never empty.
package struct TemplateProblems: Error, Sendable, Hashable {
    package let errors: [ManifestError]

    /// From top to bottom, each said once.
    static func sorted(_ errors: [ManifestError]) -> [ManifestError] {
        var seen = Set<ManifestError>()
        return errors.filter { seen.insert($0).inserted }
            .sorted { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
    }
}
